"""A branch is the sum of its units, what they owe each other taken out: on random trees, and in the books of a district."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import queries
from congdoan.finance.budgets.rules.cells import Cell, summed
from congdoan.finance.budgets.rules.changes import beside, changes
from congdoan.finance.budgets.rules.elimination import About, eliminations, pairs
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger import services as books
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.people.organisations.tests.builders import federations, organisation

AMOUNTS = st.integers(-(10**14), 10**14)
LINES = ("opening", "dues", "closing")


def cells(values, form="f"):
    return tuple(Cell(line, None, line, 0, form, value, needs_check=False) for line, value in zip(LINES, values, strict=True))


FORMS = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS).map(cells)
TREES = st.recursive(st.tuples(FORMS, st.just(())), lambda below: st.tuples(FORMS, st.lists(below, max_size=4).map(tuple)), max_leaves=12)


def all_of(tree):
    own, below = tree
    return [own, *(form for child in below for form in all_of(child))]


def consolidated(tree):
    own, below = tree
    return summed([own, *(consolidated(child) for child in below)])


@settings(max_examples=1000)
@given(TREES)
def test_a_parent_is_its_own_and_its_children_on_every_tree(tree):
    """1,000 random trees: level by level or all at once, the sums are the same, and so is every line of every parent."""
    whole = consolidated(tree)

    assert whole == summed(all_of(tree))
    assert [cell.value for cell in whole] == [sum(form[place].value for form in all_of(tree)) for place in range(len(LINES))]


TOLD = st.lists(
    st.builds(
        About,
        unit_id=st.integers(1, 5),
        party_id=st.integers(1, 6),
        account=st.sampled_from(["tt107/336", "tt107/1368", "tt107/3378"]),
        item=st.sampled_from(["share", "dues", "advance"]),
        amount=AMOUNTS.filter(bool),
    ),
    max_size=30,
)


@given(TOLD)
def test_what_is_taken_out_is_told_by_both_and_sums_to_zero(told):
    found = pairs(told, within={1, 2, 3, 4, 5})

    inner = [one for one in told if one.party_id <= 5 and one.unit_id != one.party_id]
    assert sum(pair.difference for pair in found) == sum(one.amount for one in inner)
    assert all(0 <= pair.eliminated <= min(abs(pair.first), abs(pair.second)) for pair in found)
    assert sum(eliminations(told, found).values()) == 0


def test_one_debt_told_by_both_books_disappears_and_a_difference_is_told():
    told = [
        About(1, 2, "tt107/336", "share", -75),
        About(2, 1, "tt107/1368", "share", 70),
        About(2, 1, "tt107/336", "dues", -30),
        About(1, 2, "tt107/1368", "dues", 40),
        About(1, 2, "tt107/3378", "advance", -10),
        About(1, 9, "tt107/336", "share", -5),
    ]

    dues, share = pairs(told, within={1, 2})

    assert (share.first, share.second, share.difference, share.eliminated) == (-75, 70, -5, 70)
    assert (dues.difference, dues.eliminated) == (0, 30)
    assert eliminations(told, [share, dues]) == {"tt107/336": 100, "tt107/1368": -100}


def test_lines_are_compared_by_meaning_never_by_code():
    now = cells((1, 7, 3))

    assert [(one.before, one.difference, one.is_changed) for one in changes({"opening": 1, "dues": 5}, now)] == [
        (1, 0, False),
        (5, 2, True),
        (None, 3, True),
    ]
    assert [one.before for one in beside(cells((4, 5, 6), form="other"), now)] == [None, None, None]
    assert [one.before for one in beside(cells((4, 5, 6)), now)] == [4, 5, 6]


@pytest.fixture
def district(entered):
    """A district with two unions that collected dues, a part of which is owed upwards."""
    _, _, top = federations(entered)
    unions = [organisation(entered, "grassroots_union", code, parent=top) for code in ("CD001", "CD002")]
    rows = [assessments.DuesRow(unions[0], 202401, 48, 2_642_200), assessments.DuesRow(unions[1], 202403, 10, 1_000_001)]
    assessments.report_dues(by=entered, rows=rows, on=date(2024, 6, 30))
    return entered, top, unions


@pytest.mark.django_db
def test_the_district_is_the_sum_of_its_books_without_its_inner_debts(district):
    _, _, unions = district

    found = queries.consolidated_balance("LDLD-DMC", month=202412)

    owed = [row.credit - row.debit for row in ledger.turnover(unions, during=(202401, 202412)) if row.account.code == "336"]
    assert found.units == 3
    assert found.eliminated == sum(owed) > 0
    assert not found.apart
    assert sum(row.net for row in found.rows) == sum(row.eliminated for row in found.rows) == 0
    assert {(row.code, row.after) for row in found.rows if row.eliminated} == {("1368", 0), ("336", 0)}


@pytest.mark.django_db
def test_what_is_kept_for_an_employer_is_no_inner_debt(district):
    by, top, _ = district
    employer = organisation(by, "employer", "DV001", parent=top)
    held, bank = AccountKey("tt107", "336", "held", employer), AccountKey("tt107", "1121")
    ids = books.accounts({held, bank})
    books.post_entry(
        by=by, unit_id=top, accounting_date=date(2024, 5, 2), event="test/held", description="Giữ hộ", source="test/held",
        lines=[LineDraft(ids[bank], 5_000), LineDraft(ids[held], -5_000)], on=date(2024, 5, 2),
    )  # fmt: skip

    found = queries.consolidated_balance("LDLD-DMC", month=202412)
    assert (found.units, found.apart) == (3, [])
    assert {row.chart for row in found.rows} == {"TT 107/2017"}


@pytest.mark.django_db
def test_a_debt_that_only_one_side_tells_is_listed_by_pair(district):
    by, top, unions = district
    payable, cash = AccountKey("tt107", "336", "dues", top), AccountKey("tt107", "1111")
    ids = books.accounts({payable, cash})
    books.post_entry(
        by=by, unit_id=unions[0], accounting_date=date(2024, 5, 2), event="test/pays-up", description="Nộp, cấp trên chưa ghi",
        source="test/1", lines=[LineDraft(ids[payable], 5_000), LineDraft(ids[cash], -5_000)], on=date(2024, 5, 2),
    )  # fmt: skip

    (pair,) = queries.consolidated_balance("LDLD-DMC", month=202412).apart

    assert (pair.debt, {pair.first_id, pair.second_id}, abs(pair.difference)) == ("dues", {top, unions[0]}, 5_000)
