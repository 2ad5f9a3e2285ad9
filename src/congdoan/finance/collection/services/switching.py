"""Which classes of the decision table book by themselves: people stop one at once, history stops one, a second person lets it go on."""

from datetime import date

from django.db import transaction

from congdoan.finance.collection.models import RuleSwitch
from congdoan.finance.collection.queries import switches as reading
from congdoan.finance.collection.rules.accuracy import BOOK, PROPOSE, Confirmed, Mode
from congdoan.finance.collection.rules.wording import CLASSES
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .storing import lock_account


class UnableToSwitch(DomainError):
    """Root of this module's refusals."""


class UnknownRule(UnableToSwitch):
    code = "rule-unknown"
    says = "Bảng quyết định không có quy tắc nào tên {rule}."


class SwitchedAlready(UnableToSwitch):
    code = "rule-switched-already"
    says = "Quy tắc này đang ở chế độ đó rồi: người khác vừa chuyển. Hãy mở lại trang."


class SwitchWithoutReason(UnableToSwitch):
    code = "switch-without-reason"
    says = "Ghi lý do chuyển chế độ: người xem sau cần biết vì sao."


class HistoryForbids(UnableToSwitch):
    code = "history-forbids-booking"
    says = (
        "Chưa cho tự ghi lại được: {lines} dòng đã kiểm, {wrong} dòng sai, cận dưới của độ chính xác còn dưới 99,9 %."
        " Quy tắc tiếp tục đề xuất cho đến khi đủ dòng được xác nhận đúng."
    )


class SameHand(UnableToSwitch):
    code = "switch-by-the-same-hand"
    says = "Người đã chuyển quy tắc này sang đề xuất không tự cho ghi lại. Cần một người khác có quyền duyệt."


@transaction.atomic
def switch_rule(*, by: int, unit_id: int, rule: str, mode: Mode, reason: str, on: date) -> int:
    """Let a class of the decision table only propose from now on, or book by itself again; return the switch's id.

    Stopping a class takes one accountant and works from the next run on. Letting it book again takes a second person with the right to
    approve, and a history that does not forbid it.

    :raises UnknownRule: the table has no such class
    :raises SwitchedAlready: it is in that mode
    :raises SwitchWithoutReason: no reason given
    :raises HistoryForbids: what was confirmed of the class forbids it to book
    :raises SameHand: the same person stopped it
    :raises NotAllowed: the actor may not switch, or may only stop
    """
    access.require(by, "collection.approve" if mode == BOOK else "collection.switch_rule", at=unit_id, on=on)
    if rule not in CLASSES or mode not in (BOOK, PROPOSE):
        raise UnknownRule(rule=rule[:60])
    reason = reason.replace("\x00", "").strip()[:300]
    if not reason:
        raise SwitchWithoutReason()
    lock_account(unit_id)
    last = reading.switches(unit_id).get(rule)
    if reading.mode_of(last) == mode:
        raise SwitchedAlready(rule=rule)
    history = reading.confirmed(unit_id).get(rule, Confirmed())
    if mode == BOOK and history.must_propose:
        raise HistoryForbids(rule=rule, lines=history.lines, wrong=history.wrong)
    if mode == BOOK and last is not None and not last.is_automatic and last.switched_by == by:
        raise SameHand(rule=rule)
    return _switch(by, unit_id, rule, mode, reason, history, on)


def switch_by_history(*, by: int, unit_id: int, on: date) -> frozenset[str]:
    """Stop every class that its confirmed history forbids to book; return all classes that only propose.

    Each run asks this before it judges its lines; the caller holds the account's lock.
    """
    stopped = reading.proposing(unit_id)
    for rule, history in sorted(reading.confirmed(unit_id).items()):
        if rule in CLASSES and rule not in stopped and history.must_propose:
            reason = f"{history.lines} dòng đã kiểm, {history.wrong} dòng sai: cận dưới của độ chính xác dưới 99,9 %"
            _switch(by, unit_id, rule, PROPOSE, reason, history, on, is_automatic=True)
            stopped |= {rule}
    return stopped


def _switch(
    by: int, unit_id: int, rule: str, mode: Mode, reason: str, history: Confirmed, on: date, *, is_automatic: bool = False
) -> int:  # fmt: skip
    row = RuleSwitch.objects.create(
        unit_id=unit_id, rule=rule, mode=mode, reason=reason, confirmed_right=history.right, confirmed_wrong=history.wrong,
        is_automatic=is_automatic, switched_on=on, switched_by=by,
    )  # fmt: skip
    audit.record(
        by, "collection.switch_rule", at=unit_id, rule=rule, mode=mode, reason=reason, right=history.right, wrong=history.wrong,
        is_automatic=is_automatic,
    )  # fmt: skip
    return row.pk
