"""The settlement of one union and year, and what is handed over when a union ends."""

from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.money import share_of


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A union's year in đồng. `fund` is above zero only where the union itself is charged to collect it."""

    opening: int
    dues: int = 0
    fund: int = 0
    received: int = 0
    other: int = 0
    handover_in: int = 0
    spending: int = 0
    paid_up: int = 0
    handover_out: int = 0
    payable_brought_forward: int = 0


@dataclass(frozen=True, slots=True)
class SettledYear:
    """The totals of a settlement, in đồng."""

    income: int
    spending: int
    closing: int
    payable_up: int


def settle(year: YearFigures, *, share_dues: Fraction, share_fund: Fraction) -> SettledYear:
    """Close a union's year.

    Closing = opening + income - spending - paid up - handed over; what is still payable up stays in the closing sum.
    Rounding: the upper part of each flow half-up.
    Source: reference table `identities` (closing, payable_up).
    """
    income = year.dues + year.fund + year.received + year.other + year.handover_in
    upper = share_of(year.dues, 1 - share_dues) + share_of(year.fund, 1 - share_fund)
    return SettledYear(
        income=income,
        spending=year.spending,
        closing=year.opening + income - year.spending - year.paid_up - year.handover_out,
        payable_up=upper - year.paid_up + year.payable_brought_forward,
    )


@dataclass(frozen=True, slots=True)
class Handover:
    """What a union that ended hands over: all its money, of which `including_payable` is owed upwards; then only dated supplements."""

    handover_total: int
    including_payable: int
    later_postings: str = "dated_supplement_only"


def handover(*, cash: int, bank: int, payable_up: int) -> Handover:
    """Return what a union that ended hands over to the level above it.

    Source: CV 4133/TLĐ-ToC, reference table `deadlines` (closing_report).
    """
    return Handover(handover_total=cash + bank, including_payable=payable_up)
