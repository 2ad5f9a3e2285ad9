"""The matcher and the account together, on a year they were given whole: measured by the world's own scorer."""

from collections import defaultdict

import pytest

from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.tests.world import load_world, score


@pytest.fixture(scope="module")
def world():
    return load_world()


@pytest.fixture(scope="module")
def year(world):
    return world.run_matcher(match)


def test_nothing_is_booked_wrongly_twice_or_lost(world, year, tmp_path):
    told = score(world, year, tmp_path / "answers.csv")

    assert (told["wrong_dong"], told["must_leaks"], told["booked_twice"], told["lost_lines"]) == (0, 0, 0, 0)
    assert told["rows_not_in_statements"] == 0
    assert told["precision"] >= 0.999
    assert told["coverage"] >= 0.97
    right, of = map(int, told["other_kinds_right"].split("/"))
    assert right >= of * 0.99


def test_no_dong_is_lost_whatever_the_matcher_says(year):
    assert year.state.unplaced == 0


def test_months_imported_one_at_a_time_are_matched_the_same(world, year):
    files = defaultdict(list)
    for line in world.lines:
        files[line.file].append(line)
    state, steps = State.begin(world.opening), []
    for _, lines in sorted(files.items()):
        ran = world.run_matcher(match, state=state, lines=lines)
        state, steps = ran.state, [*steps, *ran.steps]

    assert (state, tuple(steps)) == (year.state, year.steps)
