"""Closing a year, opening it again and closing it once more move no cell of its settlement, nor of the next."""

from datetime import date

import pytest

from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.budgets import queries
from congdoan.finance.budgets.queries.evidence import lines_of, sources
from congdoan.finance.collection.tests.builders import small_district
from congdoan.finance.ledger.rules import AccountKey
from congdoan.finance.ledger.tests.builders import pair, post
from congdoan.people.organisations.tests.builders import organisation

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


def test_a_change_of_chart_moves_no_cell_of_the_new_year_and_its_lines_are_behind_no_figure(entered, enter_as):
    cast = small_district(entered)
    enter_as(entered, on=ON)
    up = AccountKey("tt107", "336", "dues", cast.district)
    post(entered, unit_id=cast.union, source="dues", lines=pair(AccountKey("tt107", "1111"), up, 300_000), on=date(2024, 5, 1))
    new = pair(AccountKey("tt24", "1111"), AccountKey("tt24", "518", "dues"), 7_000)
    post(entered, unit_id=cast.union, source="2025", lines=new, on=date(2025, 1, 20))
    before = cells("CD001", 2024), cells("CD001", 2025)
    assert before[1]["payable_up"] == 300_000

    bookkeeping.change_chart(by=entered, branch_id=cast.union, unit_ids=[cast.union], on=ON)
    changed = cells("CD001", 2024), cells("CD001", 2025)
    behind = lines_of(cast.union, sources(cast.union, 2025, "dues", form_id=FORM))
    bookkeeping.undo_chart_change(by=entered, unit_id=cast.union, reason="Thử", on=ON)

    assert changed == (cells("CD001", 2024), cells("CD001", 2025)) == before
    assert [line.amount for line in behind.lines] == [7_000]


def test_a_handover_stands_in_both_settlements_as_example_e4_says(entered, enter_as):
    cast = small_district(entered)
    heir = organisation(entered, "grassroots_union", "CD009", parent=cast.district)
    enter_as(entered, on=date(2025, 6, 10))
    cash, bank, dues = (AccountKey("tt24", *rest) for rest in (("1111",), ("1121",), ("518", "dues")))
    up = AccountKey("tt24", "336", "dues", cast.province)
    for number, (debit, credit, amount) in enumerate(((cash, dues, 1_000_000), (cash, up, 1_000_000), (bank, dues, 8_000_000))):
        post(entered, unit_id=cast.union, source=f"e4/{number}", on=date(2025, 3, 1), lines=pair(debit, credit, amount))
    before = cells("CD001", 2025)

    bookkeeping.hand_over(
        by=entered, unit_id=cast.union, receiver_id=heir, ended_on=date(2025, 5, 31), document="QĐ 5", given_by="A", taken_by="B",
        cash_counted=2_000_000, reason="Chưa ghi ngày kết thúc", on=date(2025, 6, 10),
    )  # fmt: skip

    given, taken = cells("CD001", 2025), cells("CD009", 2025)
    assert before["payable_up"] == 1_000_000
    assert {name for name in given if given[name] != before[name]} <= {"handover_out", "closing", "payable_up", "money", "spending_total"}
    assert (given["handover_out"], given["closing"], given["payable_up"], given["paid_up"]) == (10_000_000, 0, 0, 0)
    assert (taken["handover_in"], taken["closing"], taken["payable_up"], taken["dues"]) == (10_000_000, 10_000_000, 1_000_000, 0)
