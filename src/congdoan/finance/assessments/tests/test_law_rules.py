"""Fund, dues, due days, relief and fines as rules of numbers; the law pack's own examples are tested in interfaces/console."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.assessments.rules import (
    DueRule,
    DuesRule,
    FineBand,
    FundBill,
    ReductionBand,
    Relief,
    ReliefBeyondLaw,
    ResolvedRateTooLow,
    due_date,
    dues,
    dues_extra,
    dues_total,
    fine_exposure,
    lateness,
    reduction_test,
    remedy_interest,
    retroactive_dues_share,
    suspension_catch_up,
    union_fund,
    union_fund_many,
    wage_fund_of,
)

RATE = Fraction(2, 100)
funds = st.integers(0, 10**15)
NON_STATE = DuesRule(rate=Fraction(5, 1000), basis="si_salary", cap=Fraction(234_000), floor=2_340_000, ceiling=46_800_000)


def test_two_percent_of_the_wage_fund_is_rounded_once():
    assert union_fund(9_459_850, rate=RATE) == FundBill(189_197)


@given(funds, st.sampled_from(["reduction", "suspension", "waiver"]), st.fractions(0, Fraction(1, 5), max_denominator=100))
def test_relief_moves_money_but_never_adds_any(fund, kind, rate):
    plain, relieved = union_fund(fund, rate=RATE), union_fund(fund, rate=RATE, relief=Relief(kind, rate))

    assert relieved.billed <= plain.billed
    if kind != "reduction":
        assert relieved.billed + relieved.deferred + relieved.waived == plain.billed


def test_a_reduction_beyond_the_law_is_refused():
    with pytest.raises(ReliefBeyondLaw):
        union_fund(100, rate=RATE, relief=Relief("reduction", Fraction(21, 100)), most_reduction=Fraction(20, 100))


@given(st.lists(funds, max_size=20), st.fractions(0, 1, max_denominator=1000))
def test_a_column_is_worked_out_exactly_like_its_employers(column, rate):
    together = union_fund_many(np.array(column, dtype=np.int64), rate=rate)

    assert together.tolist() == [union_fund(fund, rate=rate).billed for fund in column]


def test_each_salary_is_held_between_floor_and_ceiling_and_none_is_none():
    assert wage_fund_of([0, 1, 50, 99], floor=10, ceiling=60) == 0 + 10 + 50 + 60
    assert wage_fund_of([1, 99], floor=None, ceiling=None) == 100


@pytest.mark.parametrize("wrong", [-1, -(10**12)])
def test_sums_below_zero_are_refused(wrong):
    with pytest.raises(ValueError, match="below zero"):
        union_fund(wrong, rate=RATE)
    with pytest.raises(ValueError, match="below zero"):
        wage_fund_of([wrong], floor=None, ceiling=None)


@given(st.integers(0, 10**9))
def test_dues_never_pass_the_cap_and_grow_with_the_salary(salary):
    owed = dues(NON_STATE, si_salary=salary)

    assert 0 <= owed <= 234_000
    assert owed <= dues(NON_STATE, si_salary=salary + 1_000)


def test_take_home_pay_is_what_is_left_after_insurance_and_tax():
    rule = DuesRule(rate=Fraction(5, 1000), basis="take_home_after_si_hi_ui_pit")

    assert dues(rule, gross=30_000_000, deductions=3_785_000) == 131_075
    assert dues(rule, gross=1_000, deductions=5_000) == 0
    with pytest.raises(ValueError, match="gross"):
        dues(rule, si_salary=1)


def test_who_is_no_member_or_away_the_whole_month_owes_nothing():
    assert dues(NON_STATE, si_salary=10_000_000, is_member=False) == dues(NON_STATE, si_salary=10_000_000, is_exempt=True) == 0


def test_a_total_is_the_sum_of_what_each_member_pays():
    assert dues_total([23_650, 23_650]) == ([23_650, 23_650], 47_300)


@given(st.integers(0, 10**9), st.fractions(Fraction(5, 1000), Fraction(3, 100), max_denominator=1000))
def test_extra_dues_stay_with_the_union_whole(salary, resolved):
    found = dues_extra(NON_STATE, resolved_rate=resolved, share=Fraction(70, 100), si_salary=salary)

    assert found.normal + found.extra == found.total == found.grassroots + found.upper
    assert found.grassroots >= found.extra >= 0


def test_a_union_may_not_resolve_less_than_the_rule():
    with pytest.raises(ResolvedRateTooLow):
        dues_extra(NON_STATE, resolved_rate=Fraction(4, 1000), share=Fraction(70, 100), si_salary=1)


def test_a_decision_that_reaches_back_gives_a_credit_never_a_claim():
    assert retroactive_dues_share(100_000_000, sent_up=40_000_000, share=Fraction(70, 100)) == (30_000_000, 10_000_000)
    assert retroactive_dues_share(100_000_000, sent_up=20_000_000, share=Fraction(70, 100)) == (30_000_000, 0)


def test_the_due_day_is_the_last_of_its_month():
    assert due_date(202612, DueRule(months_after=1)) == date(2027, 1, 31)
    assert due_date(202506, DueRule(months_after=0)) == date(2025, 6, 30)
    assert due_date(202606, None) is None


@given(st.dates(date(2014, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_non_payment_begins_the_day_after_the_days_are_over(due, days):
    found = lateness(due, days_until_non_payment=days)

    assert found.late_from == due + timedelta(days=1)
    assert found.non_payment_from == found.late_from + timedelta(days=days)
    assert lateness(due, days_until_non_payment=None).non_payment_from is None


def test_a_firm_of_no_band_or_no_size_gets_no_reduction():
    bands = [ReductionBand(0, 199, 30, Fraction(30, 100)), ReductionBand(200, None, 50)]

    assert reduction_test(80, 24, bands=bands)
    assert not reduction_test(200, 49, bands=bands)
    assert not reduction_test(0, 0, bands=bands)
    assert not reduction_test(80, 24, bands=[])


def test_suspended_months_are_due_in_full():
    assert suspension_catch_up(3, 400_000) == 1_200_000


@given(funds)
def test_a_fine_stays_within_its_band_and_cap(arrears):
    found = fine_exposure(arrears, FineBand(Fraction(24, 100), Fraction(30, 100), False, 150_000_000))

    assert 0 <= found.least <= found.most <= 150_000_000
    assert found.is_capped == found.is_most_included


def test_interest_of_the_remedy_is_rounded_once():
    assert remedy_interest(100_000_000, yearly_rate=Fraction(5, 1000), days=92, days_in_year=365) == 126_027
