"""What a union books by vouchers stands in the cells of its settlement, category by category."""

from dataclasses import replace

import pytest

from congdoan.finance.bookkeeping.rules import PartDraft
from congdoan.finance.bookkeeping.tests import builders
from congdoan.finance.bookkeeping.tests.builders import TODAY, paid, payment, receipt
from congdoan.finance.budgets import queries, services

pytestmark = pytest.mark.django_db
FORM = "form.b07.hd47.b"


def test_cells_read_the_categories_of_vouchers(entered):
    cast = builders.cast(entered)
    services.select_form(by=entered, unit_id=cast.district, form_id=FORM, from_year=2024, document="12/QĐ", on=TODAY)
    paid(cast, receipt(1_000_000))
    paid(cast, payment(300_000, category="other_employer", kind="bank_in"))
    paid(cast, payment(200_000, category="care"))
    paid(cast, payment(50_000, category="administration"))
    paid(cast, replace(payment(kind="bank_out"), parts=(PartDraft(250_000, category="paid_up", debt="dues"),)))

    sheet = queries.settlement("CD001", 2024)

    told = {cell.formula.removeprefix("entries(").rstrip(")").split(", ")[0]: cell.value for cell in sheet.cells}
    assert told["dues"] == 1_000_000  # the whole sum collected: the union's part and the part owed upwards
    assert (told["care"], told["administration"]) == (200_000, 50_000)
    assert sheet.value("income_total") == 1_300_000
    assert sheet.value("spending_total") == 250_000
    assert sheet.value("paid_up") == 250_000
    assert sheet.value("payable_up") == 50_000  # 30% of the dues less what was paid up
    assert sheet.value("closing") == 800_000
    assert sheet.unexplained == 0
