"""Vouchers and books as files: PDF/A by Typst, workbooks whose cells keep their types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.kernel.money import format_dong, in_words

from .books import BookLine, Column
from .kinds import KINDS
from .vouchers import VoucherDraft

VOUCHER, BOOK = Path(__file__).with_name("voucher.typ"), Path(__file__).with_name("book.typ")
UNCHECKED, FICTITIOUS = "chưa đối chiếu", "số liệu hư cấu"
COUNTERPART = {"in": "Họ, tên người nộp tiền", "out": "Họ, tên người nhận tiền", "none": "Người liên quan"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose paper it is, and what every paper says of itself."""

    unit: str
    upper: str
    is_fictitious: bool
    made_at: datetime
    made_by: str

    def mark(self, *, needs_check: bool, what: str) -> str:
        """Return what the paper must say of itself."""
        told = ([f"{what} {UNCHECKED}"] if needs_check else []) + ([FICTITIOUS] if self.is_fictitious else [])
        return "; ".join(told).capitalize()


@dataclass(frozen=True, slots=True)
class VoucherPaper:
    """What a voucher prints besides its content: its number and book, its form, the entry, who signs and who did what."""

    number: str
    book: int | None
    state: str
    form: str
    needs_check: bool
    signatures: Sequence[str]
    names: dict[str, str]  # by signature, who acted in that place
    lines: Sequence[tuple[str, int]]  # account as written, debit above zero
    parts: Sequence[tuple[str, int, str]]  # words, amount, side
    acts: Sequence[str]


@dataclass(frozen=True, slots=True)
class BookPaper:
    """A book with everything that stands on it. Units: đồng."""

    name: str
    code: str
    needs_check: bool
    columns: Sequence[Column]
    since: date
    until: date
    lines: Sequence[BookLine]
    opening: int
    incoming: int
    outgoing: int


def voucher_pdf(issuer: Issuer, content: VoucherDraft, paper: VoucherPaper) -> bytes:
    """Return a voucher as PDF/A."""
    kind = KINDS[content.kind]
    journal = content.kind == "journal"
    figures = {
        "title": f"{kind.words} {paper.number}".strip(),
        "unit": issuer.unit,
        "upper": issuer.upper,
        "form": paper.form,
        "form_note": f"(mẫu {UNCHECKED})" if paper.form and paper.needs_check else "",
        "mark": _voucher_mark(issuer, paper),
        "heading": kind.words,
        "day": _day_in_words(content.voucher_date),
        "book": _book_box(paper),
        "facts": _facts(content),
        "is_journal": journal,
        "heads": ["Nội dung", "Tài khoản", "Nợ", "Có"] if journal else ["Khoản mục", "Số tiền (đồng)"],
        "rows": [_part_row(part, journal=journal) for part in paper.parts],
        "total": ["Cộng", *([""] if journal else []), *[format_dong(content.amount)] * (2 if journal else 1)],
        "words": in_words(content.amount),
        "place_and_day": _day_in_words(content.voucher_date),
        "signatures": [_signature(who, paper.names) for who in paper.signatures],
        "acts": list(paper.acts),
        "sha256": content.sha256,
        "footer": f"{kind.words} {paper.number or 'chưa có số'} · {issuer.unit} · in {issuer.made_at:%d/%m/%Y %H:%M}, {issuer.made_by}",
    }
    return pdf(VOUCHER, figures, made_at=issuer.made_at)


def _voucher_mark(issuer: Issuer, paper: VoucherPaper) -> str:
    told = [] if paper.number else ["bản nháp, chưa duyệt"]
    told += [f"chứng từ {paper.state}"] if paper.state in ("đã hủy", "đã đảo") else []
    told += [f"mẫu và định khoản {UNCHECKED}"] if paper.needs_check else []
    told += [FICTITIOUS] if issuer.is_fictitious else []
    return "; ".join(told).capitalize()


def _book_box(paper: VoucherPaper) -> list[str]:
    sides: dict[bool, list[str]] = {True: [], False: []}
    for account, amount in paper.lines:
        sides[amount > 0].append(f"{account}: {format_dong(abs(amount))}")
    return [
        f"Quyển số: {paper.book or '…'}",
        f"Số: {paper.number or '…'}",
        *(f"Nợ {one}" for one in sides[True]),
        *(f"Có {one}" for one in sides[False]),
    ]


def _facts(content: VoucherDraft) -> list[tuple[str, str]]:
    told = [
        (COUNTERPART[KINDS[content.kind].direction], content.counterpart),
        ("Địa chỉ", content.address),
        ("Lý do", content.reason),
        ("Số tiền", f"{format_dong(content.amount)} đồng"),
        ("Tài khoản ngân hàng", content.bank_account),
        ("Ngày ghi sổ", f"{content.accounting_date:%d/%m/%Y}" if content.accounting_date != content.voucher_date else ""),
        ("Kèm theo", f"{content.enclosed} chứng từ gốc" if content.enclosed else ""),
    ]
    return [(label, value) for label, value in told if value]


def _part_row(part: tuple[str, int, str], *, journal: bool) -> list[str]:
    words, amount, side = part
    if not journal:
        return [words, format_dong(amount)]
    name, _, account = words.rpartition("\t")
    return [name, account, format_dong(amount) if side == "debit" else "", format_dong(amount) if side == "credit" else ""]


