"""Closing a year, opening it again and closing it once more move no cell of its settlement, nor of the next."""

from datetime import date

import pytest

from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.budgets import queries
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger.rules import AccountKey
from congdoan.finance.ledger.tests.builders import pair, post

pytestmark = pytest.mark.django_db
FORM = "form.b07.hd47.b"
ON = date(2025, 2, 1)
MOVED = (("1111", "5118", "dues", 700_000), ("1111", "336", "dues", 300_000), ("1121", "5118", "received_distribution", 4_000_000),
         ("1121", "5118", "other_misc", 50_000), ("1111", "4211", "handover_in", 90_000))  # fmt: skip
SPENT = (("care", 2_000_000), ("propaganda", 300_000), ("other_spending", 10_000))


def cells(unit, year):
    sheet = queries.settlement(unit, year, form_id=FORM)
    return {cell.line_id: cell.value for cell in sheet.cells} | {"money": sheet.money}


def test_the_settlement_of_a_closed_year_is_the_one_before_closing(entered, enter_as):
    union = small_district(entered).union
    enter_as(entered, on=ON)
    for number, (money, code, item, amount) in enumerate(MOVED):
        lines = pair(AccountKey("tt107", money), AccountKey("tt107", code, item), amount)
        post(entered, unit_id=union, source=f"in/{number}", lines=lines)
    for item, amount in SPENT:
        post(entered, unit_id=union, source=item, lines=pair(AccountKey("tt107", "611", item), AccountKey("tt107", "1121"), amount))
    post(entered, unit_id=union, source="up", lines=pair(AccountKey("tt107", "336", "dues"), AccountKey("tt107", "1111"), 100_000))
    wrong = pair(AccountKey("tt107", "5118", "other_employer"), AccountKey("tt107", "1111"), 5_000)  # income on the other side
    post(entered, unit_id=union, source="wrong side", lines=wrong)
    before = cells("CD001", 2024), cells("CD001", 2025)

    for _ in range(2):
        assert bookkeeping.close_year(by=entered, unit_ids=[union], year=2024, reason="Thử", on=ON).entries == 3
        assert (cells("CD001", 2024), cells("CD001", 2025)) == before
        bookkeeping.reopen_year(by=entered, unit_id=union, year=2024, reason="Thử", on=ON)
        assert (cells("CD001", 2024), cells("CD001", 2025)) == before
    assert before[0]["income_total"] == 5_140_000
