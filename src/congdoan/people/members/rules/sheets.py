"""Lists of members as files: a workbook written row by row, and form 5b as PDF/A."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook

from congdoan.foundation.documents.rules.paper import pdf

PAGE = Path(__file__).with_name("list.typ")
HEADS = (
    ("Mã CĐCS", 10), ("Họ và tên", 30), ("Giới tính", 10), ("Ngày sinh", 12), ("Số CCCD (che)", 14), ("Quê quán", 28), ("Điện thoại", 14),
    ("Nơi làm việc", 28), ("Nghề nghiệp, công việc", 22), ("Tổ công đoàn", 18), ("Mã số đoàn viên", 14), ("Ngày vào công đoàn", 14),
    ("Sinh hoạt từ", 12), ("Tình trạng", 14),
)  # fmt: skip


def members_workbook(file: IO[bytes], rows: Iterable[Any], *, source: Sequence[tuple[str, str]], made_at: datetime) -> int:
    """Write a workbook of members into a file and return how many there are; memory holds one row at a time.

    Text that looks like a formula stays text; citizen numbers are masked as on screen.
    """
    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Danh sách đoàn viên", "created": made_at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    told = book.add_worksheet("Nguồn")
    told.set_column(0, 0, 22)
    told.set_column(1, 1, 70)
    for place, (label, value) in enumerate(source):
        told.write_string(place, 0, label)
        told.write_string(place, 1, value)
    sheet = book.add_worksheet("Đoàn viên")
    sheet.freeze_panes(1, 2)
    for column, (words, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        _write(sheet, count, row, day)
    book.close()
    return count


def _write(sheet: Any, place: int, row: Any, day: Any) -> None:
    texts = (
        row.unit_code, row.full_name, row.sex, row.born, row.citizen, row.native_place, row.phone, row.workplace, row.job, row.section,
        row.member_code,
    )  # fmt: skip
    for column, text in enumerate(texts):
        if text:
            sheet.write_string(place, column, text)
    for column, when in ((11, row.joined_on), (12, row.first)):
        if when is not None and when.year >= 1900:
            sheet.write_datetime(place, column, when, day)
    sheet.write_string(place, 13, "tạm dừng" if row.is_absent else "sinh hoạt")


def list_pdf(rows: Sequence[Any], *, unit: str, upper: str, on: date, is_fictitious: bool, made_at: datetime, made_by: str) -> bytes:
    """Return the members of a day as a list with the columns of form 5b. The form's own text is unchecked, and the paper says so."""
    figures = {
        "title": "Danh sách đoàn viên",
        "unit": unit,
        "upper": upper,
        "day": f"Ngày {on:%d/%m/%Y}",
        "mark": "; ".join(["cột theo mẫu 5b, chưa đối chiếu", *(["số liệu hư cấu"] if is_fictitious else [])]).capitalize(),
        "rows": [
            [str(place), row.full_name, row.born if row.sex == "Nam" else "", row.born if row.sex == "Nữ" else "", row.native_place,
             row.citizen, row.phone, ""]
            for place, row in enumerate(rows, start=1)
        ],
        "count": f"Danh sách có {len(rows)} người.",
        "footer": f"Danh sách đoàn viên · {unit} · in {made_at:%d/%m/%Y %H:%M}, {made_by}",
    }  # fmt: skip
    return pdf(PAGE, figures, made_at=made_at)


def card_pdf(*, svg: str, full_name: str, number: str, unit: str, joined: str, issued: str, until: str, made_at: datetime) -> bytes:
    """Return one card as PDF/A, the size of a bank card, with its code."""
    figures = {"svg": svg, "name": full_name, "number": number, "unit": unit, "joined": joined, "issued": issued, "until": until}
    return pdf(Path(__file__).with_name("card.typ"), figures, made_at=made_at)
