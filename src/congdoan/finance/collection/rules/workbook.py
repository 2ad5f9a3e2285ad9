"""A list as a workbook: first where it comes from, then typed cells. Text stays text: nothing in it is ever a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

LONGEST_CELL = 32_000


def workbook(*, source: Sequence[tuple[str, Any]], name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return an XLSX file: sheet "Nguồn" with (what, value) pairs, then the list with one typed cell a value."""
    target = BytesIO()
    book = Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
    }
    told = book.add_worksheet("Nguồn")
    told.set_column(0, 0, 28)
    told.set_column(1, 1, 70)
    for place, (what, value) in enumerate(source):
        told.write_string(place, 0, what, looks["head"])
        _write(told, place, 1, value, looks)
    sheet = book.add_worksheet(name[:31])
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, max(12, min(len(head) + 4, 44)))
        sheet.write_string(0, column, head, looks["head"])
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, line, column, value, looks)
    book.close()
    return target.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, looks: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, "có" if value else "không")
    elif isinstance(value, int):
        sheet.write_number(row, column, value, looks["money"])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), looks["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), looks["day"])
    else:
        sheet.write_string(row, column, str(value)[:LONGEST_CELL])
