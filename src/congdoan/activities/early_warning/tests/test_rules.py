"""Points are the plain sum of visible reasons; each signal at its boundaries; columns give what one by one gives."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.activities.early_warning import queries, rules
from congdoan.activities.early_warning.queries.observing import fallen
from congdoan.activities.early_warning.rules import Columns, Evidence

DAY = date(2024, 11, 22)
SCALE = queries.pack_scale(DAY)


def evidence(code, kind="", *, number=None, line=None, since_anchor=None, employer=1, id=1, since=date(2024, 1, 1), ended=None):
    anchor = None if since_anchor is None else DAY - timedelta(days=since_anchor)
    return Evidence(id, employer, code, kind, number, line, anchor, since, ended)


def points(*found):
    return rules.score(found, SCALE, DAY).points


@pytest.mark.parametrize(
    ("code", "kind", "facts", "expected"),
    [
        ("W1", "", {"since_anchor": 0}, 0),
        ("W1", "", {"since_anchor": 1}, 3),
        ("W1", "", {"since_anchor": 14}, 3),
        ("W1", "", {"since_anchor": 15}, 6),
        ("W1", "", {"since_anchor": 30}, 6),
        ("W1", "", {"since_anchor": 31}, 10),
        ("W2", "", {"number": 0}, 0),
        ("W2", "", {"number": 1}, 2),
        ("W2", "", {"number": 2}, 2),
        ("W2", "", {"number": 3}, 5),
        ("W2", "", {"number": 5}, 5),
        ("W2", "", {"number": 6}, 8),
        ("W3", "", {"since_anchor": -46}, 0),
        ("W3", "", {"since_anchor": -45}, 2),
        ("W3", "", {"since_anchor": -31}, 2),
        ("W3", "", {"since_anchor": -30}, 4),
        ("W3", "", {"since_anchor": -21}, 4),
        ("W3", "", {"since_anchor": -20}, 7),
        ("W3", "", {"since_anchor": 0}, 7),
        ("W3", "", {"since_anchor": 1}, 0),
        ("W4", "min_wage_not_applied", {}, 5),
        ("W5", "month", {}, 3),
        ("W6", "", {"number": 9, "line": 1_000}, 0),
        ("W6", "", {"number": 10, "line": 1_000}, 6),
        ("W6", "", {"number": 4, "line": 80}, 6),
        ("W6", "", {"number": 4, "line": 81}, 0),
        ("W7", "norm", {}, 4),
        ("W8", "food_incident", {}, 4),
        ("W9", "owner_absent", {}, 7),
        ("W10", "", {"since_anchor": 3}, 5),
        ("W11", "abuse", {}, 5),
        ("W12", "cba_expired", {}, 2),
        ("FUND", "", {"since_anchor": 400, "number": 1}, 0),
        ("SILENCE", "", {"since_anchor": 400}, 0),
    ],
)
def test_each_signal_weighs_as_the_pack_says_at_its_boundary(code, kind, facts, expected):
    assert points(evidence(code, kind, **facts)) == expected


def test_the_heaviest_level_counts_once_and_the_states_of_a_union_add_up():
    late = [evidence("W1", since_anchor=16, id=1), evidence("W1", since_anchor=46, id=2)]
    states = [evidence("W12", kind, id=place) for place, kind in enumerate(("no_dialogue_12_months", "cba_expired", "chair_empty"), 3)]

    assert points(*late) == 10
    assert points(*states) == 6
    assert points(*late, *states) == 16


@pytest.mark.parametrize(
    ("total", "band"), [(0, "green"), (5, "green"), (6, "yellow"), (11, "yellow"), (12, "orange"), (19, "orange"), (20, "red")]
)
def test_bands_begin_where_the_pack_says(total, band):
    assert rules.warning_band(total, SCALE.bands).code == band


def test_a_signal_counts_from_its_day_until_the_day_before_its_end():
    one = evidence("W9", "owner_absent", since=DAY, ended=DAY + timedelta(days=2))

    told = [rules.score([one], SCALE, DAY + timedelta(days=n)).points for n in (-1, 0, 1, 2)]

    assert told == [0, 7, 7, 0]


signals = st.builds(
    lambda code, kind, number, line, since_anchor, employer, since, lasts: evidence(
        code, kind, number=number, line=line, since_anchor=since_anchor, employer=employer, since=DAY - timedelta(days=since),
        ended=None if lasts is None else DAY - timedelta(days=since) + timedelta(days=lasts),
    ),
    st.sampled_from(list(rules.CODES)), st.sampled_from(["", "cba_expired", "chair_empty", "abuse"]),
    st.none() | st.integers(0, 40), st.none() | st.integers(0, 400), st.none() | st.integers(-60, 60), st.integers(0, 3),
    st.integers(-3, 30), st.none() | st.integers(0, 40),
)  # fmt: skip
weights = st.dictionaries(st.sampled_from([rules.key_of(one) for one in SCALE.levels]), st.integers(0, 30), max_size=20)


@given(st.lists(signals, max_size=25), weights)
def test_points_are_the_sum_of_shown_reasons_and_columns_agree(found, own):
    found = [Evidence(place, *list(one.__getstate__())[1:]) for place, one in enumerate(found)]
    scale = rules.reweighted(SCALE, own, {})
    column = rules.points_of(Columns.of(found, {n: n for n in range(4)}), scale, DAY, employers=4)

    for employer in range(4):
        told = rules.score([one for one in found if one.employer_id == employer], scale, DAY)
        assert told.points == sum(one.points for one in told.reasons) == column[employer]
        assert all(one.words for one in told.reasons)
        assert {one.evidence.id for one in told.reasons} == {one.id for one in found if one.employer_id == employer and one.holds_on(DAY)}


def test_weights_that_cannot_be_are_told_all_at_once():
    told = rules.faults_of(SCALE, {"W1.1": -1, "W99.1": 3}, {"yellow": 12, "violet": 4})

    assert len(told) == 4
    assert rules.faults_of(SCALE, {"FUND.1": 4}, {"red": 25}) == []
    assert rules.warning_band(24, rules.reweighted(SCALE, {}, {"red": 25}).bands).code == "orange"


def test_wages_are_due_on_the_last_day_where_the_month_is_short():
    assert rules.due_of(202401, day=31, is_following=True) == date(2024, 2, 29)
    due = rules.months_due(day=10, is_following=True, since=date(2024, 4, 10), on=date(2024, 6, 9))
    assert due == [(202403, date(2024, 4, 10)), (202404, date(2024, 5, 10))]


@pytest.mark.parametrize(
    ("past", "now", "expected"), [([100, 100, 100], 90, 10), ([100, 100, 100], 91, 9), ([100], 120, 0), ([], 5, 0), ([0], 5, 0)]
)
def test_a_fall_is_told_in_whole_percent_rounded_down(past, now, expected):
    assert fallen(past, now) == expected


def test_an_alarm_foretells_only_from_the_day_before_and_within_the_horizon():
    alarm = np.zeros((100, 2), np.bool_)
    alarm[10:12, 0] = True

    assert rules.judge(alarm, [(0, 12)], horizon=60).lead_days == 2
    assert rules.judge(alarm, [(0, 10)], horizon=60).foretold == 0  # on its first day it is too late
    assert rules.judge(alarm, [(0, 71)], horizon=60).foretold == 1
    assert rules.judge(alarm, [(0, 72)], horizon=60).foretold == 0
    told = rules.judge(alarm, [(0, 70), (1, 50)], horizon=60)
    assert (told.stoppages, told.foretold, told.alarms, told.right, told.days) == (2, 1, 1, 1, 2)
    assert rules.judge(alarm, [(0, 71)], horizon=60).right == 0
