"""When wages are due, and for which months somebody should have been asked."""

import calendar
from datetime import date

from congdoan.foundation.kernel.periods import add_months, first_day, month_of, months_between

MOST_ASKED = 12  # months


def due_of(month: int, *, day: int, is_following: bool) -> date:
    """Return the day on which the wages of a month are due; a day that the month does not have is its last one."""
    paid_in = first_day(add_months(month, 1) if is_following else month)
    return paid_in.replace(day=min(day, calendar.monthrange(paid_in.year, paid_in.month)[1]))


def months_due(*, day: int, is_following: bool, since: date, on: date) -> list[tuple[int, date]]:
    """Return the months whose pay day lies from the day on which it was told until today, oldest first, with their days."""
    last = month_of(on)
    first = max(add_months(month_of(since), -1), add_months(last, -MOST_ASKED))
    due = [(month, due_of(month, day=day, is_following=is_following)) for month in months_between(first, last)]
    return [(month, due_on) for month, due_on in due if since <= due_on <= on]
