"""A loaded world: every figure of every settlement leads to parts that add up to it, and to lines that add up to them."""

from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import call_command

from congdoan.conftest import shared_data
from congdoan.finance.budgets import queries
from congdoan.finance.budgets.tests.formulas import evaluated
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import acting
from congdoan.people.organisations import queries as organisations

YEAR, DISTRICT, MONTHS = 2024, "LDLD-DMC", 2


@pytest.fixture
def world(own_database):
    folder = shared_data("data", "worlds", "duong-minh-chau-2024")
    call_command("world_load", str(folder), json=True, stdout=StringIO(), stderr=StringIO())
    statements = sorted((folder / "statements").glob("*.xlsx"))[:MONTHS]
    call_command("collection_run", statement=statements, json=True, stdout=StringIO(), stderr=StringIO())
    with acting(access.actor_named("console").id, on=date(YEAR, 12, 31)):
        yield organisations.base_unions_below(organisations.id_of_code(DISTRICT), during=(date(YEAR, 1, 1), date(YEAR, 12, 31)))


def lines_behind(sheet, line_id, *, limit=50):
    wanted = queries.sources(sheet.unit_id, YEAR, line_id, form_id=sheet.form)
    found, after = [], ""
    while True:
        page = queries.lines_of(sheet.unit_id, wanted, after=after, limit=limit)
        found += page.lines
        if not page.next:
            return found
        after = page.next


def test_every_figure_is_the_sum_of_its_parts_and_of_the_lines_behind_it(world, tmp_path):
    wrong, filled = [], 0
    for code, _ in world.values():
        sheet = queries.settlement(code, YEAR)
        for cell in sheet.cells:
            kind, parts = queries.parts_of(sheet, cell.line_id)
            if sum(part.signed for part in parts) != cell.value:
                wrong.append((code, cell.line_id, "parts"))
            if kind not in ("sum", "signed_sum"):
                lines = lines_behind(sheet, cell.line_id)
                filled += bool(lines)
                if sum(one.amount for one in lines) != cell.value:
                    wrong.append((code, cell.line_id, "lines"))
        assert sheet.unexplained == 0, code

    assert wrong == []
    assert filled > len(world)

    # The district is the sum of its unions, cell by cell.
    whole = queries.settlement(DISTRICT, YEAR)
    rows = queries.consolidated_rows(whole.unit_id, YEAR, form_id=whole.form)
    assert len(rows) == len(world) == whole.unions
    for cell in whole.cells:
        assert sum(row.value(cell.line_id) for row in rows) == cell.value
        assert sum(part.signed for part in queries.parts_of(whole, cell.line_id)[1]) == cell.value

    # Pages of any size hold the same lines, each once.
    sheet = queries.settlement("CD001", YEAR)
    whole_list, by_threes = lines_behind(sheet, "dues"), lines_behind(sheet, "dues", limit=3)
    assert [one.line for one in by_threes] == [one.line for one in whole_list]
    assert len(whole_list) > 3

    # The workbook's formulas, worked out anew, give the figures of the page; so do those of the unions' sheet.
    call_command("budgets_export", DISTRICT, str(YEAR), out=tmp_path / "b07.xlsx", format="xlsx", json=True, stdout=StringIO())
    book = openpyxl.load_workbook(BytesIO((tmp_path / "b07.xlsx").read_bytes()))
    form = book["B07"]
    start = next(row for row in range(1, 30) if form.cell(row, 1).value == "Nội dung")
    assert [evaluated(form, f"D{start + 1 + place}") for place in range(len(whole.cells))] == [cell.value for cell in whole.cells]
    unions = book["Từng đơn vị"]
    totals = [evaluated(unions, unions.cell(len(rows) + 2, 3 + place).coordinate) for place in range(len(whole.cells))]
    assert totals == [cell.value for cell in whole.cells]

    # Half a year is counted by whole months.
    assert queries.settlement("CD001", YEAR, until=202406).value("dues") < sheet.value("dues")
