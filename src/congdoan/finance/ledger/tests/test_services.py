"""What the use cases book, and what they refuse."""

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.rules import LARGEST_AMOUNT, AccountFilter, AccountKey, EntryDraft, LineDraft, columns_of, turnover_of
from congdoan.finance.ledger.services import batches
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import actor
from congdoan.foundation.audit import queries as audit

from .builders import (
    BANK,
    CASH,
    DAY,
    DISTRICT,
    FOREIGN_UNION,
    INCOME,
    MONTH,
    OTHER_UNION,
    PAYABLE,
    PAYABLE_TO_OTHER,
    PAYABLE_TO_UNION,
    UNION,
    pair,
    post,
    tree,
)

pytestmark = pytest.mark.django_db
JULY = date(2024, 7, 5)
DURING = (MONTH, 202407)


@pytest.fixture
def console(entered):
    tree()
    return entered


@pytest.fixture
def lan(console):
    """The district's chief accountant, who acts from here on."""
    lan = actor("lan", role="chief_accountant", branch=DISTRICT)
    access.enter(lan, on=DAY)
    return lan


def sums(unit_id=UNION, during=DURING):
    return {row.account: (row.debit, row.credit) for row in queries.turnover([unit_id], during=during)}


# --- one entry ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", [1, 999_999_999_999, LARGEST_AMOUNT])
def test_an_entry_moves_both_its_accounts_by_whole_dong(lan, amount):
    entry_id = post(lan, amount)

    assert [(line.account, line.amount) for line in queries.entry(entry_id).lines] == [(CASH, amount), (INCOME, -amount)]
    assert sums() == {CASH: (amount, 0), INCOME: (0, amount)}
    assert audit.acts(act="ledger.post_entry")[0]["facts"]["debit"] == amount


def bad(**change):
    sound = {"accounting_date": DAY, "event": "e", "description": "d", "source": "s", "lines": None}
    return sound | change


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"lines": [LineDraft(1, 100), LineDraft(1, -99)]}, services.Unbalanced),
        ({"lines": [LineDraft(1, 100)]}, services.TooFewLines),
        ({"lines": []}, services.TooFewLines),
        ({"lines": [LineDraft(1, 1), LineDraft(1, -1)] * 2501}, services.TooManyLines),
        ({"lines": [LineDraft(1, 0), LineDraft(1, 0)]}, services.ZeroAmount),
        ({"lines": [LineDraft(1, LARGEST_AMOUNT + 1), LineDraft(1, -LARGEST_AMOUNT - 1)]}, services.AmountTooLarge),
        ({"lines": [LineDraft(1, 10**30), LineDraft(1, -(10**30))]}, services.AmountTooLarge),
        ({"lines": [LineDraft(999_999, 1), LineDraft(999_998, -1)]}, services.UnknownAccount),
        ({"lines": [LineDraft(2**80, 1), LineDraft(-1, -1)]}, services.UnknownAccount),
        ({"description": ""}, services.TextMissing),
        ({"description": " \n"}, services.TextMissing),
        ({"description": "a\x00"}, services.TextMissing),
        ({"event": "x" * 201}, services.TextMissing),
        ({"source": ""}, services.TextMissing),
        ({"source": "\ud800"}, services.TextMissing),
        ({"accounting_date": date(1999, 12, 31)}, services.OutsideTheBooks),
        ({"accounting_date": date(9999, 12, 31)}, services.OutsideTheBooks),
    ],
)
def test_what_may_not_be_booked_is_refused_by_name(lan, change, refusal):
    facts = bad(**change)
    facts["lines"] = pair(CASH, INCOME, 5) if facts["lines"] is None else facts["lines"]

    with pytest.raises(refusal) as told:
        services.post_entry(by=lan, unit_id=UNION, on=DAY, **facts)

    assert "{" not in told.value.explain()
    assert sums() == {}


def test_an_event_is_booked_once(lan):
    post(lan, 1, source="voucher/1")

    with pytest.raises(services.AlreadyPosted):
        post(lan, 2, source="voucher/1")
    assert sums()[CASH] == (1, 0)


@pytest.mark.parametrize(
    ("role", "branch"), [("chief_accountant", UNION), ("inspector", DISTRICT), ("union_treasurer", DISTRICT), ("", UNION)]
)
def test_only_who_keeps_the_units_books_may_book(console, role, branch):
    person = actor("nam", role=role, branch=branch)
    access.enter(person, on=DAY)

    with pytest.raises(NotAllowed):
        services.post_entry(by=person, unit_id=OTHER_UNION, on=DAY, **bad(lines=[LineDraft(1, 1), LineDraft(1, -1)]))


