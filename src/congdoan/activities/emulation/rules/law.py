"""Time limits and least rewards of initiatives; every figure is an argument. Source: law pack, `activities.initiatives` (all unchecked)."""

from datetime import date
from fractions import Fraction

from congdoan.foundation.kernel.money import half_up, share_of
from congdoan.foundation.kernel.periods import add_months, first_day, last_day, month_of


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month where it is shorter."""
    month = add_months(month_of(day), months)
    return first_day(month).replace(day=min(day.day, last_day(month).day))


def is_late_request(first_applied_on: date, submitted_on: date, *, years: int) -> bool:
    """Tell a request that came later than some years after the first application."""
    return submitted_on > months_after(first_applied_on, 12 * years)


def least_author_pay(benefit: int | None, *, share: Fraction, times: int, minimum_wage: int | None) -> int | None:
    """Return the authors' least pay for the first year: a share of the verified benefit, or some minimum wages where none is computed.

    Units: đồng. Rounding: half up. None where the minimum wage is needed and not known.
    """
    if benefit is not None:
        return share_of(benefit, share) if benefit > 0 else 0
    return None if minimum_wage is None else times * minimum_wage


def least_appliers_pay(author_pay: int, *, share: Fraction) -> int:
    """Return the least pay of who organised the first application, from what the authors were paid. Units: đồng. Rounding: half up."""
    return half_up(author_pay * share.numerator, share.denominator)
