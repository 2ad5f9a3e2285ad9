"""Closing a year, by what must hold for every year."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping.rules import ClosingAccounts, Left, closing
from congdoan.finance.ledger.rules import AccountKey, LineDraft, turnover_of

TO = ClosingAccounts(AccountKey("tt107", "911"), AccountKey("tt107", "4211"), None)
CARRYING = ClosingAccounts(AccountKey("tt24", "911"), AccountKey("tt24", "4212"), AccountKey("tt24", "4211"))
SUMS = st.integers(-(10**14), 10**14)


def accounts(chart, codes):
    return st.builds(AccountKey, st.just(chart), st.sampled_from(codes), st.sampled_from(["dues", "care", ""]))


def held(chart, codes):
    return st.dictionaries(accounts(chart, codes), SUMS, max_size=8).map(lambda sums: [Left(*pair) for pair in sums.items()])


def after(left, lines):
    sums = defaultdict(int, {one.account: one.amount for one in left})
    for account, amount, _ in lines:
        sums[account] += amount
    return sums


@given(held("tt107", ["5118", "515", "711", "611", "615", "811"]))
def test_nothing_is_left_but_the_surplus(left):
    done = closing(left, TO)
    entries = [done.close_income, done.close_spending, done.close_surplus]

    sums = after(left, [line for entry in entries for line in entry])

    assert sums.pop(TO.surplus, 0) == -done.surplus == sum(one.amount for one in left)
    assert not any(sums.values())
    assert all(sum(amount for _, amount, _ in entry) == 0 for entry in entries)
    assert all(len(entry) != 1 and all(amount for _, amount, _ in entry) for entry in entries)


@given(held("tt107", ["5118", "515", "611", "811"]))
def test_no_line_stands_on_a_side_that_the_forms_read(left):
    done = closing(left, TO)

    for entry, side in ((done.close_income, "credit"), (done.close_spending, "debit")):
        number = {account: place for place, (account, _, _) in enumerate(entry)}
        moved = turnover_of(LineDraft(number[account], amount, is_red) for account, amount, is_red in entry if account != TO.result)
        assert [getattr(turnover, side) for turnover in moved.values()] == [0] * len(moved)


@given(held("tt24", ["518", "611"]), held("tt24", ["4212"]))
def test_where_the_chart_tells_years_apart_all_surplus_is_carried_and_loses_its_item(left, kept):
    done = closing(left, CARRYING, kept=kept)

    sums = after(kept, [*done.close_surplus, *done.carry])

    assert not any(amount for account, amount in sums.items() if account.code == "4212")
    assert sums[CARRYING.carried] == sum(one.amount for one in [*left, *kept])
    assert sum(amount for _, amount, _ in done.carry) == 0
