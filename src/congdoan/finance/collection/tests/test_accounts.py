"""The accounts of collection stand in the law pack: in its posting templates where it has one, in its charts always."""

import pytest

from congdoan.finance.collection.rules.accounts import CHARTS
from congdoan.finance.collection.rules.entries import OWN_EVENTS, TEMPLATE_EVENTS, WORDS
from congdoan.foundation.reference import queries as reference


def template(event, chart):
    (found,) = [r for r in reference.records("posting_templates") if r.scope["event"] == event and r.scope["chart"] == chart]
    return {(line["side"], line["account"]) for line in found.fields["lines"]}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_the_accounts_are_those_of_the_posting_templates(chart):
    bank, payable, income, provisional = chart.bank, chart.payable, chart.own_income, chart.provisional

    assert template("collect_fund_known", chart.name) == {("debit", bank), ("credit", payable), ("credit", income)}
    assert template("collect_fund_unknown", chart.name) == {("debit", bank), ("credit", provisional)}
    assert template("identify_fund", chart.name) == {("debit", provisional), ("credit", payable), ("credit", income)}
    assert template("pay_share", chart.name) == {("debit", payable), ("credit", bank)}
    assert template("grassroots_receives_fund", chart.name) == {("debit", bank), ("credit", income)}
    assert ("debit", chart.cash) in template("grassroots_collects_dues", chart.name)
    assert ("debit", payable) in template("grassroots_pays_up", chart.name)
    assert ("debit", chart.fees) in template("spend", chart.name)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
def test_every_account_stands_in_its_chart(chart):
    known = {account.code for account in reference.chart(chart.name)}

    assert {code for name, code in vars(chart).items() if name != "name"} <= known


def test_every_event_has_words():
    assert set(WORDS) == TEMPLATE_EVENTS | OWN_EVENTS
    assert {record.scope["event"] for record in reference.records("posting_templates")} >= TEMPLATE_EVENTS
    assert not OWN_EVENTS & {record.scope["event"] for record in reference.records("posting_templates")}
