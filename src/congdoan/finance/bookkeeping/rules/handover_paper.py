"""The dossier of a handover: minutes as PDF/A, and a workbook whose sums are formulas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.kernel.money import format_dong

PAGE = Path(__file__).with_name("handover.typ")
UNCHECKED = "Mẫu biên bản của phần mềm, chưa đối chiếu với mẫu của Liên đoàn"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the inventory: account, what for, whom it concerns, in đồng (debts below zero)."""

    code: str
    name: str
    detail: str
    amount: int


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One thing that goes over: its code, name with where it is, pieces, and what is left of its cost in đồng."""

    code: str
    name: str
    quantity: int
    cost: int
    rest: int


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """What the minutes of a handover say. Units: đồng."""

    unit: str
    receiver: str
    ended_on: date
    document: str
    given_by: str
    taken_by: str
    witness: str
    money: int
    cash_counted: int
    rows: Sequence[PaperRow]
    things: Sequence[ThingRow]
    is_fictitious: bool
    made_at: datetime


def handover_pdf(paper: HandoverPaper) -> bytes:
    """Return the minutes as PDF/A."""
    held = [row for row in paper.rows if row.amount > 0]
    owed = [row for row in paper.rows if row.amount < 0]
    figures = {
        "title": f"Biên bản bàn giao: {paper.unit}",
        "unit": paper.unit,
        "receiver": paper.receiver,
        "ended_on": f"{paper.ended_on:%d/%m/%Y}",
        "document": paper.document,
        "mark": "; ".join([UNCHECKED, *(["số liệu hư cấu"] if paper.is_fictitious else [])]),
        "held": [_row(number, row) for number, row in enumerate(held, start=1)],
        "owed": [_row(number, row) for number, row in enumerate(owed, start=1)],
        "held_sum": format_dong(sum(row.amount for row in held)),
        "owed_sum": format_dong(-sum(row.amount for row in owed)),
        "things": [
            [str(number), one.code, one.name, format_dong(one.quantity), format_dong(one.cost), format_dong(one.rest)]
            for number, one in enumerate(paper.things, start=1)
        ],
        "money": format_dong(paper.money),
        "cash_counted": format_dong(paper.cash_counted),
        "signers": [["Người giao", paper.given_by], ["Người nhận", paper.taken_by], ["Người chứng kiến", paper.witness]],
        "footer": f"Biên bản bàn giao · {paper.unit} · lập {paper.made_at:%d/%m/%Y %H:%M}",
    }
    return pdf(PAGE, figures, made_at=paper.made_at)


def handover_workbook(paper: HandoverPaper) -> bytes:
    """Return the inventory as a workbook; nothing that people typed becomes a formula."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        page, bold, number = book.add_worksheet("Bàn giao"), book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        page.set_column(0, 0, 12)
        page.set_column(1, 2, 42)
        page.set_column(3, 3, 20)
        page.write_string(0, 0, f"Bàn giao từ {paper.unit} sang {paper.receiver}, ngày {paper.ended_on:%d/%m/%Y}", bold)
        for column, words in enumerate(("Tài khoản", "Tên", "Chi tiết", "Số tiền (nợ phải trả là số âm)")):
            page.write_string(2, column, words, bold)
        for place, row in enumerate(paper.rows, start=3):
            page.write_string(place, 0, row.code)
            page.write_string(place, 1, row.name)
            page.write_string(place, 2, row.detail)
            page.write_number(place, 3, row.amount, number)
        last = 3 + len(paper.rows)
        page.write_string(last, 1, "Cộng", bold)
        page.write_formula(last, 3, f"=SUM(D4:D{max(last, 4)})", number, sum(row.amount for row in paper.rows))
        if paper.things:
            things = book.add_worksheet("Tài sản, công cụ")
            things.set_column(0, 0, 14)
            things.set_column(1, 1, 42)
            things.set_column(2, 4, 18)
            for column, words in enumerate(("Mã", "Tên, nơi dùng", "Số lượng", "Nguyên giá", "Còn lại")):
                things.write_string(0, column, words, bold)
            for place, one in enumerate(paper.things, start=1):
                things.write_string(place, 0, one.code)
                things.write_string(place, 1, one.name)
                for column, amount in enumerate((one.quantity, one.cost, one.rest), start=2):
                    things.write_number(place, column, amount, number)
    return content.getvalue()


def _row(number: int, row: PaperRow) -> list[str]:
    return [str(number), row.code, row.name + (f" ({row.detail})" if row.detail else ""), format_dong(abs(row.amount))]
