"""Months, quarters and days. A month is the integer yyyymm: January 2024 is 202401."""

import calendar
import re
from datetime import date, timedelta

from congdoan.foundation.kernel.errors import DomainError

FIRST_YEAR, LAST_YEAR = 1900, 2999

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})")
_VIETNAMESE = re.compile(r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
_DAY_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DAY_VIETNAMESE = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")


class NotAMonth(DomainError, ValueError):
    """The text names no month."""

    code = "not-a-month"
    says = "“{text}” không phải là tháng. Hãy ghi như 01/2024 hoặc 2024-01."


class NotADay(DomainError, ValueError):
    """The text names no day of the calendar."""

    code = "not-a-day"
    says = "“{text}” không phải là ngày. Hãy ghi như 31/01/2024 hoặc 2024-01-31."


def make_month(year: int, month: int) -> int:
    """Join a year and a month from 1 to 12."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise NotAMonth(text=f"{month}/{year}")
    return year * 100 + month


def month_of(day: date) -> int:
    """Return the month a day lies in."""
    return day.year * 100 + day.month


def year_of(month: int) -> int:
    """Return the year of a month."""
    return month // 100


def first_day(month: int) -> date:
    """Return the month's first day."""
    return date(month // 100, month % 100, 1)


def last_day(month: int) -> date:
    """Return the month's last day."""
    year, number = divmod(month, 100)
    return date(year, number, calendar.monthrange(year, number)[1])


def add_months(month: int, n: int) -> int:
    """Go `n` months on, or back when `n` is below zero."""
    year, index = divmod(month // 100 * 12 + month % 100 - 1 + n, 12)
    return year * 100 + index + 1


def months_apart(first: int, last: int) -> int:
    """Count the steps from one month to another; the month itself is 0 away."""
    return (last // 100 - first // 100) * 12 + last % 100 - first % 100


def months_between(first: int, last: int) -> list[int]:
    """List the months from first to last, both included; empty when last lies before first."""
    return [add_months(first, n) for n in range(months_apart(first, last) + 1)]


def quarter_of(month: int) -> int:
    """Return the quarter, 1 to 4, that a month lies in."""
    return (month % 100 + 2) // 3


def months_of_quarter(year: int, quarter: int) -> list[int]:
    """List the three months of a quarter from 1 to 4."""
    if quarter not in (1, 2, 3, 4):
        raise NotAMonth(text=f"quý {quarter}/{year}")
    return months_between(make_month(year, quarter * 3 - 2), make_month(year, quarter * 3))


def months_of_year(year: int) -> list[int]:
    """List the twelve months of a year."""
    return months_between(make_month(year, 1), make_month(year, 12))


def parse_month(text: str) -> int:
    """Read 2024-01, 01/2024 or 1/2024.

    :raises NotAMonth: anything else
    """
    shown = text.strip()
    found = _ISO.fullmatch(shown) or _VIETNAMESE.fullmatch(shown)
    if not found or not (1 <= int(found["month"]) <= 12 and FIRST_YEAR <= int(found["year"]) <= LAST_YEAR):
        raise NotAMonth(text=shown[:40])
    return make_month(int(found["year"]), int(found["month"]))


def format_month(month: int) -> str:
    """Write a month as people here do: 01/2024."""
    return f"{month % 100:02d}/{month // 100:04d}"


def iso_month(month: int) -> str:
    """Write a month for programs: 2024-01."""
    return f"{month // 100:04d}-{month % 100:02d}"


def add_days(day: date, n: int) -> date:
    """Go `n` days on, or back when `n` is below zero."""
    return day + timedelta(days=n)


def parse_day(text: str) -> date:
    """Read 2024-01-31 or 31/01/2024.

    :raises NotADay: anything else, and days the calendar does not have
    """
    shown = text.strip()
    found = _DAY_ISO.fullmatch(shown) or _DAY_VIETNAMESE.fullmatch(shown)
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotADay(text=shown[:40])
    return day