# --- taking back --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("red", "july"),
    [(False, {CASH: (0, 1000), INCOME: (1000, 0)}), (True, {CASH: (-1000, 0), INCOME: (0, -1000)})],
    ids=["opposite", "red"],
)
def test_a_reversal_in_the_next_month_turns_over_as_its_kind_says(lan, red, july):
    entry_id = post(lan, 1000)

    new_id = services.reverse_entry(by=lan, entry_id=entry_id, accounting_date=JULY, reason="Ghi nhầm", red=red, on=JULY)

    assert sums(during=(202407, 202407)) == july
    assert queries.balance_of(UNION, AccountFilter(codes=("1111",)), month=MONTH) == 1000
    assert queries.balance_of(UNION, AccountFilter(codes=("1111",)), month=202407) == 0
    assert [record.id for record in queries.reversal_chain(new_id)] == [entry_id, new_id]
    assert queries.verify()["ok"]


def test_an_entry_is_taken_back_once_and_the_reversal_may_be_taken_back_too(lan):
    entry_id = post(lan, 1000)
    facts = {"by": lan, "accounting_date": JULY, "reason": "Ghi nhầm", "on": JULY}
    first = services.reverse_entry(entry_id=entry_id, red=True, **facts)

    with pytest.raises(services.AlreadyReversed):
        services.reverse_entry(entry_id=entry_id, red=False, **facts)
    second = services.reverse_entry(entry_id=first, red=True, **facts)

    assert sums() == {CASH: (1000, 0), INCOME: (0, 1000)}
    assert [record.id for record in queries.reversal_chain(first)] == [entry_id, first, second]
    assert queries.verify()["ok"]


def test_a_reversal_needs_an_entry_within_reach_a_reason_and_an_open_month(console):
    own, foreign = post(console, 1), post(console, 2, unit_id=FOREIGN_UNION)
    services.lock_month(by=console, unit_id=UNION, month=202407, reason="Quyết toán", on=DAY)
    lan = actor("lan", role="chief_accountant", branch=DISTRICT)
    access.enter(lan, on=DAY)

    for entry_id, day, reason, refusal in (
        (foreign, DAY, "Nhầm", services.UnknownEntry),
        (999_999, DAY, "Nhầm", services.UnknownEntry),
        (2**70, DAY, "Nhầm", services.UnknownEntry),
        (own, DAY, "", services.TextMissing),
        (own, JULY, "Nhầm", services.MonthLocked),
    ):
        with pytest.raises(refusal):
            services.reverse_entry(by=lan, entry_id=entry_id, accounting_date=day, reason=reason, red=True, on=DAY)


# --- months -------------------------------------------------------------------------------------------------------------


def test_a_locked_month_takes_nothing_and_an_opened_one_does(lan):
    services.lock_month(by=lan, unit_id=UNION, month=MONTH, reason="Quyết toán", on=DAY)

    with pytest.raises(services.MonthLocked):
        post(lan, 1)
    with pytest.raises(services.MonthLocked):
        services.post_batch(by=lan, source="b", entries=columns_of([EntryDraft(UNION, DAY, "e", "d", pair(CASH, INCOME, 1))]), on=DAY)
    post(lan, 1, unit_id=OTHER_UNION)
    post(lan, 1, on=JULY)

    services.unlock_month(by=lan, unit_id=UNION, month=MONTH, reason="Sót chứng từ", on=DAY)
    post(lan, 1)

    assert [state.is_locked for state in queries.locks_of(UNION, during=DURING)] == [True, False]


def test_locking_twice_opening_an_open_month_and_giving_no_reason_are_refused(lan):
    facts = {"by": lan, "unit_id": UNION, "on": DAY}
    with pytest.raises(services.MonthNotLocked):
        services.unlock_month(month=MONTH, reason="x", **facts)
    with pytest.raises(services.ReasonMissing):
        services.lock_month(month=MONTH, reason=" ", **facts)
    services.lock_month(month=MONTH, reason="x", **facts)
    with pytest.raises(services.MonthAlreadyLocked):
        services.lock_month(month=MONTH, reason="x", **facts)
    for month in (202413, 0, -1, 10**20, 199912):
        with pytest.raises(services.UnknownMonth):
            services.lock_month(month=month, reason="x", **facts)


# --- batches ------------------------------------------------------------------------------------------------------------


def drafts(*units):
    return [EntryDraft(unit, DAY, "test/batch", f"Đoàn phí của {unit}", pair(CASH, INCOME, unit)) for unit in units]


