"""What a person decides about a notification that no line proves."""

from datetime import date

from django.db import IntegrityError, transaction

from congdoan.finance.banking.models import NotificationSettlement
from congdoan.finance.banking.queries.notifications import notification
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

LONGEST_REASON = 500


class UnableToSettle(DomainError):
    """Root of this service's refusals."""


class UnknownNotification(UnableToSettle):
    code = "notification-unknown"
    says = "Không có thông báo số {notification} trong phạm vi của bạn."


class NothingToSettle(UnableToSettle):
    code = "notification-needs-nobody"
    says = "Thông báo này không chờ ai quyết: chỉ thông báo bị giữ lại hoặc sao kê không có mới cần kết luận."


class ReasonMissing(UnableToSettle):
    code = "reason-missing"
    says = "Hãy ghi lý do, từ 1 đến {longest} ký tự."


@transaction.atomic
def settle_notification(*, by: int, notification_id: int, reason: str, on: date) -> None:
    """Close a notification that was held back or that the statement contradicts, with a reason; it books nothing.

    :raises UnknownNotification: not there, or not to be seen
    :raises NotAllowed: the actor may not settle for this unit
    :raises UnableToSettle: nothing waits for a decision, or no reason is given
    """
    found = notification(notification_id)
    if found is None:
        raise UnknownNotification(notification=notification_id)
    access.require(by, "banking.settle_notification", at=found.unit_id, on=on)
    if found.state not in {"quarantined", "contradicted"}:
        raise NothingToSettle()
    reason = reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise ReasonMissing(longest=LONGEST_REASON)
    try:
        with transaction.atomic():
            NotificationSettlement.objects.create(unit_id=found.unit_id, notification_id=found.id, reason=reason, settled_by=by)
    except IntegrityError as cause:  # somebody else was first
        raise NothingToSettle() from cause
    audit.record(by, "banking.settle_notification", at=found.unit_id, notification=found.id, reason=reason)
