"""The matcher and the account together, on a year they were given whole: measured by the world's own scorer."""

from collections import defaultdict

import pytest

from congdoan.finance.collection.rules.decisions import DecisionRow, read_decisions
from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.tests.tables import differences, reviews_answered
from congdoan.finance.collection.tests.world import answer_rows, load_world, score


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


def answers(world, *, with_reviews):
    """Return the true decisions of every line that a program can know, and of those a person must answer when asked."""
    rows = [row for row in answer_rows(world, world.run_truth()) if row[2] == "auto"]
    if with_reviews:
        must = [(line, world.true_line[line.id]) for line in world.lines if line.id in world.true_line]
        rows += [
            (line.file, line.row, "auto", true["kind"], true["true_payer_if_asked"][0], line.amount)
            for line, true in must
            if true["review"] == "must" and true["kind"] in ("KPCD", "DUES")
        ]
    given = [DecisionRow(n, file, row, kind, subject, amount) for n, (file, row, _, kind, subject, amount) in enumerate(rows, start=2)]
    decided, problems = read_decisions(given, world.lines, world.register, source="truth.csv")
    assert problems == []
    return decided


def test_the_true_decisions_beside_the_matcher_give_the_true_year(world):
    decided = answers(world, with_reviews=False)

    year = world.run_matcher(match, decisions=decided)

    assert {name: rows for name, rows in differences(world, year).items() if rows} == {}
    assert {step.match.status for step in year.steps if step.line and step.line.id in decided and step.match} == {"decided"}


def test_the_answered_reviews_beside_the_matcher_give_the_true_arrears(world):
    year = world.run_matcher(match, decisions=answers(world, with_reviews=True))

    assert reviews_answered(world, year) == []
