"""The content of a voucher before it is written down: what is wrong with it, and the hash by which it is approved."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from congdoan.finance.ledger.rules import LARGEST_AMOUNT

from .kinds import COME, KINDS, SENT, TRANSFERS

LONGEST = {"counterpart": 160, "address": 300, "reason": 300, "bank_account": 60, "note": 160}
NAMES = {
    "counterpart": "họ tên người nộp, người nhận",
    "address": "địa chỉ",
    "reason": "lý do",
    "bank_account": "tài khoản",
    "note": "nội dung",
}
MOST_PARTS = 100
MOST_ENCLOSED = 9_999
DEBTS = {"dues": "đoàn phí", "fund": "kinh phí công đoàn"}
"""What is paid up to the level above."""


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One line: a sum under a category; on a journal voucher a sum on one side of an account of the chart. Units: đồng, above zero."""

    amount: int
    category: str = ""
    debt: str = ""
    note: str = ""
    side: str = ""
    account: str = ""
    party_id: int | None = None


@dataclass(frozen=True, slots=True)
class VoucherDraft:
    """What a person writes on a voucher. `place` is where the money of a transfer leaves from; other kinds know their place."""

    kind: str
    voucher_date: date
    accounting_date: date
    counterpart: str
    reason: str
    parts: tuple[PartDraft, ...]
    address: str = ""
    place: str = ""
    bank_account: str = ""
    enclosed: int = 0

    @property
    def amount(self) -> int:
        """Return the voucher's sum: of its parts, of a journal voucher's debits."""
        return sum(part.amount for part in self.parts if part.side != "credit")

    @property
    def sha256(self) -> str:
        """Return the hash of everything written; it is what the approver approves."""
        return sha256(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def faults(draft: VoucherDraft, *, categories: Mapping[str, str], on: date) -> list[dict[str, Any]]:
    """Return everything that is wrong with a draft, each with its field, its line and its cure.

    `categories` are the directions ("income", "spending") by category. No voucher is dated after today.
    """
    if draft.kind not in KINDS:
        return [_fault("kind", f"Không có loại chứng từ “{draft.kind[:40]}”. Các loại: {', '.join(KINDS)}.")]
    return [*_faults_of_head(draft, on), *_faults_of_parts(draft, categories)]


def _faults_of_head(draft: VoucherDraft, on: date) -> Iterator[dict[str, Any]]:
    for field in ("counterpart", "reason"):
        if not getattr(draft, field).strip() and not (field == "counterpart" and KINDS[draft.kind].direction == "none"):
            yield _fault(field, f"Chưa ghi {NAMES[field]}.")
    for field in ("counterpart", "address", "reason", "bank_account"):
        yield from _faults_of_text(field, getattr(draft, field))
    for field, words in (("voucher_date", "Ngày chứng từ"), ("accounting_date", "Ngày ghi sổ")):
        if getattr(draft, field) > on:
            yield _fault(field, f"{words} {getattr(draft, field):%d/%m/%Y} ở sau hôm nay. Ghi ngày đã qua hoặc hôm nay.")
    if not 0 <= draft.enclosed <= MOST_ENCLOSED:
        yield _fault("enclosed", f"Số chứng từ gốc kèm theo phải từ 0 đến {MOST_ENCLOSED}.")
    if draft.kind == "transfer" and draft.place not in TRANSFERS:
        yield _fault("place", f"Chọn tiền đi đâu: {', '.join(f'{words} ({place})' for place, words in TRANSFERS.items())}.")
    if draft.place in (SENT, COME) and not draft.bank_account.strip():
        yield _fault("bank_account", "Ghi số tài khoản ngân hàng mà tiền rời đi hoặc tới.")
    if draft.kind != "transfer" and draft.place:
        yield _fault("place", "Loại chứng từ này không chọn nơi tiền đi: bỏ trống.")


def _faults_of_parts(draft: VoucherDraft, categories: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    if not draft.parts or len(draft.parts) > MOST_PARTS:
        yield _fault("parts", f"Chứng từ cần từ 1 đến {MOST_PARTS} dòng; đang có {len(draft.parts)}.")
    for line, part in enumerate(draft.parts, start=1):
        if not 0 < part.amount <= LARGEST_AMOUNT:
            yield _fault("amount", f"Dòng {line}: số tiền phải lớn hơn 0 và không quá {LARGEST_AMOUNT} đồng.", line)
        yield from _faults_of_text("note", part.note, line)
        if draft.kind == "journal":
            yield from _faults_of_journal_line(part, line)
        else:
            yield from _faults_of_category(draft, part, categories, line)
    if draft.kind == "journal" and (off := sum(part.amount if part.side == "debit" else -part.amount for part in draft.parts)):
        yield _fault("parts", f"Tổng Nợ và tổng Có lệch nhau {abs(off)} đồng. Sửa cho hai bên bằng nhau.")
    if draft.kind == "transfer" and len(draft.parts) > 1:
        yield _fault("parts", "Chuyển giữa quỹ và ngân hàng chỉ có một dòng.")
    if draft.amount > LARGEST_AMOUNT:
        yield _fault("parts", f"Tổng số tiền vượt mức {LARGEST_AMOUNT} đồng mà sổ nhận.")


def _faults_of_journal_line(part: PartDraft, line: int) -> Iterator[dict[str, Any]]:
    if part.side not in ("debit", "credit") or not part.account:
        yield _fault("account", f"Dòng {line}: chọn bên Nợ (debit) hoặc Có (credit) và ghi tài khoản.", line)
    if part.account.startswith(("111", "112")):
        yield _fault("account", f"Dòng {line}: tiền mặt, tiền gửi đi qua phiếu thu, phiếu chi hoặc giấy báo ngân hàng.", line)


def _faults_of_category(draft: VoucherDraft, part: PartDraft, categories: Mapping[str, str], line: int) -> Iterator[dict[str, Any]]:
    if part.side or part.account or part.party_id is not None:
        yield _fault("account", f"Dòng {line}: chỉ phiếu kế toán mới ghi tài khoản; chọn khoản mục thay vào đó.", line)
    if draft.kind == "transfer":
        if part.category or part.debt:
            yield _fault("category", "Chuyển giữa quỹ và ngân hàng không có khoản mục.", line)
        return
    wanted = "income" if KINDS[draft.kind].direction == "in" else "spending"
    if categories.get(part.category) != wanted:
        side = "thu" if wanted == "income" else "chi"
        yield _fault("category", f"Dòng {line}: chọn một khoản mục {side} có trong danh mục.", line)
    if part.category == "paid_up" and part.debt not in DEBTS:
        yield _fault("debt", f"Dòng {line}: ghi nộp cấp trên khoản nào: đoàn phí (dues) hay kinh phí công đoàn (fund).", line)
    if part.category != "paid_up" and part.debt:
        yield _fault("debt", f"Dòng {line}: chỉ khoản nộp cấp trên mới ghi nộp khoản nào.", line)


def _faults_of_text(field: str, text: str, line: int | None = None) -> Iterator[dict[str, Any]]:
    where = f"Dòng {line}: " if line else ""
    if len(text) > LONGEST[field]:
        yield _fault(field, f"{where}{NAMES[field]} dài {len(text)} ký tự, nhiều hơn {LONGEST[field]}. Viết ngắn lại.".capitalize(), line)
    if any(not sign.isprintable() for sign in text):
        yield _fault(field, f"{where}{NAMES[field]} có ký tự không in được. Gõ lại dòng này.".capitalize(), line)


def _fault(field: str, message: str, line: int | None = None) -> dict[str, Any]:
    return {"field": field, "line": line, "message": message}
