"""What the State might fine: shown as a risk, never billed; the union does not fine."""

from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.money import half_up, share_of


@dataclass(frozen=True, slots=True)
class FineBand:
    """A band of fines in parts of the sum that should have been paid, and the most that may be imposed."""

    least: Fraction
    most: Fraction
    is_most_included: bool
    cap: int


@dataclass(frozen=True, slots=True)
class FineExposure:
    """The smallest and largest fine for a sum."""

    least: int
    most: int
    is_most_included: bool
    is_capped: bool


def fine_exposure(arrears: int, band: FineBand) -> FineExposure:
    """Return the range of the fine for arrears; the cap is a sum that can be imposed, so it is included.

    Rounding: half-up to the đồng, before the cap is looked at.
    Source: reference table `fine_bands`.
    """
    if arrears < 0:
        raise ValueError(f"arrears are not below zero: {arrears}")
    least, most = share_of(arrears, band.least), share_of(arrears, band.most)
    is_capped = most > band.cap
    return FineExposure(min(least, band.cap), min(most, band.cap), band.is_most_included or is_capped, is_capped)


def remedy_interest(arrears: int, *, yearly_rate: Fraction, days: int, days_in_year: int) -> int:
    """Return the interest that the remedy of a fine adds to arrears.

    Rounding: once, half-up.
    Source: reference table `fine_bands`, scope remedy; the count of days waits for confirmation.
    """
    if arrears < 0 or days < 0:
        raise ValueError("arrears and days are not below zero")
    exact = arrears * yearly_rate * days / days_in_year
    return half_up(exact.numerator, exact.denominator)
