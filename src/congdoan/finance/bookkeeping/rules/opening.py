"""Opening balances that people bring as a table: by account, or by the five words that a grassroots union keeps."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from congdoan.finance.ledger.rules import LARGEST_AMOUNT, AccountKey
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.money import format_dong, parse_dong
from congdoan.foundation.kernel.vietnamese import fold

from .closing import INCOME, SPENDING

FIELDS: Mapping[str, list[str]] = {
    "unit": ["Mã đơn vị", "Đơn vị"],
    "account": ["Tài khoản", "Số hiệu tài khoản", "TK"],
    "item": ["Khoản mục"],
    "party": ["Đối tượng", "Mã đối tượng"],
    "debit": ["Dư Nợ", "Nợ"],
    "credit": ["Dư Có", "Có"],
    "kind": ["Khoản", "Nội dung"],
    "amount": ["Số tiền"],
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "cash": ("TIEN MAT", "TIEN MAT TON QUY"),
    "bank": ("TIEN GUI", "TIEN GUI NGAN HANG"),
    "advances": ("TAM UNG", "TAM UNG CHUA THANH TOAN"),
    "accumulation": ("TICH LUY", "TICH LUY DAU KY", "SO DU DAU KY"),
    "payable_up": ("PHAI NOP CAP TREN", "CON PHAI NOP CAP TREN"),
}
WORDS = "tiền mặt, tiền gửi, tạm ứng, tích lũy, phải nộp cấp trên"
_KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}
MONEY_KINDS = ("cash", "bank", "advances")


@dataclass(frozen=True, slots=True)
class SimpleAccounts:
    """Where the words of the simple form stand under a chart. Source: reference tables `posting_templates`, `entry_categories`."""

    cash: str
    bank: str
    advances: str
    payable: str
    surplus: str


@dataclass(frozen=True, slots=True)
class OpeningTable:
    """What a table says, by the code of the unit ("" where the table names none): balances by account, debits above zero, in đồng."""

    balances: Mapping[str, Mapping[AccountKey, int]]


def read_opening_balances(
    content: bytes, *, name: str, chart: str, codes: Collection[str], simple: SimpleAccounts, ids: Callable[[set[str]], Mapping[str, int]],
) -> OpeningTable:  # fmt: skip
    """Read opening balances out of a workbook or delimited text, by account or in the simple form; every error is told at once.

    By account: account, item, party, debit, credit; debits equal credits in each unit. Simple: cash, bank and advances together are the
    accumulation, of which what is payable upwards is a part (table `identities`, money). `ids` returns the bodies with these codes.
    Units: đồng.

    :raises UnreadableTable: no table with the columns of one of the two forms
    :raises Rejected: rows that cannot be read, or units whose sums do not meet, all of them
    """
    sheets = tables.read_sheets(content, file=name)
    try:
        reading = tables.labelled(sheets, FIELDS, required=["account", "debit", "credit"])
        is_simple = False
    except tables.UnreadableTable:
        reading = tables.labelled(sheets, FIELDS, required=["kind", "amount"])
        is_simple = True
    known = ids({row.text(field).upper() for row in reading.rows for field in ("party", "unit") if row.text(field)})
    balances: dict[str, dict[AccountKey, int]] = defaultdict(lambda: defaultdict(int))
    kinds: dict[str, dict[str, int]] = defaultdict(dict)
    for row in reading.rows:
        unit = row.text("unit").upper()
        if unit and unit not in known:
            reading.wrong(row, "unit", "ghi mã của một đơn vị trong phạm vi của anh chị")
        elif is_simple:
            _simple_row(reading, row, kinds[unit])
        else:
            _account_row(reading, row, chart, codes, known, balances[unit])
    if is_simple:
        for unit, sums in kinds.items():
            balances[unit] = _from_words(reading, unit, sums, simple, chart)
    for unit, held in balances.items():
        if not is_simple and (difference := sum(held.values())):
            side = "Nợ" if difference > 0 else "Có"
            reading.problems.append(
                tables.Problem(
                    reading.file, reading.sheet, 0, "", "", f"{_of(unit)}tổng dư {side} lớn hơn {format_dong(abs(difference))} đồng"
                )
            )
    if not reading.rows:
        reading.problems.append(tables.Problem(reading.file, reading.sheet, 0, "", "", "bảng không có dòng nào dưới dòng tiêu đề"))
    if reading.problems:
        raise Rejected([problem.as_facts() for problem in reading.problems])
    return OpeningTable({unit: {account: amount for account, amount in held.items() if amount} for unit, held in balances.items()})


def _account_row(
    reading: tables.Reading, row: tables.Row, chart: str, codes: Collection[str], known: Mapping[str, int], held: dict[AccountKey, int]
) -> None:
    code, party = row.text("account"), row.text("party").upper()
    debit, credit = (_amount(reading, row, field) for field in ("debit", "credit"))
    if code not in codes:
        return reading.wrong(row, "account", f"ghi số hiệu có trong hệ thống tài khoản {chart}")
    if code.startswith((*INCOME, *SPENDING, "9", "0")):
        return reading.wrong(row, "account", "số dư đầu kỳ chỉ gồm tài sản, công nợ và nguồn; thu, chi đã kết chuyển")
    if party and party not in known:
        return reading.wrong(row, "party", "ghi mã của một đơn vị trong sổ gốc, hoặc bỏ trống")
    item = row.text("item")
    if item and not (item.isascii() and item.replace("_", "").isalnum() and item[0].isalpha() and item == item.lower() and len(item) <= 40):
        return reading.wrong(row, "item", "khoản mục là một từ không dấu, chữ thường, ví dụ dues")
    if debit is None or credit is None:
        return None
    if bool(debit) == bool(credit):
        return reading.wrong(row, "debit", "ghi số tiền ở đúng một trong hai cột Nợ, Có")
    held[AccountKey(chart, code, item, known[party] if party else None)] += debit - credit
    return None


def _simple_row(reading: tables.Reading, row: tables.Row, sums: dict[str, int]) -> None:
    kind, amount = _KIND_OF.get(fold(row.text("kind")).strip(" :.")), _amount(reading, row, "amount")
    if kind is None:
        reading.wrong(row, "kind", f"ghi một trong: {WORDS}")
    elif kind in sums:
        reading.wrong(row, "kind", "khoản này đã ghi ở dòng trên: mỗi khoản một dòng")
    elif amount is not None:
        sums[kind] = amount


def _amount(reading: tables.Reading, row: tables.Row, field: str) -> int | None:
    if not row.text(field):
        return 0
    amount = reading.value(row, field, parse_dong, "ghi số đồng nguyên, ví dụ 1250000 hoặc 1.250.000")
    if amount is not None and not 0 <= amount <= LARGEST_AMOUNT:
        reading.wrong(row, field, "ghi số không âm, không quá 15 chữ số")
        return None
    return amount


def _from_words(reading: tables.Reading, unit: str, sums: Mapping[str, int], simple: SimpleAccounts, chart: str) -> dict[AccountKey, int]:
    """Return the balances behind the five words; the accumulation may be left out, since the money makes it."""
    money = sum(sums.get(kind, 0) for kind in MONEY_KINDS)
    told = sums.get("accumulation", money)
    if told != money:
        cure = f"{_of(unit)}tiền mặt, tiền gửi và tạm ứng cộng lại {format_dong(money)} đồng, phải bằng tích lũy {format_dong(told)} đồng"
        reading.problems.append(tables.Problem(reading.file, reading.sheet, 0, "", "", cure))
    payable = sums.get("payable_up", 0)
    return {
        AccountKey(chart, simple.cash): sums.get("cash", 0),
        AccountKey(chart, simple.bank): sums.get("bank", 0),
        AccountKey(chart, simple.advances): sums.get("advances", 0),
        AccountKey(chart, simple.payable, "dues"): -payable,
        AccountKey(chart, simple.surplus): payable - money,
    }


def _of(unit: str) -> str:
    return f"đơn vị {unit}: " if unit else ""
