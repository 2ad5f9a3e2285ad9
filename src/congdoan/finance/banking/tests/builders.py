"""Small statement files made for one test."""

import io
import struct
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

HEADER = [
    "STT/No.", "Ngày hạch toán/Accounting date", "Mô tả giao dịch/ Transaction description", "Nợ/ Debit", "Có / Credit",
    "Số dư TK/ Account Balance", "Số giao dịch/ Transaction number", "Số tài khoản đối ứng/ Corresponsive account",
    "Tên tài khoản đối ứng/ Corresponsive name", "MTID/ CITAD", "Mã định danh TK thụ hưởng/ To virtual account",
    "Ngày phát sinh giao dịch/ Transaction date",
]  # fmt: skip
ACCOUNT = "117999000024"


def sheet(rows: Sequence[Sequence[Any]], *, name: str = "LICH SU GIAO DICH") -> bytes:
    """Return an xlsx file with one sheet; a date cell is written as a date."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2024, 1, 1)})  # the same rows give the same bytes
        page = book.add_worksheet(name)
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
    return file.getvalue()


def moves_of(amounts: Sequence[int], *, start: int = 1, month: str = "02-2024") -> list[tuple[str, int, str, str]]:
    """Return moves (moment, signed amount, note, number), a day apart, oldest first."""
    return [
        (f"{n % 28 + 1:02d}-{month} 10:00:{n % 60:02d}", amount, f"KPCD thang 1 DON VI {n}", f"REF{n:05d}")
        for n, amount in enumerate(amounts, start=start)
    ]


def efast(
    moves: Sequence[tuple[str, int, str, str]], *, opening: int = 1_000_000, account: str = ACCOUNT, as_text: bool = False,
    before: Sequence[tuple[str, int, str, str]] = (), closing: int | None = None, newest_first: bool = True,
) -> list[list[Any]]:  # fmt: skip
    """Return the rows of an eFAST sheet; `before` are lines of the previous period that are printed again."""

    def number(amount: int) -> Any:
        return f"{amount:,}" if as_text else amount

    balance = opening - sum(move[1] for move in before)
    printed = []
    for moment, amount, note, reference in [*before, *moves]:
        balance += amount
        out, into = (-amount, 0) if amount < 0 else (0, amount)
        printed.append([0, moment, note, number(out), number(into), number(balance), reference, "1234567890", "DON VI", "", "", moment])
    if newest_first:
        printed.reverse()
    for place, row in enumerate(printed, start=1):
        row[0] = place
    amounts = [move[1] for move in moves]
    credit, debit = sum(a for a in amounts if a > 0), -sum(a for a in amounts if a < 0)
    end = opening + credit - debit if closing is None else closing
    return [
        ["NGÂN HÀNG TMCP CÔNG THƯƠNG VIỆT NAM"],
        ["", "Số tài khoản/ Account No.:", account],
        ["", "Loại tiền/ Currency:", "VND"],
        ["", "Số dư đầu kỳ/Opening Balance:", number(opening)],
        ["", "Số dư cuối kỳ/Closing Balance:", number(end)],
        ["", "Tổng giá trị ghi có/ Total credits:", number(credit), "Tổng giá trị ghi nợ/ Total debits:", number(debit)],
        HEADER,
        *printed,
        ["Từ ngày 21/03/2025, VietinBank thực hiện cập nhật lại báo cáo sao kê"],
    ]


def csv_of(rows: Sequence[Sequence[Any]], *, mark: str = ";") -> bytes:
    """Return delimited text in UTF-8."""
    return "\n".join(mark.join(str(cell) for cell in row) for row in rows).encode()


def statement_file(amounts: Sequence[int] = (500_000, -20_000, 500_000), **options: Any) -> bytes:
    """Return a small proven eFAST file."""
    return sheet(efast(moves_of(amounts), **options))


def xls(rows: Sequence[Sequence[Any]], *, far: tuple[int, int] | None = None) -> bytes:
    """Return a BIFF8 workbook (.xls) in a compound document; `far` adds one cell at a (row, column)."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            place = struct.pack("<HHH", r, c, 0)
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                cells += record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
            else:
                cells += record(0x0203, place + struct.pack("<d", value))
    if far:
        cells += record(0x0203, struct.pack("<HHHd", *far, 0, 1))
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    sheet_start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    end, name = record(0x000A, b""), b"\x05\x00Sheet"
    offset = len(start) + 4 + 6 + len(name) + len(end)
    stream = start + record(0x0085, struct.pack("<IH", offset, 0) + name) + end + sheet_start + cells + end
    return _compound(stream + b"\x00" * (-len(stream) % 512 if len(stream) >= 4096 else 4096 - len(stream)))


def _compound(stream: bytes) -> bytes:
    """Wrap one stream named Workbook: header, one sector of directory, one of allocation, then the stream."""
    sectors = -(-len(stream) // 512)
    assert sectors + 2 <= 128
    fat = [0xFFFFFFFE, 0xFFFFFFFD, *range(3, sectors + 2), 0xFFFFFFFE]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 1) + b"\xff" * 432

    def entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
        text = name.encode("utf-16-le") + b"\x00\x00"
        return (
            text.ljust(64, b"\x00") + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\x00" * 36
            + struct.pack("<III", start, size, 0)
        )  # fmt: skip

    directory = (
        entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry("Workbook", 2, 2, len(stream), 0xFFFFFFFF) + entry("", 0, 0, 0, 0xFFFFFFFF) * 2
    )
    return (
        header
        + directory.ljust(512, b"\x00")
        + struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
        + stream.ljust(sectors * 512, b"\x00")
    )
