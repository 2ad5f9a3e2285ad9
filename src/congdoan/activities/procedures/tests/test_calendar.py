"""When a request is due, for every day of four years and every limit, against a table of working days written out day by day."""

from bisect import bisect_right
from datetime import date, timedelta

import pytest

from congdoan.activities.procedures.rules import due_after, due_again
from congdoan.foundation.reference import queries as reference

OFF = {
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
"""Days off on Monday to Friday, as announced year by year (2027 as the law gives them: nothing is announced yet). All are unchecked."""
WORKED = {2024: "05-04", 2025: "04-26", 2026: "01-10 08-22", 2027: ""}
WORKDAYS = {2024: 251, 2025: 250, 2026: 249, 2027: 249}
LONGEST = 30


def days(told):
    return {date.fromisoformat(f"{year}-{day}") for year, words in told.items() for day in words.split()}


EVERY_DAY = [date(2024, 1, 1) + timedelta(number) for number in range((date(2027, 12, 31) - date(2024, 1, 1)).days + 1)]
TABLE = [day for day in EVERY_DAY if (day.weekday() < 5 and day not in days(OFF)) or day in days(WORKED)]


def test_the_law_packs_calendar_is_the_table_and_keeps_its_marks():
    calendar = reference.workdays()

    assert [day for day in EVERY_DAY if calendar.is_workday(day)] == TABLE
    assert {year: sum(day.year == year for day in TABLE) for year in OFF} == WORKDAYS
    assert not any(calendar.is_sure(day) for day in days(OFF) | days(WORKED))


def test_every_limit_from_every_day_is_due_where_the_table_says():
    calendar = reference.workdays()
    wrong = []
    for filed in EVERY_DAY:
        at = bisect_right(TABLE, filed)
        wrong += [
            (filed, limit) for limit in range(1, LONGEST + 1)
            if at + limit <= len(TABLE) and due_after(filed, limit, calendar) != TABLE[at + limit - 1]
        ]  # fmt: skip

    assert len(EVERY_DAY) * LONGEST == 43_830
    assert wrong == []


@pytest.mark.parametrize("limit", [1, 7, 15])
def test_a_pause_gives_back_exactly_what_was_left(limit):
    calendar = reference.workdays()
    wrong = []
    for filed in EVERY_DAY[:-120]:
        due, at = due_after(filed, limit, calendar), bisect_right(TABLE, filed)
        for waited, pause in ((0, 1), (3, 10), (9, 40)):
            stopped, resumed = filed + timedelta(waited), filed + timedelta(waited + pause)
            used = bisect_right(TABLE, stopped) - at
            left = limit - used
            if left > 0 and due_again(due, stopped, resumed, calendar) != TABLE[bisect_right(TABLE, resumed) + left - 1]:
                wrong.append((filed, stopped, resumed))

    assert wrong == []
