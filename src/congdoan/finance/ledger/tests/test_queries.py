"""Figures come from the summaries in few statements, and lead back to their lines."""

from datetime import date

import pytest
from django.db import connection

from congdoan.finance.ledger import queries, services
from congdoan.finance.ledger.queries.totals import lines_within
from congdoan.finance.ledger.rules import AccountFilter, EntryDraft, LineDraft, columns_of, read_place, write_place
from congdoan.foundation.access import services as access
from congdoan.foundation.access.tests.builders import actor

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
    PROVINCE,
    UNION,
    pair,
    post,
    tree,
)

pytestmark = pytest.mark.django_db
MAY, JULY = date(2024, 5, 20), date(2024, 7, 1)
ALL = (MONTH - 1, MONTH + 1)


@pytest.fixture(params=["folded", "waiting"])
def books(request, entered):
    """May: 3,000 in the bank, 1,000 of it owed to one union and 2,000 to another; June: 400 paid out; other units beside."""
    tree()
    post(entered, 1000, unit_id=DISTRICT, on=MAY, lines=pair(BANK, PAYABLE_TO_UNION, 1000))
    post(entered, 2000, unit_id=DISTRICT, on=MAY, lines=pair(BANK, PAYABLE_TO_OTHER, 2000))
    post(entered, 400, unit_id=DISTRICT, lines=pair(PAYABLE_TO_UNION, BANK, 400))
    post(entered, 50)
    post(entered, 60, unit_id=OTHER_UNION)
    post(entered, 70, unit_id=FOREIGN_UNION)
    if request.param == "folded":
        services.fold_summaries(by=entered, on=DAY)
    return entered