@pytest.mark.parametrize("is_granted", [True, False], ids=["as the poster", "through a table of the session"])
def test_a_batch_books_what_single_entries_would_and_returns_ids_in_the_order_given(lan, monkeypatch, is_granted):
    monkeypatch.setattr(batches, "may_act_as_poster", lambda granted=batches.may_act_as_poster: is_granted and granted())
    given = drafts(OTHER_UNION, UNION, DISTRICT, UNION)

    result = services.post_batch(by=lan, source="batch/1", entries=columns_of(given), on=DAY)

    booked = [queries.entry(int(entry_id)) for entry_id in result.entry_ids]
    assert [(record.unit_id, record.description) for record in booked] == [(draft.unit_id, draft.description) for draft in given]
    assert (result.entries, result.lines, result.debit) == (4, 8, sum(draft.unit_id for draft in given))
    assert sums(UNION) == {CASH: (2 * UNION, 0), INCOME: (0, 2 * UNION)}
    assert queries.verify() == {
        "ok": True,
        "checked": {"entries": 4, "lines": 8, "accounts": 2, "balances": 6, "rollups": 2, "seals": 0, "roots": 0, "batches": 1},
        "problems": [],
    }


def test_the_poster_is_granted_here(lan):
    assert batches.may_act_as_poster()


def test_a_batch_is_booked_once(lan):
    services.post_batch(by=lan, source="batch/1", entries=columns_of(drafts(UNION)), on=DAY)

    with pytest.raises(services.AlreadyPosted):
        services.post_batch(by=lan, source="batch/1", entries=columns_of(drafts(OTHER_UNION)), on=DAY)
    assert sums(OTHER_UNION) == {}


def test_one_bad_entry_keeps_the_whole_batch_out_and_all_are_told(lan):
    good = drafts(UNION, UNION, UNION)
    spoiled = [good[0], EntryDraft(UNION, DAY, "e", "d", [LineDraft(1, 5)]), EntryDraft(UNION, DAY, "", "d", good[0].lines)]

    with pytest.raises(services.UnableToPostBatch) as told:
        services.post_batch(by=lan, source="batch/1", entries=columns_of(spoiled), on=DAY)

    assert told.value.facts["count"] == 2
    assert [(fault["entry_no"], fault["kind"]) for fault in told.value.facts["faults"]] == [
        (1, "too-few-lines"),
        (1, "unbalanced"),
        (2, "event"),
    ]
    assert sums() == {}


def test_a_batch_may_not_reach_into_a_unit_beyond_the_grant_whatever_its_faults(lan):
    spoiled = [*drafts(UNION), EntryDraft(FOREIGN_UNION, DAY, "", "d", [])]
    with pytest.raises(NotAllowed) as told:
        services.post_batch(by=lan, source="b", entries=columns_of(spoiled), on=DAY)

    assert told.value.facts["at"] == [FOREIGN_UNION]


def test_a_batch_of_nothing_and_one_past_all_measure_are_refused(lan):
    with pytest.raises(services.NothingToPost):
        services.post_batch(by=lan, source="b", entries=columns_of([]), on=DAY)
    huge = columns_of([EntryDraft(UNION, DAY, "e", "d", [LineDraft(1, LARGEST_AMOUNT), LineDraft(1, -LARGEST_AMOUNT)] * 5000)] * 2)
    with pytest.raises(services.BatchTooLarge):
        services.post_batch(by=lan, source="b", entries=huge, on=DAY)
    unknown = columns_of([EntryDraft(UNION, DAY, "e", "d", [LineDraft(999_999, 1), LineDraft(999_999, -1)])])
    with pytest.raises(services.UnknownAccount):
        services.post_batch(by=lan, source="b", entries=unknown, on=DAY)


def test_the_batch_stands_at_the_branch_above_its_units(lan):
    from congdoan.finance.ledger.models import Batch

    for source, units in (("one", [UNION]), ("two", [UNION, OTHER_UNION]), ("with the district", [DISTRICT, UNION])):
        services.post_batch(by=lan, source=source, entries=columns_of(drafts(*units)), on=DAY)

    assert dict(Batch.objects.values_list("source", "unit_id")) == {"one": UNION, "two": DISTRICT, "with the district": DISTRICT}


AMOUNTS = st.integers(min_value=-LARGEST_AMOUNT, max_value=LARGEST_AMOUNT).filter(bool)


