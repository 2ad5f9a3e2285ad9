"""When the union fund is due, and from which day it counts as late or as not paid."""

from dataclasses import dataclass
from datetime import date

from congdoan.foundation.kernel.periods import add_days, add_months, last_day


@dataclass(frozen=True, slots=True)
class DueRule:
    """Due on the last day of the month that lies `months_after` the period's last month."""

    months_after: int


@dataclass(frozen=True, slots=True)
class Lateness:
    """The days on which an unpaid sum changes its name; None where the law of that time knows no such day."""

    late_from: date
    last_day_of_grace: date | None
    non_payment_from: date | None


def due_date(month: int, rule: DueRule | None) -> date | None:
    """Return the day on which the fund of a period is due; None where the day must first be set by the federation.

    `month` is the period's last month.
    Source: reference table `union_fund_due_rule`, picked by the first day of the period.
    """
    return None if rule is None else last_day(add_months(month, rule.months_after))


def lateness(due: date, *, days_until_non_payment: int | None) -> Lateness:
    """Return from which day a sum is late, the last day counted, and from which day it counts as not paid.

    Source: reference table `union_fund_lateness`; how the sixtieth day is counted waits for confirmation.
    """
    if days_until_non_payment is None:
        return Lateness(add_days(due, 1), None, None)
    return Lateness(add_days(due, 1), add_days(due, days_until_non_payment), add_days(due, days_until_non_payment + 1))
