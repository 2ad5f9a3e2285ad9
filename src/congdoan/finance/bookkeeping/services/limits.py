"""What a unit may spend is written down here by who decided it above; vouchers never ask upwards."""

from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction

from congdoan.finance.bookkeeping.models import SpendingLimit
from congdoan.finance.bookkeeping.queries.limits import Passed, limits_passed
from congdoan.finance.bookkeeping.queries.limits import limits as standing_limits
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.reference import queries as reference

from .acting import reason_of

LOCK = 0x5C7  # one voucher or advance of a unit is approved at a time


class LimitUnknown(DomainError):
    code = "spending-limit-unknown"
    says = "Hạn mức chi “{category}” không phải một loại chi, hoặc số tiền {amount} dưới 0."


class LimitPassed(DomainError):
    code = "spending-limit-passed"
    says = "{limits}. Điều chỉnh dự toán trước, hoặc người có quyền duyệt vượt ghi lý do rồi duyệt."


@transaction.atomic
def set_spending_limits(*, by: int, unit_id: int, year: int, limits: Mapping[str, int], source: str, on: date) -> int:
    """Write down what a unit may spend of each category in a year; what stands already is not written again. Returns how many are new.

    `source` names what set them, e.g. "budgets/estimate/12".
    Units: đồng, by spending category of the table `entry_categories`.

    :raises LimitUnknown: not a spending category, or a sum below zero
    :raises NotAllowed: the actor may not set limits for this unit
    """
    access.require(by, "bookkeeping.set_spending_limits", at=unit_id, on=on)
    known = {str(record.fields["code"]) for record in reference.records("entry_categories") if record.fields["direction"] == "spending"}
    for category, amount in limits.items():
        if category not in known or amount < 0:
            raise LimitUnknown(category=category[:40], amount=amount)
    standing = standing_limits([unit_id], year).get(unit_id, {})
    new = {category: amount for category, amount in limits.items() if standing.get(category) != amount}
    SpendingLimit.objects.bulk_create(
        SpendingLimit(unit_id=unit_id, year=year, category=category, amount=amount, source=source, set_by=by, set_on=on)
        for category, amount in sorted(new.items())
    )
    if new:
        audit.record(by, "bookkeeping.set_spending_limits", at=unit_id, year=year, source=source, limits=new)
    return len(new)


def require_within(by: int, unit_id: int, year: int, asked: Mapping[str, int], *, reason: str, on: date) -> str:
    """Refuse a commitment that passes a limit unless who may override says why; return the words to be kept and sealed.

    Other approvals of the unit wait until the transaction ends.

    :raises LimitPassed: a limit is passed and no reason is given
    :raises ReasonMissing: the reason is too long
    :raises NotAllowed: the actor may not override limits of the unit
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, mod(%s, 2147483647)::int)", [LOCK, unit_id])
    passed = limits_passed(unit_id, year, asked)
    if not passed:
        return ""
    if not reason.strip():
        raise LimitPassed(limits="; ".join(one.words for one in passed))
    access.require(by, "bookkeeping.override_limit", at=unit_id, on=on)
    words = reason_of(reason)
    audit.record(by, "bookkeeping.override_limit", at=unit_id, year=year, reason=words, passed={one.category: _told(one) for one in passed})
    return words


def _told(one: Passed) -> list[int]:
    return [one.limit, one.spent, one.promised, one.asked]
