"""An entry balances, a red line lowers its own side, columns say exactly what their entries say."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.ledger.rules import (
    LARGEST_AMOUNT,
    AccountKey,
    EntryColumns,
    EntryDraft,
    LineDraft,
    NotALine,
    Turnover,
    columns_of,
    faults,
    imbalance,
    is_debit,
    read_line,
    reversed_lines,
    turnover_of,
)

CASH, INCOME = 1, 2
DAY = date(2024, 6, 30)

amounts = st.integers(min_value=1, max_value=LARGEST_AMOUNT)
lines = st.builds(LineDraft, st.integers(1, 5), st.integers(-LARGEST_AMOUNT, LARGEST_AMOUNT).filter(bool), st.booleans())


@st.composite
def balanced(draw):
    """An entry of two to seven lines that sums to zero."""
    some = draw(st.lists(lines, min_size=1, max_size=6))
    rest = -sum(line.amount for line in some)
    if rest == 0 or abs(rest) > LARGEST_AMOUNT:
        some, rest = some[:1], -some[0].amount
    return [*some, LineDraft(draw(st.integers(1, 5)), rest)]


@st.composite
def drafts(draw):
    months = st.dates(date(2010, 1, 1), date(2039, 12, 31))
    return EntryDraft(
        draw(st.integers(1, 4)), draw(months), "test", draw(st.text("ảÂ đồng", min_size=1).filter(str.strip)), draw(balanced())
    )


def test_a_red_debit_lowers_the_debit_turnover_and_leaves_the_credit_alone():
    entry = [LineDraft(CASH, 500), LineDraft(INCOME, -500)]
    red = [LineDraft(CASH, -200, is_red=True), LineDraft(INCOME, 200, is_red=True)]

    assert turnover_of([*entry, *red]) == {CASH: Turnover(300, 0), INCOME: Turnover(0, 300)}


@pytest.mark.parametrize(("amount", "is_red", "debit"), [(1, False, True), (-1, True, True), (-1, False, False), (1, True, False)])
def test_the_side_of_a_line(amount, is_red, debit):
    assert is_debit(amount, is_red) is debit


@given(balanced(), st.booleans())
def test_a_reversal_balances_and_brings_every_account_back_to_nothing(entry, red):
    back = reversed_lines(entry, red=red)

    assert imbalance(back) == 0
    assert all(turnover.net == 0 for turnover in turnover_of([*entry, *back]).values())


@given(balanced())
def test_a_red_reversal_leaves_no_turnover_and_an_opposite_one_leaves_it_on_both_sides(entry):
    before = turnover_of(entry)

    assert all(both == Turnover(0, 0) for both in turnover_of([*entry, *reversed_lines(entry, red=True)]).values())
    opposite = turnover_of([*entry, *reversed_lines(entry, red=False)])
    assert opposite == {account: Turnover(t.debit + t.credit, t.debit + t.credit) for account, t in before.items()}


@given(balanced(), st.booleans())
def test_reversing_the_reversal_brings_the_entry_back(entry, red):
    assert reversed_lines(reversed_lines(entry, red=red), red=red) == entry


@given(st.lists(drafts(), min_size=1, max_size=6))
def test_columns_of_balanced_entries_have_no_fault_and_the_same_debit(entries):
    columns = columns_of(entries)

    assert faults(columns) == []
    assert columns.debit == sum(t.debit for entry in entries for t in turnover_of(entry.lines).values())
    assert columns.line_no.tolist() == [n for entry in entries for n in range(1, len(entry.lines) + 1)]
    assert columns.period.tolist() == [entry.accounting_date.year * 100 + entry.accounting_date.month for entry in entries]


@given(st.lists(drafts(), min_size=1, max_size=6))
def test_sorting_by_unit_moves_entries_whole(entries):
    moved, order = columns_of(entries).sorted_by_unit()

    expected = columns_of([entries[n] for n in order])
    assert moved.unit_id.tolist() == sorted(moved.unit_id.tolist()) == expected.unit_id.tolist()
    for name in ("accounting_date", "entry_no", "account_id", "amount", "is_red"):
        assert getattr(moved, name).tolist() == getattr(expected, name).tolist()
    assert list(moved.description) == list(expected.description)


@given(drafts(), st.integers(-LARGEST_AMOUNT, LARGEST_AMOUNT).filter(bool))
def test_the_fault_of_an_unbalanced_entry_tells_the_difference(entry, extra):
    entry = EntryDraft(entry.unit_id, DAY, "e", "d", [*entry.lines, LineDraft(CASH, extra)])

    assert [(fault.kind, fault.found) for fault in faults(columns_of([entry]))] == [("unbalanced", extra)]


def test_a_million_lines_of_the_largest_amount_are_summed_exactly():
    count = 500_000
    columns = EntryColumns(
        unit_id=np.array([1]), accounting_date=np.array([DAY], dtype="datetime64[D]"), event=["e"], description=["d"],
        entry_no=np.zeros(2 * count, dtype=np.int64), account_id=np.ones(2 * count, dtype=np.int64),
        amount=np.concatenate([np.full(count, LARGEST_AMOUNT), np.full(count, -LARGEST_AMOUNT)]), is_red=np.zeros(2 * count, dtype=bool),
    )  # fmt: skip

    assert faults(columns) == []
    assert columns.debit == count * LARGEST_AMOUNT  # 5 * 10**20: past 64 bits


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"lines": [LineDraft(1, 5)]}, "too-few-lines"),
        ({"lines": []}, "too-few-lines"),
        ({"lines": [LineDraft(1, 0), LineDraft(2, 0)]}, "zero"),
        ({"lines": [LineDraft(1, LARGEST_AMOUNT + 1), LineDraft(2, -LARGEST_AMOUNT - 1)]}, "too-large"),
        ({"lines": [LineDraft(1, -(2**63)), LineDraft(2, 2**63 - 1), LineDraft(2, 1)]}, "too-large"),
        ({"accounting_date": date(2009, 12, 31)}, "outside-the-books"),
        ({"accounting_date": date(2040, 1, 1)}, "outside-the-books"),
        ({"description": "  "}, "description"),
        ({"description": "x" * 501}, "description"),
        ({"description": "a\x00b"}, "description"),
        ({"event": "\ud800"}, "event"),
    ],
)
def test_what_may_not_be_booked(change, kind):
    sound = {"unit_id": 1, "accounting_date": DAY, "event": "e", "description": "d", "lines": [LineDraft(1, 5), LineDraft(2, -5)]}

    assert kind in {fault.kind for fault in faults(columns_of([EntryDraft(**(sound | change))]))}


def test_columns_of_unequal_length_are_a_bug():
    one = np.array([1])

    with pytest.raises(ValueError, match="differ in length"):
        EntryColumns(one, np.array([DAY], dtype="datetime64[D]"), ["e", "f"], ["d"], one, one, one, one == 1)
    with pytest.raises(ValueError, match="entry_no"):
        EntryColumns(one, np.array([DAY], dtype="datetime64[D]"), ["e"], ["d"], one, one, one, one == 1)


def test_a_line_as_somebody_types_it():
    assert read_line("336/share@221:-500000:red", chart="tt107").account == AccountKey("tt107", "336", "share", 221)
    assert read_line("1111:1000000", chart="tt107").amount == 1_000_000


@pytest.mark.parametrize("text", ["", "1111", "1111:1,000", "1111:1.5", "1111/Dues:5", "1111:٣", "1111:5:blue", "1111@x:5"])
def test_a_line_that_cannot_be_read_is_refused(text):
    with pytest.raises(NotALine):
        read_line(text, chart="tt107")
