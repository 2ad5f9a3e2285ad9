"""Targets in figures: shares lose nothing, gaps are told as they are, nobody is told to have reached what is not reached."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.programmes import queries
from congdoan.activities.programmes.rules import asks_units, breakthrough_of, indicators, lateness
from congdoan.activities.programmes.rules import targets as rules

units = st.dictionaries(st.integers(1, 500), st.integers(0, 10**6), min_size=1, max_size=30)
totals = st.integers(0, 10**12)


def test_what_is_left_over_goes_to_the_largest_remainder():
    assert rules.split(100, {1: 50, 2: 30, 3: 3}) == {1: 60, 2: 36, 3: 4}  # 60.2, 36.1 and 3.6


@given(totals, units)
def test_no_piece_of_a_total_is_lost_or_made_up(total, weights):
    parts = rules.split(total, weights)

    assert sum(parts.values()) == total
    assert list(parts) == list(weights)
    assert all(part >= 0 for part in parts.values())


@given(totals, units)
def test_no_share_is_a_whole_piece_away_from_its_exact_part(total, weights):
    whole = sum(weights.values())
    parts = rules.split(total, weights)

    assert not whole or all(abs(Fraction(total * weights[unit], whole) - part) < 1 for unit, part in parts.items())


@given(totals, st.dictionaries(st.integers(), st.one_of(st.none(), st.integers(0, 10**9)), min_size=1, max_size=20))
def test_a_gap_is_the_whole_without_its_parts(whole, parts):
    found = rules.gap("flow", ">=", whole, parts)

    told = [value for value in parts.values() if value is not None]
    assert found.untold == len(parts) - len(told)
    assert found.missing == (whole - sum(told) if told else None)


def test_ratios_do_not_add_up_but_the_weaker_ones_are_counted():
    found = rules.gap("ratio", ">=", 8_300, {1: 9_000, 2: 8_200, 3: None})

    assert (found.parts, found.missing, found.below, found.untold) == (None, None, 1, 1)


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_ratio_reaches_a_target_only_when_it_does(numerator, denominator):
    reached = rules.ratio(numerator, denominator)

    assert Fraction(reached, rules.WHOLE) <= Fraction(numerator, denominator) < Fraction(reached + 1, rules.WHOLE)


@given(st.integers(0, 10**6))
def test_a_ratio_is_read_as_it_is_shown(value):
    assert rules.read_figure(rules.figure_words(value, "ratio"), "ratio") == value


@given(st.integers(0, 10**15 - 1))
def test_a_count_is_read_as_it_is_shown(value):
    assert rules.read_figure(rules.figure_words(value, "flow"), "flow") == value


@pytest.mark.parametrize("typed", ["", "x", "1,5", "1.23", "-3", "=1+1", "1e9", "٣"])
def test_what_is_no_count_is_not_guessed(typed):
    assert rules.read_figure(typed, "flow") is None


@pytest.mark.parametrize(("state", "due", "told"), [
    ("open", date(2024, 6, 20), ("late", 10)), ("open", date(2024, 6, 30), ("soon", 0)), ("under_way", date(2024, 7, 15), ("soon", -15)),
    ("open", date(2024, 7, 16), ("in_time", -16)), ("done", date(2024, 1, 1), ("over", None)), ("open", None, ("open_ended", None)),
])  # fmt: skip
def test_a_task_is_late_after_its_last_day_unless_it_is_over(state, due, told):
    found = lateness(state=state, due_on=due, on=date(2024, 6, 30))

    assert (found.state, found.days) == told


def test_who_is_named_decides_whether_unions_get_a_task():
    assert asks_units("các công đoàn cơ sở trực thuộc", "")
    assert asks_units("", "trong toàn hệ thống tổ chức Công đoàn huyện")
    assert not asks_units("Liên đoàn Lao động huyện", "phối hợp với các công đoàn cơ sở")


def test_a_sentence_belongs_to_the_breakthrough_it_names_first():
    assert breakthrough_of("kỹ năng phát triển đoàn viên, kỹ năng đối thoại") == "breakthrough.2"
    assert breakthrough_of("Triển khai quyết liệt công tác kiểm tra") == ""
    assert {code for code, _ in queries.breakthroughs()} == {"breakthrough.1", "breakthrough.2", "breakthrough.3"}


def test_every_target_of_the_law_pack_is_in_the_catalogue_as_it_stands_there():
    rows = {row.code: row for row in queries.catalogue()}

    assert rows["XIII-2"].value == 8_300
    assert (rows["XIII-2"].needs_check, rows["XIII-2"].source) == (True, "Nghị quyết Đại hội XIII Công đoàn Việt Nam (2023-2028)")
    assert rows["NQ02-1"].value == 13_500_000
    assert all(row.value is None and not row.has_content for code, row in rows.items() if code.startswith("XIV-"))
    assert set(rows) == set(indicators.OF_TARGETS)
    assert set(indicators.OF_TARGETS.values()) <= {"", *indicators.INDICATORS}