def _signature(who: str, names: dict[str, str]) -> tuple[str, str, str]:
    """Return a signature's title, the note below it, and the name of who acted in that place."""
    title, _, note = who.partition(" (")
    return title, f"({note}" if note else "(ký, ghi rõ họ tên)", names.get(title, "")


def book_pdf(issuer: Issuer, paper: BookPaper) -> bytes:
    """Return a book as PDF/A."""
    figures = {
        "title": f"{paper.name}: {issuer.unit}",
        "unit": issuer.unit,
        "upper": issuer.upper,
        "code": paper.code,
        "note": f"(mẫu {UNCHECKED})" if paper.needs_check else "",
        "name": paper.name,
        "period": f"Từ ngày {paper.since:%d/%m/%Y} đến ngày {paper.until:%d/%m/%Y}",
        "mark": issuer.mark(needs_check=paper.needs_check, what="mẫu sổ"),
        "columns": [{"key": one.key, "label": one.label, "kind": one.kind} for one in paper.columns],
        "opening": [_written(cell) for row in _heads(paper) for cell in row],
        "rows": [[_written(line.cell(column.key)) for column in paper.columns] for line in paper.lines],
        "sums": [[_written(cell) for cell in row] for row in _feet(paper)],
        "place_and_day": _day_in_words(issuer.made_at.date()),
        "footer": f"{paper.name} · {issuer.unit} · lập {issuer.made_at:%d/%m/%Y %H:%M}, {issuer.made_by}",
    }
    return pdf(BOOK, figures, made_at=issuer.made_at)


def book_workbook(issuer: Issuer, paper: BookPaper) -> bytes:
    """Return a book as a workbook: real dates and numbers, sums as formulas, a sheet that tells the source; no text is a formula."""
    content = BytesIO()
    book = Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"title": f"{paper.name}: {issuer.unit}", "created": issuer.made_at.replace(tzinfo=None)})
    money = book.add_format({"num_format": "#,##0;[Red]-#,##0;0"})
    bold = book.add_format({"bold": True, "num_format": "#,##0;[Red]-#,##0;0"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    _source_sheet(book, bold, issuer, paper)
    sheet = book.add_worksheet("Sổ")
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(paper.columns):
        sheet.set_column(at, at, 52 if column.key == "description" else 16)
        sheet.write_string(0, at, column.label, head)
    heads = _heads(paper)
    for row, cells in enumerate(heads, start=1):
        _write_row(sheet, row, cells, bold, day)
    first = len(heads) + 1
    for row, line in enumerate(paper.lines, start=first):
        _write_row(sheet, row, [line.cell(column.key) for column in paper.columns], money, day)
    last = first + len(paper.lines)
    for row, cells in enumerate(_feet(paper), start=last):
        _write_row(sheet, row, cells, bold, day)
    for at, column in enumerate(paper.columns):
        if column.key in ("in", "out") and paper.lines:
            letter = chr(ord("A") + at)
            total = paper.incoming if column.key == "in" else paper.outgoing
            sheet.write_formula(last, at, f"=SUM({letter}{first + 1}:{letter}{last})", bold, total)
    book.close()
    return content.getvalue()


def _write_row(sheet: Any, row: int, cells: Sequence[object], number: Any, day: Any) -> None:
    for at, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(row, at, cell, day)
        elif isinstance(cell, int):
            sheet.write_number(row, at, cell, number)
        elif cell:
            sheet.write_string(row, at, str(cell))


def _source_sheet(book: Any, bold: Any, issuer: Issuer, paper: BookPaper) -> None:
    sheet = book.add_worksheet("Nguồn")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    rows = [
        ("Đơn vị", issuer.unit),
        ("Sổ", f"{paper.name} {paper.code}".strip()),
        ("Mẫu sổ", UNCHECKED if paper.needs_check else "đã đối chiếu"),
        ("Kỳ", f"{paper.since:%d/%m/%Y} đến {paper.until:%d/%m/%Y}"),
        ("Số dòng", format_dong(len(paper.lines))),
        ("Số liệu", "đọc từ sổ cái" + (", dữ liệu hư cấu" if issuer.is_fictitious else "")),
        ("Người lập", issuer.made_by),
        ("Lúc lập", f"{issuer.made_at:%d/%m/%Y %H:%M}"),
    ]
    for row, (label, value) in enumerate(rows):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, value)


def _sum_row(
    paper: BookPaper, words: str, *, incoming: int | None = None, outgoing: int | None = None, balance: int | None = None
) -> list[object]:  # fmt: skip
    told: dict[str, object] = {"description": words, "in": incoming, "out": outgoing, "balance": balance}
    return [told.get(column.key) for column in paper.columns]


def _heads(paper: BookPaper) -> list[list[object]]:
    """Return the row of the opening balance, in a book that has balances."""
    return [_sum_row(paper, "Số dư đầu kỳ", balance=paper.opening)] if _has_balance(paper) else []


def _has_balance(paper: BookPaper) -> bool:
    return any(column.key == "balance" for column in paper.columns)


def _feet(paper: BookPaper) -> list[list[object]]:
    closing = paper.opening + paper.incoming - paper.outgoing
    feet = [_sum_row(paper, "Cộng phát sinh trong kỳ", incoming=paper.incoming, outgoing=paper.outgoing)]
    if _has_balance(paper):
        feet.append(_sum_row(paper, "Số dư cuối kỳ", balance=closing))
    return feet


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return format_dong(cell) if isinstance(cell, int) else str(cell)


def _day_in_words(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"Ngày {day.day:02d} tháng {month} năm {day.year}"
