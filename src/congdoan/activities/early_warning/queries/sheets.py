"""Workbooks: the source first, text that looks like a formula stays text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from congdoan.activities.early_warning.queries.board import BoardRow

HEADS = ("Mã", "Doanh nghiệp", "Xã, phường", "Ngành", "Thuộc", "Điểm", "Mức", "Vì sao")
WIDTHS = (12, 46, 20, 20, 36, 8, 10, 90)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the first sheet tells: the title, the filter in words, who made it and when."""

    title: str
    filter_words: str
    made_by: str
    made_at: datetime


def write_sheet(
    heads: Sequence[str], rows: Sequence[Sequence[str | int | None]], facts: SheetFacts, *, widths: Sequence[int]
) -> bytes:  # fmt: skip
    """Return a workbook of one table behind a sheet that tells its source."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": facts.title, "created": facts.made_at.replace(tzinfo=None)})
    bold, wrap = book.add_format({"bold": True, "bottom": 1, "text_wrap": True}), book.add_format({"text_wrap": True, "valign": "top"})
    source = book.add_worksheet("Nguồn")
    source.set_column(0, 0, 18)
    source.set_column(1, 1, 80)
    told = (
        ("Bảng", facts.title), ("Bộ lọc", facts.filter_words), ("Người lập", facts.made_by), ("Lúc lập", f"{facts.made_at:%d/%m/%Y %H:%M}"),
        ("Số dòng", str(len(rows))), ("Lưu ý", "Tài liệu nội bộ của công đoàn: không gửi cho doanh nghiệp."),
    )  # fmt: skip
    for place, (label, value) in enumerate(told):
        source.write_string(place, 0, label)
        source.write_string(place, 1, value)
    sheet = book.add_worksheet("Bảng")
    sheet.freeze_panes(1, 2)
    for column, (words, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell)
            elif cell:
                sheet.write_string(number, column, cell, wrap)
    book.close()
    return content.getvalue()


def board_workbook(rows: Sequence[BoardRow], *, filter_words: str, on: date, made_by: str, made_at: datetime) -> bytes:
    """Return the list of employers by points as a workbook, each with its reasons in words."""
    told = [
        (
            row.code, row.name, row.commune, row.sector, row.parent_name, row.score.points, row.score.band.name,
            "; ".join(f"{one.words} +{one.points}" for one in row.reasons),
        )
        for row in rows
    ]  # fmt: skip
    facts = SheetFacts("Dự báo tình hình quan hệ lao động", f"{filter_words}; ngày {on:%d/%m/%Y}", made_by, made_at)
    return write_sheet(HEADS, told, facts, widths=WIDTHS)
