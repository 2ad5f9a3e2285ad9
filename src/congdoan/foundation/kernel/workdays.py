"""Working days: Monday to Friday without the days off of a calendar, and the weekend days on which people work instead."""

from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = 5
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off that fall on Monday to Friday and the weekend days worked, known from `first` to `last`; `unsure` ones are unchecked."""

    first: date
    last: date
    off: frozenset[date]
    worked: frozenset[date]
    unsure: frozenset[date]

    def is_workday(self, day: date) -> bool:
        """Say whether people work on a day; outside of what is known every Monday to Friday counts."""
        return day in self.worked or (day.weekday() < WEEKDAYS and day not in self.off)

    def is_sure(self, day: date) -> bool:
        """Say whether nothing about a day is unchecked or unknown; an ordinary day of a known year is sure."""
        return self.first <= day <= self.last and day not in self.unsure


@dataclass(frozen=True, slots=True)
class Limit:
    """A day that was counted in working days, and whether every day passed over was sure."""

    day: date
    is_sure: bool


def workday_after(day: date, count: int, calendar: Calendar) -> Limit:
    """Return the last of some working days that follow a day; the day itself is not counted."""
    return _stepped(day, count, calendar, DAY)


def workday_before(day: date, count: int, calendar: Calendar) -> Limit:
    """Return the latest day that leaves some working days between it and a day, the second not counted.

    What must be sent at least five working days before a session is sent on this day or earlier.
    """
    return _stepped(day, count, calendar, -DAY)


def workdays_between(after: date, until: date, calendar: Calendar) -> int:
    """Count the working days after one day up to another, that one included; nothing where it lies before."""
    return sum(calendar.is_workday(after + DAY * n) for n in range(1, (until - after).days + 1))


def _stepped(day: date, count: int, calendar: Calendar, step: timedelta) -> Limit:
    if count < 0:
        raise ValueError(f"cannot count {count} working days")
    is_sure = True
    while count:
        day += step
        is_sure = is_sure and calendar.is_sure(day)
        count -= calendar.is_workday(day)
    return Limit(day, is_sure)
