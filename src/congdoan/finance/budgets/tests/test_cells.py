"""The cells of the form, by the law's worked example and by what must hold for every book."""

from hypothesis import given
from hypothesis import strategies as st

from congdoan.finance.budgets.rules.cells import fill, movements, summed
from congdoan.foundation.reference import queries as reference

FORM = reference.form("form.b07.hd47.b")
CATEGORIES = sorted({category for line in FORM.lines for category in line.formula.get("categories", ())})
sums = st.integers(min_value=-(10**15), max_value=10**15)
books = st.fixed_dictionaries(dict.fromkeys(CATEGORIES, sums))


def filled(moved, *, opening=0, payable_up=0):
    return fill(FORM.lines, opening=opening, payable_up=payable_up, moved=lambda category: moved.get(category, 0), needs_check=True)


def value(cells, line_id):
    return next(cell.value for cell in cells if cell.line_id == line_id)


def test_the_worked_year_e1():
    moved = {
        "dues": 15_853_200, "received_distribution": 47_559_600, "other_misc": 5_000_000, "care": 40_000_000, "propaganda": 5_000_000,
        "administration": 3_000_000, "salary_allowance": 4_900_000, "other_spending": 500_000, "paid_up": 4_000_000,
    }  # fmt: skip

    cells = filled(moved, opening=12_000_000, payable_up=755_960)

    assert (value(cells, "income_total"), value(cells, "spending_total")) == (68_412_800, 53_400_000)
    assert (value(cells, "closing"), value(cells, "payable_up")) == (23_012_800, 755_960)


@given(books, sums)
def test_closing_is_opening_and_income_less_spending_and_what_was_paid_up_and_handed_over(moved, opening):
    cells = filled(moved, opening=opening)

    expected = (
        opening + value(cells, "income_total") - value(cells, "spending_total") - value(cells, "paid_up") - value(cells, "handover_out")
    )
    assert value(cells, "closing") == expected


@given(st.lists(books, min_size=1, max_size=5))
def test_a_consolidation_is_the_sum_of_its_unions_cell_by_cell(unions):
    forms = [filled(moved) for moved in unions]

    whole = summed(forms)

    assert [cell.value for cell in whole] == [sum(form[place].value for form in forms) for place in range(len(whole))]


def test_no_two_lines_of_the_form_count_the_same_money():
    seen = {}
    for line in FORM.lines:
        for category in line.formula.get("categories", ()):
            record = next(one for one in reference.records("entry_categories") if one.fields["code"] == category)
            for movement in movements(category, record.fields["accounts"]["tt107"], payable="336"):
                for code in movement.codes:
                    for item in movement.items:
                        assert seen.setdefault((movement.side, code, item), line.line_id) == line.line_id
