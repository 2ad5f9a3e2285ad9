"""What must hold for every estimate, tree, ceiling and forecast; the law's worked figures first."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.budgets.queries import category_sides
from congdoan.finance.budgets.rules.ceilings import ESTIMATE, SETTLEMENT, check_ceiling, usable_of
from congdoan.finance.budgets.rules.estimates import consolidated, estimate_cells, keys_of, reminder
from congdoan.finance.budgets.rules.execution import execution_rows
from congdoan.finance.budgets.rules.forecasting import forecast
from congdoan.finance.budgets.rules.proposing import (
    DuesMonth,
    known_basis,
    percent,
    propose_again,
    propose_dues,
    propose_fund,
    propose_paid_up,
)
from congdoan.foundation.reference import queries as reference

FORM = reference.form("form.b14.2006")
KEYS = keys_of(FORM.lines)
SHARES = {"dues": Fraction(7, 10), "fund": Fraction(3, 4), "other": Fraction(1), "dues_extra": Fraction(1)}
sums = st.integers(min_value=0, max_value=10**15)
figures = st.fixed_dictionaries(dict.fromkeys(KEYS, sums))


def value(cells, line_id):
    return next(cell.value for cell in cells if cell.line_id == line_id)


def test_an_estimate_states_each_category_once_and_what_is_no_sum_of_entries():
    assert len(KEYS) == len(set(KEYS))
    assert {("opening", ""), ("reserve", ""), ("payable_up", ""), ("movement", "care")} <= set(KEYS)
    assert not {line for line, _ in KEYS} & {"I", "II", "income_total", "spending_total"}


@given(figures)
def test_totals_are_what_the_form_says(amounts):
    cells = estimate_cells(FORM.lines, amounts, needs_check=True)

    income = sum(amount for (line, _), amount in amounts.items() if line in {"fund", "dues", "other", "received", "opening"})
    assert value(cells, "income_total") == income
    assert value(cells, "reserve") == amounts["reserve", ""]
    spent = sum(amount for (_, category), amount in amounts.items() if category_sides().get(category) == "spending")
    assert value(cells, "spending_total") == spent


@given(st.lists(st.integers(min_value=0, max_value=9), max_size=12), st.data())
def test_a_parent_is_its_own_and_its_childrens_estimates_in_every_tree(choices, data):
    parents = {0: None} | {number: choice % number for number, choice in enumerate(choices, start=1)}
    own = {unit: data.draw(figures) for unit in parents if data.draw(st.booleans())}

    found = consolidated(parents, own)

    for unit in parents:
        children = [found[one] for one, parent in parents.items() if parent == unit]
        for key in KEYS:
            assert found[unit].get(key, 0) == own.get(unit, {}).get(key, 0) + sum(child.get(key, 0) for child in children)
    assert sum(found[0].get(KEYS[0], 0) for _ in (0,)) == sum(amounts.get(KEYS[0], 0) for amounts in own.values())


@pytest.mark.parametrize(
    ("head", "spent", "limit", "is_kept"),
    [
        ("salary_allowance", 4_993_758, Fraction(4_993_758), True),
        ("salary_allowance", 4_993_759, Fraction(4_993_758), False),
        ("visits", 4_438_896, Fraction(4_438_896), True),
        ("visits", 4_438_895, Fraction(4_438_896), False),
        ("other", 1_664_586, Fraction(1_664_586), True),
        ("other", 1_664_587, Fraction(1_664_586), False),
    ],
)
def test_the_worked_limits_e2_and_the_dong_beyond_them(head, spent, limit, is_kept):
    category = {"salary_allowance": "allowance_parttime", "visits": "visits", "other": "other_spending"}[head]
    record = next(one for one in reference.records("spending_ceilings") if one.id == f"ceiling.dues.{head}.2022")

    at_estimate = check_ceiling(record, {"dues": 15_853_200, category: spent}, SHARES, stage=ESTIMATE)
    at_settlement = check_ceiling(record, {"dues": 15_853_200, category: spent}, SHARES, stage=SETTLEMENT)

    assert (at_estimate.usable, at_estimate.limit) == (11_097_240, limit)
    assert at_estimate.state == ("kept" if is_kept else "warned")
    assert at_settlement.state == ("kept" if is_kept else "refused")


def test_what_has_no_document_is_not_applied_and_what_speaks_of_no_head_is_no_ceiling():
    records = {record.id: record for record in reference.records("spending_ceilings")}

    off = check_ceiling(records["ceiling.fund_other.care.2022"], {"care": 0, "fund": 10**9}, SHARES, stage=SETTLEMENT)
    old = check_ceiling(records["ceiling.movement.2017"], {"care": 1}, SHARES, stage=SETTLEMENT)

    assert (off.state, off.limit, off.is_broken) == ("off", None, False)
    assert old.state == "kept"  # a target binds nobody
    assert check_ceiling(records["allowance.coefficients"], {}, SHARES, stage=ESTIMATE) is None


@given(st.fixed_dictionaries({"dues": sums, "dues_extra": sums, "fund": sums, "received_distribution": sums}))
def test_what_may_be_used_is_exact(amounts):
    assert usable_of("usable_dues", amounts, SHARES) * 10 == amounts["dues"] * 7 + amounts["dues_extra"] * 10
    both = usable_of("usable_fund_and_dues", amounts, SHARES) - usable_of("usable_dues", amounts, SHARES)
    assert both * 4 == amounts["fund"] * 3 + amounts["received_distribution"] * 4


@given(sums, st.integers(min_value=1, max_value=12))
def test_without_a_year_before_a_forecast_is_linear_and_a_whole_year_is_what_moved(actual, month):
    told = forecast(actual, month=month)

    assert (told.method == "whole", told.amount == actual) == (month == 12, month == 12 or actual == 0)
    assert month == 12 or abs(told.amount * month - actual * 12) * 2 <= month


@given(sums, st.integers(min_value=1, max_value=10**12), st.integers(min_value=0, max_value=10**12))
def test_a_forecast_by_last_years_course_keeps_its_share(actual, until, later):
    told = forecast(actual, month=6, before=(until, until + later))

    assert told.method == "profile"
    assert abs(told.amount * until - actual * (until + later)) * 2 <= until


def test_a_forecast_needs_a_month_and_a_year_that_went_up():
    assert forecast(5, month=0).amount is None
    assert forecast(600, month=6, before=(-1, 10)).method == "linear"
    assert forecast(600, month=6, before=(20, 10)).amount == 1200


@given(figures, figures, st.integers(min_value=1, max_value=12))
def test_forecast_totals_are_the_sums_of_their_lines(estimated, moved, month):
    actual = estimate_cells(FORM.lines, moved, needs_check=False)

    rows = {
        row.cell.line_id: row
        for row in execution_rows(
            FORM.lines, estimated=estimated, actual=actual, before=(), before_whole=(), month=month, sides=category_sides()
        )
    }

    parts = ("salary", "allowance", "administration", "movement", "visits", "other_spending")
    assert rows["spending_sub"].forecast.amount == sum(rows[line].forecast.amount for line in parts)
    for row in rows.values():
        assert row.is_over == (row.side == "spending" and row.actual > row.estimate)
        assert row.is_heading or row.left == row.estimate - row.actual


def test_an_estimate_by_law_says_its_formula():
    months = [DuesMonth(100_000, Fraction(1, 100), Fraction(180_000))] * 6 + [DuesMonth(234_000, Fraction(1, 100), Fraction(234_000))] * 6

    dues = propose_dues(months, members=48, average=10_000_000, source="x", needs_check=False)
    fund = propose_fund(wage_fund=264_220_000, rate=Fraction(2, 100), share=Fraction(3, 4), source="x", needs_check=False)

    assert dues.amount == 48 * 6 * 334_000
    assert dues.formula.startswith("6 tháng × 48 đoàn viên × 100.000 (1% × 10.000.000) + 6 tháng")
    assert dues.formula.endswith("trần 234.000)")
    assert fund.amount == 3_963_300  # the worked figure B1
    assert propose_paid_up(15_853_200, share=Fraction(7, 10), source="x", needs_check=False).amount == 4_755_960


def test_last_year_is_carried_to_its_end():
    assert propose_again(1_000, year=2023, is_whole=True, month=12).amount == 1_000
    assert propose_again(1_000, year=2023, is_whole=False, month=10).amount == 1_200
    assert propose_again(0, year=2023, is_whole=False, month=0).amount == 0


def test_small_helpers():
    assert [percent(Fraction(*one)) for one in ((1, 200), (3, 4), (1, 3), (2, 100))] == ["0,5%", "75%", "1/3", "2%"]
    assert known_basis({202401: (10, 100), 202402: (11, 200)}, {}) == {"workers": 11, "wage_fund": 1_800}
    assert known_basis({}, {202401: 4}) == {"members": 4}
    assert "đã được" in reminder(unit="CĐCS A", year=2025, due="", upper="LĐLĐ", is_returned=True)
