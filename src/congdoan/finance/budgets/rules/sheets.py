"""A settlement on paper and in a workbook: the same figures, the same order, totals as formulas where a form adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from congdoan.finance.budgets.rules.annexes import Annex, add_annexes
from congdoan.finance.budgets.rules.cells import Cell, place_and_name
from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import format_month

PAGE = Path(__file__).with_name("b07.typ")
UNCHECKED = "mẫu chưa đối chiếu"
UNKNOWN = "?"
COLUMNS = ("TT", "Nội dung", "Mã số", "Dự toán được giao", "Quyết toán năm", "Cấp trên duyệt")


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands around the figures. `part_a` are (label, unit, figure or None)."""

    unit: str
    upper: str
    year: int
    form: str
    form_name: str
    needs_check: bool
    part_a: Sequence[tuple[str, str, int | None]]
    signatures: Sequence[str]
    money_by_account: Mapping[str, int]
    unions: int
    is_fictitious: bool
    made_at: datetime
    made_by: str
    until: int
    columns: Sequence[str] = COLUMNS


def settlement_pdf(
    head: SheetHead, cells: Sequence[Cell], *, given: Sequence[Cell] | None = None, approved: Sequence[Cell] | None = None
) -> bytes:
    """Return the form as PDF/A; `given` is the estimate it is compared with, `approved` what the level above approved of it."""
    money = head.money_by_account
    figures = {
        "title": f"Quyết toán {head.year}: {head.unit}",
        "unit": head.unit,
        "upper": head.upper,
        "year": str(head.year),
        "until": _until(head),
        "form_title": head.form_name.split(" ")[0],
        "form_note": head.form_name,
        "scope": "" if head.unions == 1 else f"Tổng hợp {format_dong(head.unions)} công đoàn cơ sở",
        "mark": marks_of(head),
        "part_a": [[label, unit, "" if value is None else format_dong(value)] for label, unit, value in head.part_a],
        "rows": [_paper_row(cell, _value(given, place), _value(approved, place)) for place, cell in enumerate(cells)],
        "cash": format_dong(money.get("111", 0)),
        "bank": format_dong(money.get("112", 0)),
        "other": format_dong(sum(money.values()) - money.get("111", 0) - money.get("112", 0)),
        "columns": list(head.columns),
        "signatures": list(head.signatures),
        "place_and_day": f"Ngày {head.made_at.day:02d} tháng {head.made_at.month:02d} năm {head.made_at.year}",
        "footer": f"{head.form_name} · {head.unit} · lập {head.made_at:%d/%m/%Y %H:%M}",
    }
    return pdf(PAGE, figures, made_at=head.made_at)


def marks_of(head: SheetHead) -> str:
    """Return what must be known of a paper before it is believed."""
    marks = ([UNCHECKED] if head.needs_check else []) + (["số liệu hư cấu"] if head.is_fictitious else [])
    return "; ".join(marks).capitalize()


def _until(head: SheetHead) -> str:
    return "" if head.until % 100 == 12 else f"Số liệu đến hết tháng {format_month(head.until)}"


def _paper_row(cell: Cell, given: int | None, approved: int | None) -> dict[str, Any]:
    place, name = place_and_name(cell.label)
    words = {"place": place, "label": name, "code": cell.code or "", "indent": cell.indent, "value": format_dong(cell.value)}
    return words | {"given": "" if given is None else format_dong(given), "approved": "" if approved is None else format_dong(approved)}


def _value(cells: Sequence[Cell] | None, place: int) -> int | None:
    return cells[place].value if cells else None


def settlement_workbook(
    head: SheetHead,
    cells: Sequence[Cell],
    *,
    formulas: Mapping[str, Mapping[str, Any]],
    unions: Sequence[tuple[str, str, Sequence[Cell]]] = (),
    given: Sequence[Cell] | None = None,
    approved: Sequence[Cell] | None = None,
    annexes: Sequence[Annex] = (),
) -> bytes:
    """Return the form as a workbook: the form, its unions side by side where it sums several, its annexes, and where it comes from.

    Sums are real formulas; text that looks like a formula stays text.
    """
    content, book, styles = new_book(f"Quyết toán {head.year}: {head.unit}", head.made_at)
    columns = (("Dự toán được giao", given), ("Quyết toán năm (đồng)", cells), ("Cấp trên duyệt", approved))
    _form_sheet(book, styles, head, columns, formulas)
    if unions:
        _unions_sheet(book, styles, cells, unions)
    add_annexes(book, styles, annexes)
    _source_sheet(book, styles, head)
    book.close()
    return content.getvalue()


def new_book(title: str, made_at: datetime) -> tuple[BytesIO, Workbook, dict[str, Any]]:
    """Return an empty workbook with the bytes it will become and its styles; text that looks like a formula stays text."""
    content = BytesIO()
    book = Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"}
    )
    book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0;[Red]-#,##0;0"}),
        "total": book.add_format({"num_format": "#,##0;[Red]-#,##0;0", "bold": True}),
        "bold": book.add_format({"bold": True}),
    }
    return content, book, styles


