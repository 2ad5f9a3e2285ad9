"""A district's whole year, with the true matches, equal to the world's answers to the đồng."""

import csv
import io
from collections import defaultdict

import pytest

from congdoan.finance.collection.rules.decisions import DecisionRow, read_decisions
from congdoan.finance.collection.rules.engine import run
from congdoan.finance.collection.rules.entries import OWN_EVENTS, TEMPLATE_EVENTS, entries, opening_entries
from congdoan.finance.collection.rules.model import Match
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.tests.tables import differences, reviews_answered, tables
from congdoan.finance.collection.tests.world import answer_rows, load_world


@pytest.fixture(scope="module")
def world():
    return load_world()


@pytest.fixture(scope="module")
def year(world):
    return world.run_truth()


CELLS = {
    "employer_months": 1621,
    "dues_months": 1220,
    "unit_month_shares": 1292,
    "settlement": 1200,
    "held_closing": 62,
    "employer_credit_closing": 3,
    "trial_balance": 8,
    "reclassifications": 2,
    "pieces": 2980,
}


def test_every_true_table_is_met_to_the_dong(world, year):
    assert {name: rows for name, rows in differences(world, year).items() if rows} == {}
    assert {name: len(want) for name, (_, want) in tables(world, year).items()} == CELLS


def test_every_line_is_one_line_or_a_repeat(world, year):
    steps = [step for step in year.steps if step.cause == "line"]

    assert (len(world.lines), len(steps), sum(step.repeat_of is None for step in steps)) == (2539, 2539, 2535)


def test_the_arrears_once_every_review_is_answered(world):
    assert reviews_answered(world, world.run_truth(with_reviews=True)) == []


def test_files_one_at_a_time_give_the_same_year(world, year):
    files = defaultdict(list)
    for line in world.lines:
        files[line.file].append(line)
    state, steps = State.begin(world.opening), []
    for _, lines in sorted(files.items()):
        last = max(line.on for line in lines)
        ran = run(state, lines, terms=world.terms, match=lambda line, *_: world.true_match(line.id), through=last)
        state, steps = ran.state, [*steps, *ran.steps]

    assert state == year.state
    assert tuple(steps) == year.steps


def test_decisions_given_as_rows_book_the_same_year(world, year):
    text = io.StringIO()
    csv.writer(text).writerows(row for row in answer_rows(world, year) if row[2] == "auto")
    given = [
        DecisionRow(number, file, int(row), kind, subject, int(amount))
        for number, (file, row, _, kind, subject, amount) in enumerate(csv.reader(text.getvalue().splitlines()), start=2)
    ]
    decided, problems = read_decisions(given, world.lines, world.register, source="truth.csv")

    again = run(
        State.begin(world.opening),
        world.lines,
        terms=world.terms,
        match=lambda *_: Match("review", "nobody-knows", None),
        decisions=decided,
        through=max(line.on for line in world.lines),
    )

    assert problems == []
    assert {name: rows for name, rows in differences(world, again).items() if rows} == {}
    assert again.state.suspense == year.state.suspense


def test_the_books_of_the_year_balance_and_mirror(world, year):
    arrears = [charge for charge in world.charges if charge.month < world.year * 100]
    drafts = [
        *opening_entries(world.opening, arrears, register=world.register, chart_on=lambda _: "tt107"),
        *entries(year.steps, register=world.register, chart_on=lambda _: "tt107"),
    ]
    books = defaultdict(lambda: defaultdict(int))
    for draft in drafts:
        assert sum(line.amount for line in draft.lines) == 0
        for line in draft.lines:
            books[draft.unit_id][line.account] += line.amount
    own, truth = books[world.register.collector_id], world.truth
    kinds = {payer.id: payer.kind for payer in world.register.payers}

    def total(*codes, item=None, kind=None):
        return sum(a for k, a in own.items() if k.code in codes and item in (None, k.item) and kind in (None, kinds.get(k.party_id)))

    assert {
        "BANK": total("1121"),
        "PAYABLE_UNIONS": -total("336", item="share", kind="union"),
        "HELD_NO_UNION": -total("336", item="held"),
        "PAYABLE_PROVINCE": -sum(a for k, a in own.items() if k.item == "share" and k.party_id == world.ids["LDLD-TN"]),
        "PAYABLE_CONFEDERATION": -sum(a for k, a in own.items() if k.item == "share" and k.party_id == world.ids["TLD"]),
        "OWN_DISTRICT_NET": -total("5118", "515", "611", "4218"),
        "EMPLOYER_CREDIT": -total("3378", item="advance"),
        "SUSPENSE": -total("3378", item="suspense"),
    } == truth["trial_balance_2024_12_31"]
    for code, row in truth["settlement"].items():
        mirror = books[world.ids[code]]
        assert sum(a for k, a in mirror.items() if k.item == "share") == row["closing_payable"]
        assert -sum(a for k, a in mirror.items() if k.item == "received_distribution") == row["paid_out_net"]
        assert sum(a for k, a in mirror.items() if k.item == "dues") == row["dues_paid_up"] - row["dues_arrears_opening"]
    assert {draft.event for draft in drafts} <= TEMPLATE_EVENTS | OWN_EVENTS
    assert len({draft.source for draft in drafts}) == len(drafts)