def test_turnover_by_unit_and_account_in_one_statement(books, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = queries.turnover([DISTRICT, UNION], during=(MONTH, MONTH))

    assert [(row.unit_id, row.account, row.debit, row.credit) for row in rows] == [
        (DISTRICT, BANK, 0, 400),
        (DISTRICT, PAYABLE_TO_UNION, 400, 0),
        (UNION, CASH, 50, 0),
        (UNION, INCOME, 0, 50),
    ]


def test_turnover_of_a_branch_is_its_own_and_all_below_without_parties(books, django_assert_num_queries):
    with django_assert_num_queries(1):
        district = queries.turnover_of_branch(DISTRICT, during=ALL)
    province = queries.turnover_of_branch(PROVINCE, during=ALL)

    assert {row.account: (row.debit, row.credit) for row in district} == {
        BANK: (3000, 400), PAYABLE: (400, 3000), CASH: (110, 0), INCOME: (0, 110),
    }  # fmt: skip
    assert {row.account: (row.debit, row.credit) for row in province}[CASH] == (180, 0)


@pytest.mark.parametrize(
    ("meant", "month", "net"),
    [
        (AccountFilter(codes=("336",)), MONTH, -2600),
        (AccountFilter(codes=("336",), party_ids=(UNION,)), MONTH, -600),
        (AccountFilter(codes=("336",), items=("share",), chart="tt107"), MONTH - 1, -3000),
        (AccountFilter(codes=("336",), items=("held",)), MONTH, 0),
        (AccountFilter(codes=("111", "112")), MONTH, 2600),
        (AccountFilter(), MONTH, 0),
        (AccountFilter(codes=("112",)), MONTH - 2, 0),
    ],
)
def test_a_balance_at_the_end_of_a_month(books, meant, month, net, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.balance_of(DISTRICT, meant, month=month) == net


def test_the_trial_balance_adds_sub_accounts_to_their_parents_and_balances(books, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = {row.code: row for row in queries.trial_balance(DISTRICT, month=MONTH)}

    assert list(rows) == ["112", "1121", "336"]
    bank, parent, payable = rows["1121"], rows["112"], rows["336"]
    assert (bank.opening_debit, bank.debit, bank.credit, bank.closing_debit) == (3000, 0, 400, 2600)
    assert (parent.opening_debit, parent.closing_debit, bank.parent) == (3000, 2600, "112")
    assert (payable.opening_credit, payable.debit, payable.closing_credit) == (3000, 400, 2600)
    since_may = {row.code: row for row in queries.trial_balance(DISTRICT, month=MONTH, since=MONTH - 1)}["112"]
    assert (since_may.opening_debit, since_may.debit, since_may.credit) == (0, 3000, 400)


def test_balances_of_parties_are_not_set_off(books):
    post(books, 700, unit_id=DISTRICT, lines=pair(PAYABLE_TO_UNION, BANK, 700))  # 100 more than was owed

    payable = next(row for row in queries.trial_balance(DISTRICT, month=MONTH) if row.code == "336")

    assert (payable.closing_debit, payable.closing_credit) == (100, 2000)


def test_lines_behind_a_figure_add_up_to_it_page_by_page(books, django_assert_num_queries):
    meant = AccountFilter(codes=("336",))
    seen, after, pages = [], None, 0
    while pages == 0 or after:
        with django_assert_num_queries(1):
            page = queries.entries_behind(DISTRICT, meant, during=ALL, after=after, limit=1)
        seen, after, pages = [*seen, *page.lines], page.next, pages + 1
        assert after is None or read_place(write_place(after)) == after

    assert pages == 3
    figure = queries.turnover([DISTRICT], during=ALL, accounts=meant)
    assert (sum(line.debit for line in seen), sum(line.credit for line in seen)) == (
        sum(row.debit for row in figure), sum(row.credit for row in figure),
    )  # fmt: skip
    assert [line.accounting_date for line in seen] == [MAY, MAY, DAY]


def test_a_units_month_is_reached_from_its_entries_and_what_is_booked_goes_to_the_end_of_the_key(books):
    lines, within = lines_within(DISTRICT, MONTH, MONTH)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN SELECT l.amount {lines}", within)
        plan = " ".join(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT pg_get_indexdef('ledger_line_2024_pkey'::regclass)")
        (key,) = cursor.fetchone()

    assert [name in plan for name in ("ledger_entry_of_month", "ledger_line_2024_pkey", "ledger_line_2023")] == [True, True, False]
    assert key.endswith("(entry_id, line_no, period)")


def test_more_than_a_thousand_lines_are_not_cut_off(entered):
    tree()
    lines = pair(CASH, INCOME, 1)
    services.post_batch(by=entered, source="many", entries=columns_of([EntryDraft(UNION, DAY, "e", "d", lines)] * 1100), on=DAY)

    page = queries.entries_behind(UNION, AccountFilter(codes=("111",)), during=(MONTH, MONTH), limit=2000)

    assert (len(page.lines), page.next) == (1100, None)
    assert queries.balance_of(UNION, AccountFilter(codes=("111",)), month=MONTH) == 1100


def test_a_red_line_lowers_its_own_side_behind_the_figure_too(entered):
    tree()
    cash, income = (services.accounts({CASH, INCOME})[key] for key in (CASH, INCOME))
    post(entered, 100)
    post(entered, source="red", lines=[LineDraft(cash, -30, is_red=True), LineDraft(income, 30, is_red=True)])

    page = queries.entries_behind(UNION, AccountFilter(codes=("111",)), during=(MONTH, MONTH))

    assert [(line.debit, line.credit, line.is_red) for line in page.lines] == [(100, 0, False), (-30, 0, True)]
    assert [(row.debit, row.credit) for row in queries.turnover([UNION], during=(MONTH, MONTH))] == [(70, 0), (0, 70)]


def test_an_entry_with_its_lines_is_one_statement_and_a_chain_two(books, django_assert_num_queries):
    first = post(books, 5, source="a")
    second = services.reverse_entry(by=books, entry_id=first, accounting_date=JULY, reason="x", red=True, on=JULY)

    with django_assert_num_queries(1):
        record = queries.entry(first)
    with django_assert_num_queries(2):
        chain = queries.reversal_chain(first)

    assert (record.reversed_by_id, len(record.lines), record.lines[0].account_name) == (second, 2, "Tiền Việt Nam")
    assert [link.id for link in chain] == [first, second]
    assert (queries.entry(0), queries.reversal_chain(0)) == (None, [])


def test_what_lies_beyond_reach_is_not_shown(books):
    foreign = post(books, 9, unit_id=FOREIGN_UNION, source="f")
    access.enter(actor("lan", role="chief_accountant", branch=DISTRICT), on=DAY)

    assert queries.entry(foreign) is None
    assert queries.turnover([FOREIGN_UNION, PROVINCE], during=ALL) == []
    assert queries.turnover_of_branch(PROVINCE, during=ALL) == []
    assert queries.entries_behind(FOREIGN_UNION, AccountFilter(), during=ALL).lines == ()


@pytest.mark.parametrize(("statements", "amounts"), [(18, [10]), (18, [10] * 400)])
def test_a_batch_of_any_size_takes_the_same_number_of_statements(entered, django_assert_max_num_queries, statements, amounts):
    tree()
    drafts = [EntryDraft(unit, DAY, "e", "d", pair(CASH, INCOME, amount)) for amount in amounts for unit in (UNION, OTHER_UNION)]

    with django_assert_max_num_queries(statements):
        services.post_batch(by=entered, source="b", entries=columns_of(drafts), on=DAY)


def test_a_single_entry_takes_few_statements(entered, django_assert_max_num_queries):
    tree()
    lines = pair(CASH, INCOME, 1)

    with django_assert_max_num_queries(9):
        post(entered, lines=lines)
