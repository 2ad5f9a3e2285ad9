"""Counting working days, over Tết and over Saturdays on which people work instead."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.kernel.workdays import Calendar, Limit, workday_after, workday_before, workdays_between
from congdoan.foundation.reference import queries as reference

PLAIN = Calendar(date(2000, 1, 1), date(2100, 12, 31), frozenset(), frozenset(), frozenset())
days = st.dates(date(2023, 12, 1), date(2028, 1, 31))


@pytest.mark.parametrize(
    ("day", "count", "until"),
    [
        (date(2024, 2, 7), 1, date(2024, 2, 15)),  # the seven days of Tết 2024
        (date(2024, 2, 7), 5, date(2024, 2, 21)),
        (date(2024, 4, 26), 2, date(2024, 5, 3)),  # Monday 29 April off
        (date(2024, 4, 26), 3, date(2024, 5, 4)),  # and Saturday 4 May worked instead
        (date(2025, 1, 24), 5, date(2025, 2, 7)),  # Tết 2025
        (date(2025, 4, 25), 1, date(2025, 4, 26)),  # a Saturday worked
        (date(2025, 4, 29), 1, date(2025, 5, 5)),
        (date(2026, 1, 5), 5, date(2026, 1, 10)),  # a Saturday worked
        (date(2026, 2, 13), 7, date(2026, 3, 3)),  # Tết 2026
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # Hùng Kings fell on a Sunday
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
        (date(2027, 2, 3), 1, date(2027, 2, 11)),
        (date(2024, 6, 28), 15, date(2024, 7, 19)),
        (date(2024, 6, 28), 0, date(2024, 6, 28)),
    ],
)
def test_days_off_are_not_counted_and_worked_saturdays_are(day, count, until):
    assert workday_after(day, count, reference.workdays()).day == until


def test_what_is_sent_five_working_days_before_a_session_leaves_them_whole():
    assert workday_before(date(2024, 2, 16), 5, reference.workdays()).day == date(2024, 2, 2)  # 15, 7, 6, 5 and 2 February


def test_a_count_over_an_unchecked_or_unknown_day_keeps_the_mark():
    calendar = reference.workdays()

    assert workday_after(date(2024, 6, 28), 15, calendar) == Limit(date(2024, 7, 19), True)
    assert not workday_after(date(2026, 2, 13), 7, calendar).is_sure
    assert not workday_after(date(2027, 12, 30), 5, calendar).is_sure  # nothing is known of 2028
    assert not workday_before(date(2024, 1, 3), 5, calendar).is_sure  # nor of 2023


def test_every_day_off_falls_on_a_weekday_and_every_worked_day_on_a_weekend():
    calendar = reference.workdays()

    assert {day.weekday() for day in calendar.off} <= set(range(5))
    assert {day.weekday() for day in calendar.worked} <= {5, 6}
    assert (calendar.first, calendar.last) == (date(2024, 1, 1), date(2027, 12, 31))


@given(days, st.integers(0, 60))
def test_a_limit_lies_that_many_working_days_away(day, count):
    calendar = reference.workdays()
    until = workday_after(day, count, calendar).day

    assert workdays_between(day, until, calendar) == count
    assert count == 0 or calendar.is_workday(until)


@given(days, st.integers(1, 60))
def test_counting_back_is_counting_on(day, count):
    calendar = reference.workdays()
    earlier = workday_before(day, count, calendar).day

    assert workdays_between(earlier - timedelta(days=1), day - timedelta(days=1), calendar) == count


@given(days, st.integers(0, 60))
def test_days_off_only_ever_move_a_limit_back_by_what_they_take(day, count):
    calendar = reference.workdays()
    taken = Calendar(calendar.first, calendar.last, calendar.off, frozenset(), calendar.unsure)

    assert workday_after(day, count, taken).day >= workday_after(day, count, PLAIN).day
    with pytest.raises(ValueError):
        workday_after(day, -1, PLAIN)
