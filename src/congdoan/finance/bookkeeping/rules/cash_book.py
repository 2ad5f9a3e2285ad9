"""A cash book that a unit kept in Excel: each row a past voucher, every error told at once."""

from collections.abc import Mapping
from datetime import date

from congdoan.finance.ledger.rules import FIRST_PERIOD, LARGEST_AMOUNT, LAST_PERIOD
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.periods import month_of, parse_day
from congdoan.foundation.kernel.vietnamese import fold

from .vouchers import PartDraft, VoucherDraft

FIELDS: Mapping[str, list[str]] = {
    "day": ["Ngày", "Ngày tháng", "Ngày ghi sổ", "Ngày chứng từ"],
    "number": ["Số chứng từ", "Số phiếu", "Chứng từ"],
    "words": ["Diễn giải", "Nội dung"],
    "category": ["Loại", "Mục", "Khoản mục"],
    "place": ["Quỹ", "Nơi giữ tiền"],
    "come": ["Thu"],
    "gone": ["Chi"],
}
PLACES = {"": "cash", "TIEN MAT": "cash", "QUY": "cash", "TIEN GUI": "bank", "NGAN HANG": "bank", "TIEN GUI NGAN HANG": "bank"}
KIND_OF = {("cash", True): "receipt", ("cash", False): "payment", ("bank", True): "bank_in", ("bank", False): "bank_out"}
MOST_ROWS = 5_000


def read_cash_book(content: bytes, *, name: str, categories: Mapping[str, tuple[str, str]], until: date) -> list[tuple[int, VoucherDraft]]:
    """Read a cash book out of a workbook or delimited text: the row's number and the voucher that it was, in the order of the file.

    `categories` are the entry categories: code, then direction ("income", "spending") and name; a row names one by code or by name.
    Units: đồng.

    :raises UnreadableTable: no table with the columns day, words, category, come and gone
    :raises Rejected: rows that cannot be read, all of them
    """
    sheets = tables.read_sheets(content, file=name)
    reading = tables.labelled(sheets, FIELDS, required=["day", "words", "category", "come", "gone"])
    by_word = {fold(word): code for code, (_, shown) in categories.items() for word in (code, shown)}
    found = []
    for row in reading.rows[:MOST_ROWS]:
        before = len(reading.problems)
        day = reading.value(row, "day", parse_day, "ghi ngày như 31/01/2024 hoặc 2024-01-31")
        come, gone = (_amount(reading, row, field) for field in ("come", "gone"))
        category, place = by_word.get(fold(row.text("category"))), PLACES.get(fold(row.text("place")).strip())
        if day is not None and not (FIRST_PERIOD <= month_of(day) <= LAST_PERIOD and day <= until):
            reading.wrong(row, "day", f"ngày phải nằm trong các năm của sổ và không sau {until:%d/%m/%Y}")
        if not 0 < len(row.text("words")) <= 300:
            reading.wrong(row, "words", "ghi diễn giải, không quá 300 ký tự")
        if place is None:
            reading.wrong(row, "place", "ghi tiền mặt hoặc tiền gửi; bỏ trống là tiền mặt")
        if come is not None and gone is not None and bool(come) == bool(gone):
            reading.wrong(row, "come", "ghi số tiền ở đúng một trong hai cột Thu, Chi")
        if category is None:
            reading.wrong(row, "category", "ghi tên hoặc mã loại có trong danh mục, ví dụ “Thu đoàn phí” hoặc dues")
        elif come and categories[category][0] != "income":
            reading.wrong(row, "category", "loại này là chi: ghi số tiền ở cột Chi")
        elif gone and categories[category][0] != "spending":
            reading.wrong(row, "category", "loại này là thu: ghi số tiền ở cột Thu")
        if len(reading.problems) == before and day and category and place:
            kind = KIND_OF[place, bool(come)]
            shown = f"{row.text('number')[:40]} {row.text('words')}".strip()[:300]
            found.append((row.number, VoucherDraft(kind, day, day, "", shown, (PartDraft((come or 0) + (gone or 0), category),))))
    if len(reading.rows) > MOST_ROWS or not reading.rows:
        cure = f"mỗi tệp từ 1 đến {MOST_ROWS} dòng; tệp có {len(reading.rows)} dòng: chia theo năm"
        reading.problems.append(tables.Problem(reading.file, reading.sheet, 0, "", "", cure))
    if reading.problems:
        raise Rejected([problem.as_facts() for problem in reading.problems])
    return found


def _amount(reading: tables.Reading, row: tables.Row, field: str) -> int | None:
    if not row.text(field):
        return 0
    amount = reading.value(row, field, parse_dong, "ghi số đồng nguyên, ví dụ 1250000 hoặc 1.250.000")
    if amount is not None and not 0 <= amount <= LARGEST_AMOUNT:
        reading.wrong(row, field, "ghi số không âm, không quá 15 chữ số")
        return None
    return amount
