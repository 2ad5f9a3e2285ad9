"""The word of the second person, and what people say of an order: approved, returned, cancelled, sent, paid or failed outside a file."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from django.db import IntegrityError, transaction

from congdoan.finance.banking import queries
from congdoan.finance.banking.models import PaymentEvent
from congdoan.finance.banking.queries import PaymentRow
from congdoan.finance.banking.rules import payments as rules
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

ByHand = Literal["sent", "paid_by_hand", "failed"]
LONGEST_WORDS = 300


class UnableToDecidePayment(DomainError):
    """Root of this module's refusals."""


class UnknownPayment(UnableToDecidePayment):
    code = "payment-unknown"
    says = "Không có lệnh chi đã chọn trong đơn vị này."


class OwnPayment(UnableToDecidePayment):
    code = "payment-own"
    says = "Lệnh {number} do chính anh chị lập: người duyệt, hoặc người báo không chi được, phải là người khác."


class WrongState(UnableToDecidePayment):
    code = "payment-wrong-state"
    says = "Lệnh {number} đang ở trạng thái “{state}”, không làm được việc này. Hãy tải lại danh sách."


class MoneyLeft(UnableToDecidePayment):
    code = "payment-money-left"
    says = (
        "Sao kê đã ghi tiền ra theo lệnh {number}: không ghi là không chi được. Nếu ngân hàng đã trả lại tiền, sao kê sẽ có dòng tiền vào."
    )


class StaleSelection(UnableToDecidePayment):
    code = "payment-preview-stale"
    says = "Từ lúc xem trước, các lệnh chi đã thay đổi. Hãy xem lại rồi làm lại."


class PaymentWithoutReason(UnableToDecidePayment):
    code = "payment-reason-missing"
    says = "Ghi lý do: người xem sau cần biết vì sao."


def selection_mark(rows: Sequence[PaymentRow]) -> str:
    """Return the mark of orders as they stand now: it changes when one of them does."""
    return rules.mark_of(*((row.number, row.place) for row in rows))


@transaction.atomic
def approve_payments(*, by: int, unit_id: int, order_ids: Sequence[int], on: date, mark: str | None = None) -> int:
    """Approve prepared orders of a unit; return how many.

    `mark` is the preview's: with it the approval is refused if one of the orders changed since.

    :raises OwnPayment: the actor prepared one of them
    :raises WrongState: one of them is not waiting for approval
    :raises NotAllowed: the actor may not approve payments of this unit
    """
    access.require(by, "banking.approve_payments", at=unit_id, on=on)
    rows = chosen(unit_id, order_ids, event="approved", mark=mark)
    if own := next((row for row in rows if row.prepared_by == by), None):
        raise OwnPayment(number=own.number)
    record_events(by, [(row, {"kind": "approved"}) for row in rows])
    total = sum(row.amount for row in rows)
    audit.record(by, "banking.approve_payments", at=unit_id, orders=[row.number for row in rows], count=len(rows), total=total)
    return len(rows)


@transaction.atomic
def return_payment(*, by: int, unit_id: int, order_id: int, reason: str, on: date) -> None:
    """Turn down an order that has not left yet, with a reason; what it was to pay may be ordered anew.

    :raises WrongState: it has left already, or is dead
    :raises NotAllowed: the actor may not approve payments of this unit
    """
    access.require(by, "banking.return_payment", at=unit_id, on=on)
    _end(by, unit_id, order_id, "returned", reason)


@transaction.atomic
def cancel_payment(*, by: int, unit_id: int, order_id: int, reason: str, on: date) -> None:
    """Withdraw an order that has not left yet, with a reason; what it was to pay may be ordered anew.

    :raises WrongState: it has left already, or is dead
    :raises NotAllowed: the actor may not prepare payments of this unit
    """
    access.require(by, "banking.cancel_payment", at=unit_id, on=on)
    _end(by, unit_id, order_id, "cancelled", reason)


@transaction.atomic
def record_outcome(*, by: int, unit_id: int, order_id: int, outcome: ByHand, reason: str, on: date) -> None:
    """Say what became of an order that left, where no result file tells it: sent, paid in another way, or failed.

    Only another person than who prepared it may say that it failed: then it can be ordered anew.

    :raises OwnPayment: the actor prepared the order and says that it failed
    :raises MoneyLeft: the statement shows that its money left
    :raises WrongState: it has not left, or its end is known
    :raises NotAllowed: the actor may not record outcomes of this unit
    """
    access.require(by, "banking.record_outcome", at=unit_id, on=on)
    (row,) = chosen(unit_id, [order_id], event=outcome)
    if outcome == "failed" and row.prepared_by == by:
        raise OwnPayment(number=row.number)
    if outcome == "failed" and row.id in queries.proofs(unit_id):
        raise MoneyLeft(number=row.number)
    _write_one(by, row, outcome, reason)


def chosen(unit_id: int, order_ids: Sequence[int], *, event: str, mark: str | None = None) -> list[PaymentRow]:
    """Return the unit's orders chosen, oldest first, each in a state that the event may follow.

    :raises UnknownPayment: one is not there, or none was chosen
    :raises StaleSelection: the mark is not theirs
    :raises WrongState: the event cannot come to one of them now
    """
    wanted = sorted(set(order_ids))
    rows = sorted(queries.payments(unit_id=unit_id, ids=wanted), key=lambda row: row.id)
    if not wanted or len(rows) != len(wanted):
        raise UnknownPayment()
    if mark is not None and mark != selection_mark(rows):
        raise StaleSelection()
    if wrong := next((row for row in rows if not rules.may_follow(row.state, event)), None):
        raise WrongState(number=wrong.number, state=wrong.words)
    return rows


def record_events(by: int, events: Sequence[tuple[PaymentRow, dict[str, object]]]) -> None:
    """Write the next event of each order; who comes second at the same moment is told.

    :raises WrongState: somebody else moved one of the orders at the same moment
    """
    rows = [
        PaymentEvent(order_id=row.id, unit_id=row.unit_id, place=row.place + 1, recorded_by=by, **facts) for row, facts in events
    ]  # fmt: skip
    try:
        with transaction.atomic():
            PaymentEvent.objects.bulk_create(rows, batch_size=2000)
    except IntegrityError as cause:
        raise WrongState(number=events[0][0].number, state="vừa được người khác xử lý") from cause


def _end(by: int, unit_id: int, order_id: int, kind: str, reason: str) -> None:
    (row,) = chosen(unit_id, [order_id], event=kind)
    _write_one(by, row, kind, reason)


def _write_one(by: int, row: PaymentRow, kind: str, reason: str) -> None:
    words = reason.replace("\x00", "").strip()[:LONGEST_WORDS]
    if not words:
        raise PaymentWithoutReason()
    record_events(by, [(row, {"kind": kind, "words": words})])
    act = {"returned": "return_payment", "cancelled": "cancel_payment"}.get(kind, "record_outcome")
    audit.record(by, f"banking.{act}", at=row.unit_id, order=row.number, outcome=kind, reason=words)
