"""Ordering money out: whom, how much, and what for, frozen from the first moment; what is ordered once is never ordered again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction

from congdoan.finance.banking import queries
from congdoan.finance.banking.models import PaymentOrder
from congdoan.finance.banking.rules import payments as rules
from congdoan.finance.banking.rules.accounts import bare_number
from congdoan.finance.banking.rules.interbank import banks_called
from congdoan.finance.banking.rules.payments.order import LARGEST
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import format_dong

_BRANCH = re.compile(r"[0-9]{8}")
MOST_DRAFTS = 5_000


class UnableToPrepare(Rejected):
    """Root of this service's refusals; `problems` tells every one at once."""

    code = "payment-refused"
    says = "Có {count} khoản chưa lập được lệnh chi, chưa ghi gì. Khoản đầu tiên: {first}"


class AlreadyOrdered(UnableToPrepare):
    code = "payment-already-ordered"
    says = "Có {count} khoản đã có lệnh chi, chưa ghi gì. Khoản đầu tiên: {first}"


class NoDebitAccount(DomainError):
    code = "payment-without-account"
    says = "Đơn vị không có tài khoản thu nào đang đăng ký để chi từ đó. Hãy chọn đúng tài khoản chi."


@dataclass(frozen=True)
class Draft:
    """One payment asked for. `source` names what it pays, as the asking app knows it; `words` follow the number in the note.

    Units: `amount` in đồng. `branch_code` is the eight digits of the beneficiary's branch, needed between banks above the instant limit.
    """

    source: str
    name: str
    account: str
    bank: str
    amount: int
    words: str
    branch_code: str = ""


def bin_of(bank: str, *, on: date) -> str:
    """Return the BIN of a bank by its name, empty when the name fits none or several."""
    found = banks_called(bank, on=on)
    return found[0].bin if len(found) == 1 else ""


@transaction.atomic
def prepare_payments(*, by: int, unit_id: int, account_id: int, drafts: Sequence[Draft], on: date) -> list[int]:
    """Order payments out of one account of a unit; return the orders' ids in the order given.

    A source whose newest order is dead (returned, cancelled, failed) is ordered anew, and the new order names the old one.

    :raises AlreadyOrdered: a source has an order that lives, or stands twice in the drafts
    :raises UnableToPrepare: a beneficiary, an account or a sum that no bank would take; all are told at once
    :raises NoDebitAccount: the account is not the unit's on this day
    :raises NotAllowed: the actor may not prepare payments of this unit
    """
    access.require(by, "banking.prepare_payments", at=unit_id, on=on)
    debit = next((account for account in queries.accounts(unit_id=unit_id, on=on) if account.id == account_id), None)
    if debit is None:
        raise NoDebitAccount()
    _refuse_faults(drafts, own=debit.number)
    former = _former(drafts, unit_id)
    longest = rules.note_limit(bin_of(debit.bank, on=on), on=on)
    rows = []
    for serial, draft in zip(_serials(len(drafts)), drafts, strict=True):
        number = rules.order_number(serial)
        rows.append(
            PaymentOrder(
                pk=serial, unit_id=unit_id, number=number, account_id=account_id, source=draft.source, replaces_id=former.get(draft.source),
                beneficiary_name=draft.name.strip(), beneficiary_account=bare_number(draft.account) or "",
                beneficiary_bank=draft.bank.strip(), beneficiary_bin=bin_of(draft.bank, on=on), branch_code=draft.branch_code.strip(),
                amount=draft.amount, note=rules.bank_note(f"{number} {draft.words}", longest=longest), prepared_by=by,
            )
        )  # fmt: skip
    try:
        with transaction.atomic():
            PaymentOrder.objects.bulk_create(rows)
    except IntegrityError as cause:
        raise AlreadyOrdered(["Người khác vừa lập lệnh cho cùng khoản này. Hãy xem lại danh sách lệnh chi."]) from cause
    total = sum(draft.amount for draft in drafts)
    audit.record(by, "banking.prepare_payments", at=unit_id, orders=[row.number for row in rows], count=len(rows), total=total)
    return [row.pk for row in rows]


def _refuse_faults(drafts: Sequence[Draft], *, own: str) -> None:
    """Refuse what no bank would take.

    :raises UnableToPrepare: every fault, with whose it is
    """
    problems = [] if 0 < len(drafts) <= MOST_DRAFTS else [f"Mỗi lần lập từ 1 đến {MOST_DRAFTS} lệnh chi."]
    for draft in drafts:
        whom = draft.name.strip()[:60] or "(không tên)"
        if not draft.name.strip() or "\x00" in draft.name + draft.bank + draft.words or len(draft.name) > 300:
            problems.append(f"{whom}: tên người thụ hưởng trống, quá dài hoặc có ký tự lạ.")
        number = bare_number(draft.account)
        if number is None or number == own:
            problems.append(f"{whom}: số tài khoản «{draft.account[:40]}» không dùng được. Ghi tài khoản nhận trong sổ gốc của đơn vị.")
        if not 0 < draft.amount <= LARGEST:
            problems.append(f"{whom}: số tiền {format_dong(draft.amount)} đ phải lớn hơn 0 và không quá {format_dong(LARGEST)} đ.")
        if draft.branch_code and not _BRANCH.fullmatch(draft.branch_code.strip()):
            problems.append(f"{whom}: mã chi nhánh «{draft.branch_code[:20]}» phải đủ 8 chữ số.")
        if len(draft.bank) > 120 or not 0 < len(draft.source) <= 160:
            problems.append(f"{whom}: tên ngân hàng hoặc tên khoản chi quá dài.")
    if problems:
        raise UnableToPrepare(problems)


def _former(drafts: Sequence[Draft], unit_id: int) -> dict[str, int]:
    """Return the dead order that each draft takes the place of, by source.

    :raises AlreadyOrdered: an order that lives, one whose money left by the statement, a source twice
    """
    sources = [draft.source for draft in drafts]
    latest = queries.last_of_sources(sources)
    proven = queries.proofs(unit_id) if latest else {}
    problems = []
    for place, draft in enumerate(drafts):
        row = latest.get(draft.source)
        if draft.source in sources[:place]:
            problems.append(f"{draft.name}: cùng một khoản có hai dòng.")
        elif row is not None and row.id in proven:
            problems.append(f"{draft.name}: sao kê đã ghi tiền ra theo lệnh {row.number}.")
        elif row is not None and row.is_open:
            problems.append(f"{draft.name}: đã có lệnh {row.number}, {row.words}.")
    if problems:
        raise AlreadyOrdered(problems)
    return {source: row.id for source, row in latest.items()}


def _serials(count: int) -> list[int]:
    """Take ids before the rows are written: an order's number and note are made of its id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('banking_payment_order', 'id')) FROM generate_series(1, %s) AS n ORDER BY n", [count]
        )
        return [int(serial) for (serial,) in cursor.fetchall()]
