"""Months, quarters and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.kernel.periods import (
    NotADay,
    NotAMonth,
    add_months,
    first_day,
    format_month,
    iso_month,
    last_day,
    month_of,
    months_apart,
    months_between,
    months_of_quarter,
    months_of_year,
    parse_day,
    parse_month,
    quarter_of,
)

months = st.dates(date(1950, 1, 1), date(2500, 12, 31)).map(month_of)


def test_a_year_has_twelve_months_and_four_quarters():
    assert months_between(202401, 202412) == months_of_year(2024)
    assert [quarter_of(month) for month in months_of_year(2024)] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert months_of_quarter(2024, 4) == [202410, 202411, 202412]


def test_february_ends_by_the_calendar():
    assert [last_day(m) for m in (202402, 202502, 210002)] == [date(2024, 2, 29), date(2025, 2, 28), date(2100, 2, 28)]


def test_nothing_lies_between_a_month_and_an_earlier_one():
    assert months_between(202403, 202402) == []


@given(months, st.integers(min_value=-500, max_value=500))
def test_months_step_forth_and_back(month, n):
    moved = add_months(month, n)

    assert add_months(moved, -n) == month
    assert months_apart(month, moved) == n
    assert 1 <= moved % 100 <= 12


@given(months)
def test_a_month_is_whole_and_the_next_begins_after_it(month):
    assert month_of(first_day(month)) == month_of(last_day(month)) == month
    assert (first_day(add_months(month, 1)) - last_day(month)).days == 1


@given(months)
def test_a_written_month_is_read_back(month):
    assert parse_month(iso_month(month)) == parse_month(format_month(month)) == month


@pytest.mark.parametrize("text", ["", "2024-13", "13/2024", "2024", "202401", "0000-01", "2024-1-1", "٢٠٢٤-٠١"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(NotAMonth):
        parse_month(text)


def test_days_are_read_both_ways():
    assert parse_day("2024-02-29") == parse_day("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "2023-02-29", "31/04/2024", "2024/01/01", "1.1.24", "0001-01-01"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotADay):
        parse_day(text)
