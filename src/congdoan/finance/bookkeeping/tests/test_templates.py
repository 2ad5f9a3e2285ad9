"""Templates turn events into lines that balance, on the accounts and categories they name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.rules import AmountMissing, Part, booked, template_of
from congdoan.finance.bookkeeping.services import book_event
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountKey
from congdoan.finance.ledger.tests import builders
from congdoan.foundation.reference import queries as reference

RECORDS = {record.id: record for record in reference.records("posting_templates")}
SUMS = st.integers(-(10**15), 10**15)


def read(record):
    return template_of(
        record.scope["event"], record.scope["chart"], record.name, record.fields["lines"], record_id=record.id, needs_check=True
    )


@pytest.mark.parametrize("record_id", sorted(RECORDS))
@given(own=SUMS, other=SUMS)
def test_every_shipped_template_balances(record_id, own, other):
    sums = {"own_share": own, "shares_of_other_levels": other, "upper_share": other, "total": own + other, "amount": own, "surplus": own}

    lines = booked(read(RECORDS[record_id]), [Part(sums)])

    assert sum(amount for _, amount in lines) == 0
    assert all(amount for _, amount in lines)


def test_categories_stand_on_results_and_debts_on_settlement_accounts():
    dues = read(RECORDS["post.tt107.grassroots_collects_dues"])
    part = Part({"total": 100, "own_share": 70, "upper_share": 30}, category="dues", debt="dues", party_id=7)

    assert booked(dues, [part], prefer={"1121"}) == [
        (AccountKey("tt107", "1121"), 100),
        (AccountKey("tt107", "5118", "dues"), -70),
        (AccountKey("tt107", "336", "dues", 7), -30),
    ]


def test_parts_of_one_event_share_the_money_line():
    spend = read(RECORDS["post.tt24.spend"])

    lines = booked(spend, [Part({"amount": 40}, category="care"), Part({"amount": 2}, category="visits")])

    assert lines == [
        (AccountKey("tt24", "611", "care"), 40),
        (AccountKey("tt24", "1111"), -42),
        (AccountKey("tt24", "611", "visits"), 2),
    ]


def test_a_sum_that_the_event_did_not_give_is_named():
    with pytest.raises(AmountMissing, match="own_share"):
        booked(read(RECORDS["post.tt107.collect_fund_known"]), [Part({"total": 1, "shares_of_other_levels": 1})])


@pytest.mark.django_db
def test_an_event_is_booked_by_the_chart_of_its_day(entered):
    builders.tree()
    for day, chart in ((date(2024, 12, 31), "tt107"), (date(2025, 1, 1), "tt24")):
        entry_id = book_event(
            by=entered, under="ledger.post_entry", unit_id=builders.UNION, accounting_date=day, event="spend",
            parts=[Part({"amount": 500}, category="care")], description="Thăm hỏi", source=f"test/{day}", on=day,
        )  # fmt: skip

        assert {(line.account.chart, line.account.code, line.amount) for line in ledger.entry(entry_id).lines} == {
            (chart, "611", 500),
            (chart, "1111", -500),
        }
        assert queries.template(builders.UNION, "spend", on=day).chart == chart
