"""The opening balances of a single account, given as a table: every row read, every error told with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from congdoan.finance.collection.rules.model import Opening, OpeningCredit
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.money import parse_dong
from congdoan.foundation.kernel.vietnamese import fold

FIELDS: Mapping[str, list[str]] = {"kind": ["Khoản", "Loại"], "code": ["Mã đơn vị", "Mã"], "amount": ["Số tiền"]}

KINDS: Mapping[str, tuple[str, ...]] = {
    "bank": ("BANK", "NGAN HANG", "TIEN GUI"),
    "own": ("OWN", "OWN DISTRICT", "CUA DON VI"),
    "suspense": ("SUSPENSE", "TREO", "CHO XU LY"),
    "payable": ("PAYABLE", "PAYABLE UNION", "PAYABLE PROVINCE", "PAYABLE CONFEDERATION", "PHAI TRA"),
    "held": ("HELD", "HELD NO UNION", "GIU HO"),
    "credit_fund": ("CREDIT KPCD", "NOP THUA KPCD", "NOP THUA"),
    "credit_dues": ("CREDIT DUES", "NOP THUA DOAN PHI"),
}
"""What a row is, in the words that may stand in its first column (without diacritics)."""

WORDS = "ngân hàng, của đơn vị, treo, phải trả, giữ hộ, nộp thừa KPCĐ, nộp thừa đoàn phí"
OF_THE_ACCOUNT = frozenset({"bank", "own", "suspense"})
_KIND_OF = {word: kind for kind, words in KINDS.items() for word in words}


def read_opening(content: bytes, *, name: str, opened_on: date, ids: Callable[[set[str]], Mapping[str, int]]) -> Opening:
    """Read the opening balances out of a CSV or spreadsheet; `ids` returns the bodies with these codes.

    :raises UnreadableTable: no table with the columns kind, code and amount
    :raises Rejected: rows that cannot be read, all of them
    """
    reading = tables.labelled(tables.read_sheets(content, file=name), FIELDS, required=list(FIELDS))
    known = ids({row.text("code").upper() for row in reading.rows if row.text("code")})
    sums = dict.fromkeys(OF_THE_ACCOUNT, 0)
    payable: dict[int, int] = {}
    held: dict[int, int] = {}
    credits: list[OpeningCredit] = []
    for row in reading.rows:
        kind = _KIND_OF.get(fold(row.text("kind")).replace("_", " ").strip())
        amount = reading.value(row, "amount", parse_dong, "ghi số đồng nguyên, ví dụ 1250000 hoặc 1.250.000")
        if kind is None:
            reading.wrong(row, "kind", f"ghi một trong: {WORDS}")
            continue
        if amount is not None and amount <= 0:
            reading.wrong(row, "amount", "số dư đầu kỳ phải lớn hơn 0; khoản bằng 0 thì bỏ dòng")
            continue
        body = known.get(row.text("code").upper())
        if kind not in OF_THE_ACCOUNT and body is None:
            reading.wrong(row, "code", "ghi mã của một đơn vị trong sổ gốc")
            continue
        if amount is None:
            continue
        if kind in OF_THE_ACCOUNT:
            sums[kind] += amount
        elif kind == "payable":
            payable[body or 0] = payable.get(body or 0, 0) + amount
        elif kind == "held":
            held[body or 0] = held.get(body or 0, 0) + amount
        else:
            credits.append(OpeningCredit(body or 0, "KPCD" if kind == "credit_fund" else "DUES", amount))
    if reading.problems:
        raise Rejected([problem.as_facts() for problem in reading.problems])
    return Opening(opened_on, sums["bank"], payable, held, tuple(credits), sums["suspense"], sums["own"])