@given(
    st.lists(st.tuples(st.sampled_from([UNION, OTHER_UNION]), st.sampled_from([DAY, JULY]), AMOUNTS, st.booleans()), min_size=1, max_size=5)
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_summaries_are_the_sum_of_whatever_lines_were_booked(lan, booked):
    ids = services.accounts({CASH, BANK})
    before = {unit: sums(unit) for unit in (UNION, OTHER_UNION)}
    entries = [
        EntryDraft(unit, day, "e", "d", [LineDraft(ids[CASH], amount, is_red), LineDraft(ids[BANK], -amount, is_red)])
        for unit, day, amount, is_red in booked
    ]
    source = str(np.random.default_rng().integers(2**62))

    services.post_batch(by=lan, source=source, entries=columns_of(entries), on=DAY)

    for unit in (UNION, OTHER_UNION):
        expected = turnover_of([line for entry in entries if entry.unit_id == unit for line in entry.lines])
        after = sums(unit)
        for key in (CASH, BANK):
            moved = expected.get(ids[key])
            had, has = before[unit].get(key, (0, 0)), after.get(key, (0, 0))
            assert (has[0] - had[0], has[1] - had[1]) == ((moved.debit, moved.credit) if moved else (0, 0))


# --- accounts -----------------------------------------------------------------------------------------------------------


def test_accounts_are_made_once_with_the_charts_name_and_stand_under_their_general(lan):
    made = services.accounts({PAYABLE_TO_UNION, PAYABLE_TO_OTHER, CASH})
    again = services.accounts([PAYABLE_TO_UNION, PAYABLE, CASH])

    from congdoan.finance.ledger.models import Account

    party = Account.objects.get(id=made[PAYABLE_TO_UNION])
    assert (party.general_id, party.name) == (again[PAYABLE], "Phải trả nội bộ")
    assert again[CASH] == made[CASH]


@pytest.mark.parametrize(
    "key",
    [
        AccountKey("tt107", "9999999"),
        AccountKey("../tt107", "1111"),
        AccountKey("tt999", "1111"),
        AccountKey("tt107", "1111", "Bad Item"),
        AccountKey("tt107", "1111\x00"),
        AccountKey("tt107", "1111", "x" * 41),
        AccountKey("tt107", "1111", "", 2**63),
    ],
)
def test_an_account_that_no_chart_knows_is_refused(lan, key):
    with pytest.raises(services.UnknownAccount) as told:
        services.accounts([CASH, key])

    assert told.value.explain()


# --- seals and summaries ------------------------------------------------------------------------------------------------


def test_seals_chain_and_cover_each_entry_once(lan):
    post(lan, 1)
    post(lan, 2)
    first = services.seal(by=lan, unit_ids=[UNION], on=DAY)
    nothing = services.seal(by=lan, on=DAY)
    post(lan, 3)
    second = services.seal(by=lan, on=DAY)

    assert ([one.entries for one in first], nothing, [one.number for one in second]) == ([2], [], [2])
    newest, oldest = queries.seals_of(UNION)
    assert (newest.previous, oldest.previous) == (oldest.sha256, "")
    assert queries.verify()["checked"]["seals"] == 2


def test_sealing_beyond_reach_is_refused(lan):
    with pytest.raises(NotAllowed):
        services.seal(by=lan, unit_ids=[UNION, FOREIGN_UNION], on=DAY)


def test_folding_changes_no_figure(lan):
    from congdoan.finance.ledger.models import Delta

    post(lan, 1)
    post(lan, 2)  # one of two neighbours may be the fiftieth, which folds by itself
    before, waiting = (sums(), queries.turnover_of_branch(DISTRICT, during=DURING)), Delta.objects.count()

    assert services.fold_summaries(by=lan, on=DAY) >= waiting  # those of branches above are folded too
    assert (sums(), queries.turnover_of_branch(DISTRICT, during=DURING)) == before
    assert services.fold_summaries(by=lan, on=DAY) == 0


def test_summaries_follow_a_tree_that_was_changed_for_past_days(console):
    post(console, 1000)
    services.fold_summaries(by=console, on=DAY)
    tree_rows = [(UNION, UNION, 0), (212, UNION, 1), (201, UNION, 2), (1, UNION, 3)]
    from .builders import ALWAYS

    access.set_reach([(ancestor, branch, depth, ALWAYS) for ancestor, branch, depth in tree_rows], of=[UNION])
    assert {problem["kind"] for problem in queries.verify()["problems"]} == {"rollup-differs"}

    services.rebuild_summaries(by=console, first=MONTH, last=MONTH, on=DAY)

    assert queries.verify()["ok"]
    assert queries.turnover_of_branch(DISTRICT, during=DURING) == []
    assert {row.account: row.debit for row in queries.turnover_of_branch(212, during=DURING)}[CASH] == 1000
    with pytest.raises(NotAllowed):
        services.rebuild_summaries(by=actor("lan", role="chief_accountant", branch=DISTRICT), first=MONTH, last=MONTH, on=DAY)
