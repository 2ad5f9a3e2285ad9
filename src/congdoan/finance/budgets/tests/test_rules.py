"""Settlement, ceilings and form codes."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.budgets.rules.ceilings import ceiling_limit, keeps_ceiling
from congdoan.finance.budgets.rules.forms import codes_by_form, received_in, span_of
from congdoan.finance.budgets.rules.settlement import SettledYear, YearFigures, handover, settle

SHARES = {"share_dues": Fraction(70, 100), "share_fund": Fraction(75, 100)}
sums = st.integers(0, 10**13)


def test_a_year_of_the_worked_example_closes():
    year = YearFigures(opening=12_000_000, dues=15_853_200, received=47_559_600, other=5_000_000, spending=53_400_000, paid_up=4_000_000)

    assert settle(year, **SHARES) == SettledYear(income=68_412_800, spending=53_400_000, closing=23_012_800, payable_up=755_960)


def test_a_union_charged_to_collect_the_fund_owes_its_upper_part():
    assert settle(YearFigures(opening=0, fund=1_000_000), **SHARES).payable_up == 250_000


@given(sums, sums, sums, sums, sums)
def test_money_handed_over_or_paid_up_leaves_the_closing_sum(opening, dues, spending, paid_up, handed):
    kept = settle(YearFigures(opening=opening, dues=dues, spending=spending), **SHARES)
    left = settle(YearFigures(opening=opening, dues=dues, spending=spending, paid_up=paid_up, handover_out=handed), **SHARES)

    assert kept.closing - left.closing == paid_up + handed
    assert kept.payable_up - left.payable_up == paid_up


def test_a_ceiling_is_compared_exactly():
    assert ceiling_limit(10_000_001, Fraction(45, 100)) == Fraction(90_000_009, 20)
    assert keeps_ceiling(4_500_000, usable=10_000_001, operator="<=", share=Fraction(45, 100))
    assert not keeps_ceiling(4_500_001, usable=10_000_001, operator="<=", share=Fraction(45, 100))
    assert not keeps_ceiling(4_438_895, usable=11_097_240, operator=">=", share=Fraction(40, 100))
    with pytest.raises(ValueError, match="comparison"):
        keeps_ceiling(1, usable=1, operator="<", share=Fraction(1))


def test_a_code_follows_its_form():
    meaning = {"old": {"22": "fund", "23": "dues"}, "new": {"22": "dues", "23": "fund"}}

    assert codes_by_form({"fund": 5, "dues": 7}, meaning) == {"old": {"22": 5, "23": 7}, "new": {"22": 7, "23": 5}}


def test_money_from_above_is_entered_when_it_came():
    assert received_in("2018-H1", received_on=date(2018, 7, 2)) == (False, "2018-H2")
    assert received_in("2018-H2", received_on=date(2018, 7, 2)) == (True, "2018-H2")


@pytest.mark.parametrize(("like", "span"), [("2018", "2018"), ("2017-Q1", "2018-Q3"), ("2018-01", "2018-07"), ("2018-H1", "2018-H2")])
def test_a_day_is_named_in_the_spans_of_the_report(like, span):
    assert span_of(date(2018, 7, 2), like=like) == span


@pytest.mark.parametrize("like", ["", "2018-H3", "2018-Q5", "2018-13", "18"])
def test_what_is_no_span_is_refused(like):
    with pytest.raises(ValueError, match="not a year"):
        span_of(date(2018, 7, 2), like=like)


def test_a_union_that_ended_hands_over_all_its_money():
    done = handover(cash=2_000_000, bank=8_000_000, payable_up=1_000_000)

    assert (done.handover_total, done.including_payable, done.later_postings) == (10_000_000, 1_000_000, "dated_supplement_only")
