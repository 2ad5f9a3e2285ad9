"""The working days of 2024 at a bank, and the hours at which people pay."""

from datetime import date, datetime, time, timedelta

from congdoan.foundation.kernel.periods import last_day
from congdoan.interfaces.demo.story.facts import YEAR, Stream

HOLIDAYS = frozenset(
    {date(YEAR, 1, 1), date(YEAR, 4, 18), date(YEAR, 4, 29), date(YEAR, 4, 30), date(YEAR, 5, 1), date(YEAR, 9, 2), date(YEAR, 9, 3)}
    | {date(YEAR, 2, 8) + timedelta(days=n) for n in range(7)}
)


def working_day(month: int, first: int, last: int, chance: Stream) -> date:
    """Return a day of the month between two days of it on which a bank works; the next one when chance picks another."""
    end = last_day(month)
    picked = end.replace(day=min(chance.randint(first, last), end.day))
    return nearest_working_day(picked)


def nearest_working_day(day: date) -> date:
    """Return the day itself or the next working day, within its month; else the last working day before."""
    end = last_day(day.year * 100 + day.month)
    later = day
    while later <= end:
        if _works(later):
            return later
        later += timedelta(days=1)
    while not _works(day):
        day -= timedelta(days=1)
    return day


def moment(day: date, chance: Stream) -> datetime:
    """Return a moment of the banking day."""
    return datetime.combine(day, time(chance.randint(7, 17), chance.randrange(60), chance.randrange(60)))


def _works(day: date) -> bool:
    return day.weekday() < 6 and day not in HOLIDAYS
