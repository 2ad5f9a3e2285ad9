"""Locking a month of many units after a look at what waits in it, and opening it again."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.db import transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month

LOCKED_WORDS = "Khóa sổ tháng, không còn việc chờ"


class MonthNotReady(DomainError):
    code = "month-not-ready"
    says = "{count} đơn vị còn việc chờ trong tháng {month}, chưa khóa gì. Đơn vị đầu tiên: {first}. Muốn khóa vẫn được: ghi lý do."


class LocksPreviewChanged(DomainError):
    code = "locks-preview-changed"
    says = "Tình trạng các tháng đã đổi từ lúc xem trước. Xem lại rồi áp dụng."


@transaction.atomic
def set_month_states(
    *, by: int, unit_ids: Iterable[int], month: int, state: Literal["open", "soft", "hard"], on: date, reason: str = "",
    mark: str | None = None,
) -> list[int]:  # fmt: skip
    """Bring a month of many units to a state and return the units whose state changed.

    Locking asks whether anything waits in the month (vouchers half way, lines without a place, days that differ from the bank) or a month
    before it is open; that yields to a reason. Opening, or bringing a lock down, always wants one. `mark` insists on a preview.

    :raises NotAllowed: the actor may not do this in one of the units
    :raises MonthNotReady: something waits, and no reason was given; every unit is told
    :raises LocksPreviewChanged: `mark` no longer holds
    :raises UnknownMonth, ReasonMissing, YearIsClosed: as the ledger says
    """
    units = sorted(set(unit_ids))
    access.require_all(by, "bookkeeping.set_month_states", at=units, on=on)
    preview = queries.locks_preview(units, month=month, state=state)
    if mark is not None and mark != preview.mark:
        raise LocksPreviewChanged
    if preview.hindered and not reason.strip():
        told = [{"unit": row.code, "name": row.name, "why": list(row.hindrances)} for row in preview.hindered]
        first = f"{told[0]['name']}: {'; '.join(told[0]['why'])}"
        raise MonthNotReady(count=len(told), month=format_month(month), first=first, units=told)
    opened = [row for row in preview.rows if row.is_opening]
    if opened and not reason.strip():
        raise ledger.ReasonMissing(longest=500)
    words = reason.strip() or LOCKED_WORDS
    return ledger.set_months(by=by, unit_ids=units, month=month, state=state, reason=words, on=on, under="bookkeeping.set_month_states")