def _form_sheet(
    book: Workbook,
    styles: Mapping[str, Any],
    head: SheetHead,
    columns: Sequence[tuple[str, Sequence[Cell] | None]],
    formulas: Mapping[str, Any],
) -> None:
    sheet = book.add_worksheet("B07")
    sheet.set_column(0, 0, 64)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 4, 22)
    sheet.write_string(0, 0, f"QUYẾT TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN NĂM {head.year}", styles["title"])
    sheet.write_string(1, 0, head.unit)
    sheet.write_string(2, 0, f"{head.form_name}{' (' + UNCHECKED + ')' if head.needs_check else ''}")
    row = 4
    for label, unit, value in head.part_a:
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, unit)
        sheet.write(row, 2, UNKNOWN if value is None else value, styles["money"])
        row += 1
    row += 1
    for column, words in enumerate(("Nội dung", "Mã số", *(words for words, _ in columns))):
        sheet.write_string(row, column, words, styles["head"])
    settled = columns[1][1] or ()
    places = {cell.line_id: row + 1 + number for number, cell in enumerate(settled)}
    for cell in settled:
        place = places[cell.line_id]
        sheet.write_string(place, 0, "    " * cell.indent + cell.label, styles["bold"] if cell.indent == 0 else None)
        sheet.write_string(place, 1, cell.code or "")
    for column, (_, cells) in enumerate(columns, start=2):
        for cell in cells or ():
            place, style = places[cell.line_id], styles["total" if cell.indent == 0 else "money"]
            formula = _formula(formulas.get(cell.line_id, {}), places, _letters(column))
            if formula:
                sheet.write_formula(place, column, formula, style, cell.value)
            else:
                sheet.write_number(place, column, cell.value, style)


def _formula(formula: Mapping[str, Any], places: Mapping[str, int], letter: str) -> str:
    if formula.get("op") == "sum":
        return "=" + "+".join(f"{letter}{places[line] + 1}" for line in formula["lines"])
    if formula.get("op") == "signed_sum":
        plus = "+".join(f"{letter}{places[line] + 1}" for line in formula["plus"])
        return "=" + plus + "".join(f"-{letter}{places[line] + 1}" for line in formula["minus"])
    return ""


def _unions_sheet(
    book: Workbook, styles: Mapping[str, Any], cells: Sequence[Cell], unions: Sequence[tuple[str, str, Sequence[Cell]]]
) -> None:
    sheet = book.add_worksheet("Từng đơn vị")
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 48)
    sheet.set_column(2, 2 + len(cells), 16)
    for column, words in enumerate(["Mã", "Đơn vị", *(f"{cell.code or ''} {cell.label}".strip() for cell in cells)]):
        sheet.write_string(0, column, words, styles["head"])
    for row, (code, name, filled) in enumerate(unions, start=1):
        sheet.write_string(row, 0, code)
        sheet.write_string(row, 1, name)
        for column, cell in enumerate(filled, start=2):
            sheet.write_number(row, column, cell.value, styles["money"])
    last = len(unions) + 1
    sheet.write_string(last, 1, "Cộng", styles["bold"])
    for column, cell in enumerate(cells, start=2):
        letter = _letters(column)
        sheet.write_formula(last, column, f"=SUM({letter}2:{letter}{last})", styles["total"], cell.value)


def _source_sheet(book: Workbook, styles: Mapping[str, Any], head: SheetHead) -> None:
    rows = [
        ("Đơn vị", head.unit),
        ("Năm", f"{head.year}{' (' + _until(head).lower() + ')' if _until(head) else ''}"),
        ("Mẫu", f"{head.form} ({head.form_name})"),
        ("Tình trạng mẫu", UNCHECKED if head.needs_check else "đã đối chiếu"),
        ("Số liệu", "tính từ sổ kế toán" + (", dữ liệu hư cấu" if head.is_fictitious else "")),
        ("Người lập", head.made_by),
        ("Lúc lập", f"{head.made_at:%d/%m/%Y %H:%M}"),
        ("Số công đoàn cơ sở", str(head.unions)),
        ("Tiền cuối kỳ theo sổ", f"{format_dong(sum(head.money_by_account.values()))} đồng"),
    ]
    add_source_sheet(book, styles, rows)


def add_source_sheet(book: Workbook, styles: Mapping[str, Any], rows: Sequence[tuple[str, str]]) -> None:
    """Add the sheet that tells where the figures of a workbook come from."""
    sheet = book.add_worksheet("Nguồn")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 70)
    for row, (label, value) in enumerate(rows):
        sheet.write_string(row, 0, label, styles["bold"])
        sheet.write_string(row, 1, value)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
