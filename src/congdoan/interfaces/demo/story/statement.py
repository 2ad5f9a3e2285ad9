"""A month's statement as VietinBank eFAST exports it: newest line first, totals above, a sentence below."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from congdoan.foundation.kernel.vietnamese import fold
from congdoan.interfaces.demo.story.facts import Printed, Union

SHEET = "LICH SU GIAO DICH"
COLUMNS = (
    "STT/No.", "Ngày hạch toán/Accounting date", "Mô tả giao dịch/ Transaction description", "Nợ/ Debit", "Có / Credit",
    "Số dư TK/ Account Balance", "Số giao dịch/ Transaction number", "Số tài khoản đối ứng/ Corresponsive account",
    "Tên tài khoản đối ứng/ Corresponsive name", "MTID/ CITAD", "Mã định danh TK thụ hưởng/ To virtual account",
    "Ngày phát sinh giao dịch/ Transaction date",
)  # fmt: skip
COUNT_CREDIT, COUNT_DEBIT = "Tổng số giao dịch ghi có/ Total number of credit :", "Tổng số giao dịch ghi nợ/ Total number of debits:"
FOOTER = "Từ ngày 21/03/2025, VietinBank thực hiện cập nhật lại báo cáo sao kê"
WRITTEN = datetime(2025, 1, 2, 8, 0)  # noqa: DTZ001  a workbook knows no time zone
"""The moment written into every workbook: the same story gives the same bytes."""


@dataclass(frozen=True)
class Month:
    """One month of the account: its lines oldest first, and the line of the month before that the file prints once more."""

    month: int
    opening: int
    lines: tuple[Printed, ...]
    repeated: Printed | None = None

    @property
    def closing(self) -> int:
        return self.opening + sum(line.signed for line in self.lines)

    def name(self, account: str) -> str:
        return f"efast_{account}_{self.month // 100}-{self.month % 100:02d}.xlsx"


def write_statement(month: Month, owner: Union) -> bytes:
    """Return the workbook; in even months amounts are texts, as some exports have them."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": WRITTEN, "title": SHEET})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, 90)
    sheet.set_column(3, 8, 18)

    def money(amount: int) -> int | str:
        return f"{amount:,}" if month.month % 2 == 0 else amount

    rows = [*_head(month, owner, money), COLUMNS, *_lines(month, money), (FOOTER,)]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            elif value:
                sheet.write_string(number, column, value)
    book.close()
    return content.getvalue()


def _head(month: Month, owner: Union, money) -> list[tuple[int | str, ...]]:  # type: ignore[no-untyped-def]
    credits = [line.amount for line in month.lines if line.direction == "C"]
    debits = [line.amount for line in month.lines if line.direction == "D"]
    return [
        ("NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM",),
        ("", "VIETINBANK"),
        ("", "LỊCH SỬ GIAO DỊCH - TRANSACTION HISTORY"),
        ("", "Công ty/Company name:", fold(owner.name)),
        ("", "Số tài khoản/ Account No.:", owner.account),
        ("", "Loại tiền/ Currency:", "VND"),
        ("", "Số dư đầu kỳ/Opening Balance:", money(month.opening)),
        ("", "Số dư cuối kỳ/Closing Balance:", money(month.closing)),
        ("", "Tổng giá trị ghi có/ Total credits:", money(sum(credits)), "Tổng giá trị ghi nợ/ Total debits:", money(sum(debits))),
        ("", COUNT_CREDIT, str(len(credits)), COUNT_DEBIT, str(len(debits))),
    ]  # fmt: skip


def _lines(month: Month, money) -> Sequence[tuple[int | str, ...]]:  # type: ignore[no-untyped-def]
    balance, rows = month.opening, []
    if month.repeated is not None:
        rows.append((month.repeated, balance))
    for line in month.lines:
        balance += line.signed
        rows.append((line, balance))
    return [
        (
            number,
            f"{line.at:%d-%m-%Y %H:%M:%S}",
            line.narrative,
            money(line.amount if line.direction == "D" else 0),
            money(line.amount if line.direction == "C" else 0),
            money(after),
            line.reference,
            line.account,
            line.name,
            "",
            "",
            f"{line.at:%d-%m-%Y %H:%M:%S}",
        )
        for number, (line, after) in enumerate(reversed(rows), start=1)
    ]
