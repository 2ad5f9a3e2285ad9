"""An estimate on paper and in workbooks: for signature, to be filled in offline, and the table of targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.kernel.money import format_dong

from .cells import Cell, place_and_name
from .estimates import Key
from .sheets import UNKNOWN, add_source_sheet, new_book

PAGE = Path(__file__).with_name("b14.typ")
LINES_SHEET, BASICS_SHEET = "Dự toán", "Chỉ tiêu cơ bản"
COLUMNS = ("Mã dòng", "Loại", "Mã số", "Nội dung", "Năm trước", "Đề xuất", "Dự toán", "Ghi chú căn cứ")
BASIC_COLUMNS = ("Mã chỉ tiêu", "Chỉ tiêu", "Hệ thống biết", "Số dùng", "Lý do khác số đã biết")
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class EstimateHead:
    """What stands around the figures of an estimate. `part_a` are (label, unit, figure or None)."""

    unit: str
    upper: str
    year: int
    version: int
    state: str
    form: str
    form_name: str
    warning: str
    part_a: Sequence[tuple[str, str, int | None]]
    decision: str
    part_c: tuple[str, Sequence[str]]  # of the explanation: its heading and who signs
    part_d: tuple[str, Sequence[str]]  # of the remarks of the level above
    notes: Sequence[str]
    is_fictitious: bool
    made_at: datetime
    made_by: str


def estimate_pdf(head: EstimateHead, *, before: Sequence[Cell] | None, stated: Sequence[Cell], approved: Sequence[Cell] | None) -> bytes:
    """Return an estimate as PDF/A, in the columns of its form."""
    marks = ([head.warning] if head.warning else []) + (["số liệu hư cấu"] if head.is_fictitious else [])
    rows = []
    for number, cell in enumerate(stated):
        place, name = place_and_name(cell.label)
        figures = (
            [before[number].value if before else None, cell.value, approved[number].value if approved else None]
            if cell.formula
            else [None] * 3
        )
        rows.append(
            {"place": place, "label": name, "code": cell.code or "", "indent": cell.indent,
             "values": ["" if value is None else format_dong(value) for value in figures]}
        )  # fmt: skip
    told = {
        "title": f"Dự toán {head.year}: {head.unit}", "unit": head.unit, "upper": head.upper, "year": str(head.year),
        "version": f"Bản điều chỉnh lần {head.version}" if head.version else "", "state": head.state, "form_note": head.form_name,
        "mark": "; ".join(marks), "part_a": [[label, unit, _basic(value, unit)] for label, unit, value in head.part_a], "rows": rows,
        "decision": head.decision, "notes": list(head.notes),
        "part_c": {"label": head.part_c[0], "signatures": list(head.part_c[1])},
        "part_d": {"label": head.part_d[0], "signatures": list(head.part_d[1])},
        "place_and_day": f"Ngày {head.made_at.day:02d} tháng {head.made_at.month:02d} năm {head.made_at.year}",
        "footer": f"{head.form_name} · {head.unit} · lập {head.made_at:%d/%m/%Y %H:%M}",
    }  # fmt: skip
    return pdf(PAGE, told, made_at=head.made_at)


def _basic(value: int | None, unit: str) -> str:
    """Write a basic figure in the unit of the form; millions keep every đồng behind the comma."""
    if value is None:
        return ""
    if not unit.startswith("triệu"):
        return format_dong(value)
    whole, rest = divmod(value, MILLION)
    return f"{format_dong(whole)},{rest:06d}".rstrip("0") if rest else format_dong(whole)


def estimate_workbook(head: EstimateHead, *, before: Sequence[Cell] | None, stated: Sequence[Cell], approved: Sequence[Cell] | None,
                      formulas: Mapping[str, Mapping[str, Any]], notes: Mapping[str, str]) -> bytes:  # fmt: skip
    """Return an estimate as a workbook; sums are formulas, text that looks like a formula stays text."""
    content, book, styles = new_book(f"Dự toán {head.year}: {head.unit}", head.made_at)
    sheet = book.add_worksheet("B14")
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 1, 8)
    sheet.set_column(2, 4, 20)
    sheet.set_column(5, 5, 40)
    sheet.write_string(0, 0, f"DỰ TOÁN THU, CHI TÀI CHÍNH CÔNG ĐOÀN NĂM {head.year}", styles["title"])
    sheet.write_string(1, 0, head.unit)
    sheet.write_string(2, 0, f"{head.form_name}{' (' + head.warning + ')' if head.warning else ''}")
    row = 4
    for label, unit, value in head.part_a:
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, "đồng" if unit.startswith("triệu") else unit)
        sheet.write(row, 2, UNKNOWN if value is None else value, styles["money"])
        row += 1
    row += 1
    for column, words in enumerate(("Nội dung", "Mã số", "Ước thực hiện năm trước", "Dự toán năm nay", "Cấp trên duyệt", "Ghi chú")):
        sheet.write_string(row, column, words, styles["head"])
    places = {cell.line_id: row + 1 + number for number, cell in enumerate(stated)}
    for number, cell in enumerate(stated):
        at, style = places[cell.line_id], styles["total" if cell.indent == 0 else "money"]
        sheet.write_string(at, 0, "    " * cell.indent + cell.label, styles["bold"] if cell.indent == 0 else None)
        sheet.write_string(at, 1, cell.code or "")
        sheet.write_string(at, 5, notes.get(cell.line_id, ""))
        if not cell.formula:
            continue
        for column, value in (
            (2, before[number].value if before else None),
            (3, cell.value),
            (4, approved[number].value if approved else None),
        ):
            lines = formulas.get(cell.line_id, {}).get("lines", ())
            if value is not None and lines:
                letter = "ABCDE"[column]
                sheet.write_formula(at, column, "=" + "+".join(f"{letter}{places[one] + 1}" for one in lines), style, value)
            elif value is not None:
                sheet.write_number(at, column, value, style)
    add_source_sheet(book, styles, [
        ("Đơn vị", head.unit), ("Năm", str(head.year)), ("Bản", f"điều chỉnh {head.version}" if head.version else "bản đầu"),
        ("Tình trạng", head.state), ("Mẫu", f"{head.form} ({head.form_name})"), ("Tình trạng mẫu", head.warning or "đã đối chiếu"),
        ("Duyệt", head.decision or "chưa"), ("Người lập tệp", head.made_by), ("Lúc lập tệp", f"{head.made_at:%d/%m/%Y %H:%M}"),
        ("Số liệu", "hư cấu" if head.is_fictitious else "do đơn vị lập"),
    ])  # fmt: skip
    book.close()
    return content.getvalue()


def estimate_template(
    *, unit: str, year: int, lines: Sequence[tuple[Key, str, str, int | None, int | None, int | None, str]],
    basics: Sequence[tuple[str, str, int | None, int | None, str]], made_at: datetime,
) -> bytes:  # fmt: skip
    """Return the table a unit fills in offline: figures by line and category with what is known and proposed, basic figures beside.

    `lines` are (key, code, words, last year, proposed, begun with, note); `basics` are (key, label, known, used, reason).
    """
    content, book, styles = new_book(f"Bảng lập dự toán {year}: {unit}", made_at)
    sheet = book.add_worksheet(LINES_SHEET)
    sheet.write_string(0, 0, f"Bảng lập dự toán năm {year}, {unit}. Điền cột Dự toán và Ghi chú; giữ dòng tiêu đề.", styles["bold"])
    _header(sheet, 2, COLUMNS, styles, widths=(16, 22, 8, 46, 18, 18, 18, 44))
    for row, (key, code, words, *amounts, note) in enumerate(lines, start=3):
        for column, text in enumerate((*key, code, words)):
            sheet.write_string(row, column, text)
        for column, amount in enumerate(amounts, start=4):
            if amount is not None:
                sheet.write_number(row, column, amount, styles["money"])
        sheet.write_string(row, 7, note)
    sheet.freeze_panes(3, 4)
    sheet = book.add_worksheet(BASICS_SHEET)
    _header(sheet, 0, BASIC_COLUMNS, styles, widths=(18, 40, 18, 18, 50))
    for row, (name, label, known, used, reason) in enumerate(basics, start=1):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, label)
        for column, value in ((2, known), (3, used)):
            if value is not None:
                sheet.write_number(row, column, value, styles["money"])
        sheet.write_string(row, 4, reason)
    book.close()
    return content.getvalue()


def targets_template(*, unit: str, year: int, categories: Sequence[str], rows: Sequence[tuple[str, str, Sequence[int | None]]],
                     made_at: datetime) -> bytes:  # fmt: skip
    """Return the table of targets: a row for each unit, a column for each category, filled with what stands."""
    content, book, styles = new_book(f"Bảng giao dự toán {year}: {unit}", made_at)
    sheet = book.add_worksheet("Giao dự toán")
    sheet.write_string(0, 0, f"Bảng giao dự toán năm {year}, {unit}. Ô trống là không giao; đơn vị tính: đồng.", styles["bold"])
    _header(sheet, 2, ("Mã đơn vị", "Đơn vị", *categories), styles, widths=(14, 46, *(18 for _ in categories)))
    for row, (code, name, amounts) in enumerate(rows, start=3):
        sheet.write_string(row, 0, code)
        sheet.write_string(row, 1, name)
        for column, amount in enumerate(amounts, start=2):
            if amount is not None:
                sheet.write_number(row, column, amount, styles["money"])
    sheet.freeze_panes(3, 2)
    book.close()
    return content.getvalue()


def _header(sheet: Any, row: int, words: Sequence[str], styles: Mapping[str, Any], *, widths: Sequence[int]) -> None:
    for column, (text, width) in enumerate(zip(words, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, text, styles["head"])


def decision_words(upper: str, document: str, on: date) -> str:
    """Return who approved an estimate, by which document, when."""
    return f"{upper} duyệt ngày {on:%d/%m/%Y} theo {document}"
