"""Ordering what the single account owes: shares of unions and upper bodies, and refunds. Banking carries the orders out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congdoan.finance.banking import queries as bank_accounts
from congdoan.finance.banking import services as banking
from congdoan.finance.banking.rules.payments import mark_of
from congdoan.finance.collection.queries import payouts
from congdoan.finance.collection.queries.payouts import ShareDue
from congdoan.finance.collection.queries.state import account_of, load_state
from congdoan.finance.collection.rules.payouts import PayoutKind, next_payment, refund_words, share_words
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import format_dong

from .accounts import NoAccount
from .storing import lock_account


class CannotPayOut(Rejected):
    """Root of the refusals that tell everything wrong at once."""

    code = "payout-refused"
    says = "Có {count} khoản chưa lập được lệnh chi, chưa ghi gì. Khoản đầu tiên: {first}"


class StalePayout(DomainError):
    code = "payout-preview-stale"
    says = "Từ lúc xem trước, số phải trả hoặc lệnh chi đã thay đổi. Hãy xem lại rồi lập lệnh."


class NothingToRefund(DomainError):
    code = "refund-nothing"
    says = "Dòng này không còn khoản nộp thừa hay tiền chuyển nhầm nào để hoàn trả. Dòng đang chờ thì phải quyết là tiền gì trước."


class RefundTooLarge(DomainError):
    code = "refund-too-large"
    says = "Chỉ còn hoàn trả được {left} đ của dòng này."


class NoAccountToReturn(DomainError):
    code = "refund-without-account"
    says = "Sao kê không ghi tài khoản đã chuyển khoản này đến, nên không biết trả về đâu. Hỏi ngân hàng số tài khoản của người chuyển."


@dataclass(frozen=True)
class ShareChoice:
    """A body to be paid. `amount` None is all that is left; `number` one of its accounts in the register, None the newest."""

    body_id: int
    amount: int | None = None
    number: str | None = None
    branch_code: str = ""


@dataclass(frozen=True)
class SharePayment:
    """One share as it would be ordered. Units: đồng."""

    due: ShareDue
    amount: int
    receiver: payouts.Receiver
    branch_code: str

    @property
    def rest(self) -> int:
        """Return what may still be ordered after it."""
        return self.due.left - self.amount


def preview_share_payments(*, by: int, unit_id: int, choices: Sequence[ShareChoice], on: date) -> tuple[list[SharePayment], str]:
    """Return the shares as they would be ordered, and the mark under which exactly these may be ordered; write nothing.

    :raises CannotPayOut: a body without an account, a sum above what is left; all are told at once
    :raises NotAllowed: the actor may not order payments of this account
    """
    access.require(by, "collection.prepare_share_payments", at=unit_id, on=on)
    chosen = _chosen(unit_id, choices, on=on)
    return chosen, _mark(chosen)


@transaction.atomic
def prepare_share_payments(*, by: int, unit_id: int, choices: Sequence[ShareChoice], on: date, mark: str | None = None) -> list[int]:
    """Order what the single account owes the chosen bodies; return the orders' ids. What is on its way already is not ordered again.

    `mark` is the preview's: with it the orders are refused if what is owed or ordered has changed since.

    :raises CannotPayOut: a body without an account, a sum above what is left; all are told, nothing is ordered
    :raises StalePayout: the preview no longer holds
    :raises NoAccount: the unit runs no single account
    :raises NotAllowed: the actor may not order payments of this account
    """
    access.require(by, "collection.prepare_share_payments", at=unit_id, on=on)
    lock_account(unit_id)
    chosen = _chosen(unit_id, choices, on=on)
    if mark is not None and mark != _mark(chosen):
        raise StalePayout()
    sources = _sources("share", unit_id, [one.due.body_id for one in chosen])
    drafts = [
        banking.Draft(
            source=sources[one.due.body_id], name=one.due.name, account=one.receiver.number, bank=one.receiver.bank, amount=one.amount,
            words=share_words(one.due.code), branch_code=one.branch_code,
        )
        for one in chosen
    ]  # fmt: skip
    order_ids = banking.prepare_payments(by=by, unit_id=unit_id, account_id=debit_account(unit_id, on=on), drafts=drafts, on=on)
    total = sum(one.amount for one in chosen)
    audit.record(by, "collection.prepare_share_payments", at=unit_id, bodies=[one.due.code for one in chosen], total=total)
    return order_ids


@transaction.atomic
def prepare_refund(
    *, by: int, unit_id: int, line_id: int, on: date, amount: int | None = None, bank: str = "", branch_code: str = ""
) -> int:  # fmt: skip
    """Order money of a line back to the account that it came from; return the order's id. `amount` None is all that is left.

    :raises NothingToRefund: no surplus and no foreign money of this line is left
    :raises RefundTooLarge: more than what is left
    :raises NoAccountToReturn: the statement does not say where the money came from
    :raises NoAccount: the unit runs no single account
    :raises NotAllowed: the actor may not order payments of this account
    """
    access.require(by, "collection.prepare_refund", at=unit_id, on=on)
    lock_account(unit_id)
    _insist_on_account(unit_id)
    found = sorted(payouts.refundable(unit_id, on=on, line_id=line_id), key=lambda row: row.held, reverse=True)
    row = found[0] if found else None
    if row is None or not row.left:
        raise NothingToRefund()
    wanted = row.left if amount is None else amount
    if not 0 < wanted <= row.left:
        raise RefundTooLarge(left=format_dong(row.left))
    if not row.line.account:
        raise NoAccountToReturn()
    sources = _sources("refund", unit_id, [line_id])
    draft = banking.Draft(
        source=sources[line_id], name=row.line.name or row.payer or row.line.account, account=row.line.account, bank=row.bank or bank,
        amount=wanted, words=refund_words(row.kind, row.line.on), branch_code=branch_code,
    )  # fmt: skip
    (order_id,) = banking.prepare_payments(by=by, unit_id=unit_id, account_id=debit_account(unit_id, on=on), drafts=[draft], on=on)
    audit.record(by, "collection.prepare_refund", at=unit_id, line=line_id, kind=row.kind, amount=wanted)
    return order_id


def debit_account(unit_id: int, *, on: date) -> int:
    """Return the collecting account that shares and refunds leave: the unit's only one, or the one opened first.

    :raises NoDebitAccount: none is registered on this day
    """
    known = bank_accounts.accounts(unit_id=unit_id, on=on)
    if not known:
        raise banking.NoDebitAccount()
    return min(account.id for account in known)


def _chosen(unit_id: int, choices: Sequence[ShareChoice], *, on: date) -> list[SharePayment]:
    """Complete choices with what is left and where it goes.

    :raises CannotPayOut: everything that stands against one of them
    """
    _insist_on_account(unit_id)
    dues = {due.body_id: due for due in payouts.share_dues(unit_id, on=on)}
    problems = [] if choices else ["Chưa chọn đơn vị nào."]
    chosen: list[SharePayment] = []
    seen: set[int] = set()
    for choice in choices:
        due = dues.get(choice.body_id)
        if due is None or choice.body_id in seen:
            problems.append(f"Đơn vị số {choice.body_id}: không còn khoản phải trả, hoặc chọn hai lần.")
            continue
        seen.add(choice.body_id)
        amount = due.left if choice.amount is None else choice.amount
        receiver = next((one for one in due.receivers if choice.number in (None, one.number)), None)
        if receiver is None:
            problems.append(f"{due.code}: chưa có tài khoản nhận trong sổ gốc. Thêm tài khoản ở trang của đơn vị rồi lập lệnh.")
        if not 0 < amount <= due.left:
            problems.append(
                f"{due.code}: số tiền {format_dong(amount)} đ phải lớn hơn 0 và không quá {format_dong(due.left)} đ còn lập lệnh được."
            )
        if receiver is not None:
            chosen.append(SharePayment(due, amount, receiver, choice.branch_code))
    if problems:
        raise CannotPayOut(problems)
    return chosen


def _sources(kind: PayoutKind, unit_id: int, to_ids: Sequence[int]) -> dict[int, str]:
    """Return the name of each new payment; the account's lock is held, so nobody takes it meanwhile."""
    account = account_of(unit_id)
    assert account is not None
    orders = payouts.orders_placed(unit_id, load_state(account)[0])
    return {to_id: next_payment(kind, unit_id, to_id, orders).source for to_id in to_ids}


def _insist_on_account(unit_id: int) -> None:
    if account_of(unit_id) is None:
        raise NoAccount()


def _mark(chosen: Sequence[SharePayment]) -> str:
    return mark_of(*((one.due.body_id, one.amount, one.due.left, one.receiver.number, one.branch_code) for one in chosen))
