"""The social insurance's list of arrears, read from a workbook or delimited text: every cell that cannot be read, with place and cure."""

import re
from dataclasses import dataclass

from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.tables import Problem, Reading, Row, labelled, read_sheets

MOST_ROWS = 50_000
MOST_MONTHS = 600
COLUMNS = {
    "code": ["Mã doanh nghiệp", "Mã người nộp"],
    "tax_code": ["Mã số thuế", "MST"],
    "si_code": ["Mã đơn vị BHXH", "Mã đơn vị", "Mã ĐV"],
    "name": ["Tên đơn vị", "Tên doanh nghiệp"],
    "months": ["Số tháng nợ", "Số tháng chậm đóng", "Tháng nợ"],
    "amount": ["Số tiền nợ", "Số tiền chậm đóng", "Số tiền"],
}


@dataclass(frozen=True, slots=True)
class DebtRow:
    """One employer of the list. Units: months, đồng."""

    line: int
    code: str
    tax_code: str
    si_code: str
    name: str
    months: int
    amount: int | None


def read_debts(content: bytes, *, file: str) -> tuple[list[DebtRow], Reading]:
    """Read a list of arrears; the reading holds the labels and everything that could not be read.

    :raises UnreadableTable: no table with a column for the months owed
    """
    reading = labelled(read_sheets(content, file=file), COLUMNS, required=("months",))
    if not {"code", "tax_code", "si_code"} & set(reading.labels):
        reading.problems.append(Problem(file, reading.sheet, 0, "", "", "cần cột Mã số thuế, Mã đơn vị BHXH hoặc Mã doanh nghiệp"))
        return [], reading
    if len(reading.rows) > MOST_ROWS:
        reading.problems.append(Problem(file, reading.sheet, 0, "", str(len(reading.rows)), f"nhiều nhất {MOST_ROWS} dòng; chia tệp"))
        return [], reading
    return [row for one in reading.rows if (row := _row(one, reading)) is not None], reading


def _row(row: Row, reading: Reading) -> DebtRow | None:
    months = reading.value(row, "months", _months, f"ghi số tháng nguyên từ 1 đến {MOST_MONTHS}")
    amount = reading.value(row, "amount", parse_dong, "ghi số tiền nguyên đồng, ví dụ 1.500.000") if row.text("amount") else None
    if amount is not None and not 0 <= amount < 10**15:
        reading.wrong(row, "amount", "số tiền từ 0 trở lên")
        return None
    if months is None:
        return None
    codes = {name: row.text(name).strip().upper()[:40] for name in ("code", "tax_code", "si_code")}
    return DebtRow(line=row.number, name=" ".join(row.text("name").split())[:300], months=months, amount=amount, **codes)


def _months(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= MOST_MONTHS:
        raise ValueError(text)
    return int(text)
