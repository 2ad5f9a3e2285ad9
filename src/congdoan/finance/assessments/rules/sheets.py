"""Charges as a workbook: the source first, typed cells, the whole filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook

from congdoan.foundation.kernel.periods import format_month

HEADS = ("Mã", "Người nộp", "Khoản", "Tháng", "Số lao động", "Quỹ lương (đồng)", "Phải nộp (đồng)", "Hạn nộp")
WIDTHS = (12, 48, 20, 10, 12, 20, 20, 12)


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """One row of the workbook; None where nobody has told. Units: đồng, persons."""

    code: str
    name: str
    kind: str
    month: int
    headcount: int | None
    wage_fund: int | None
    amount: int
    due_on: date | None


def charges_workbook(lines: Sequence[ChargeLine], *, filter_words: str, made_by: str, made_at: datetime) -> bytes:
    """Return a workbook of charges with a total that is a formula; text that looks like a formula stays text."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Khoản phải nộp", "created": made_at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    money, day = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "dd/mm/yyyy"})
    total = book.add_format({"num_format": "#,##0", "bold": True})

    source = book.add_worksheet("Nguồn")
    source.set_column(0, 0, 22)
    source.set_column(1, 1, 70)
    told = (("Bộ lọc", filter_words), ("Người lập", made_by), ("Lúc lập", f"{made_at:%d/%m/%Y %H:%M}"), ("Số dòng", str(len(lines))))
    for row, (label, value) in enumerate(told):
        source.write_string(row, 0, label)
        source.write_string(row, 1, value)

    sheet = book.add_worksheet("Phải nộp")
    sheet.freeze_panes(1, 2)
    for column, (words, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, bold)
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate((line.code, line.name, line.kind, format_month(line.month))):
            sheet.write_string(row, column, text)
        for column, number in ((4, line.headcount), (5, line.wage_fund), (6, line.amount)):
            if number is not None:
                sheet.write_number(row, column, number, money)
        if line.due_on is not None:
            sheet.write_datetime(row, 7, line.due_on, day)
    last = len(lines) + 1
    sheet.write_string(last, 1, "Cộng", bold)
    sheet.write_formula(last, 6, f"=SUM(G2:G{last})" if lines else "=0", total, sum(line.amount for line in lines))
    book.close()
    return content.getvalue()
