"""A month that is locked takes no entry, not even a late one by hand."""

from datetime import date

from django.db import connection, transaction

from congdoan.finance.ledger import queries
from congdoan.finance.ledger.rules import FIRST_PERIOD, LAST_PERIOD
from congdoan.finance.ledger.rules.columns import LONGEST_DESCRIPTION, is_text
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month


class UnableToLock(DomainError):
    """Root of the refusals to lock a month or to open it again."""

    code = "month-refused"
    says = "Không khóa hay mở được tháng này."


class MonthAlreadyLocked(UnableToLock):
    code = "month-already-locked"
    says = "Tháng {month} đã khóa sổ rồi."


class MonthNotLocked(UnableToLock):
    code = "month-not-locked"
    says = "Tháng {month} đang mở, không cần mở lại."


class UnknownMonth(UnableToLock):
    code = "month-unknown"
    says = "Sổ chỉ có các tháng từ {first} đến {last}."


class ReasonMissing(UnableToLock):
    code = "month-reason-missing"
    says = "Cần ghi lý do, không quá {longest} ký tự."


@transaction.atomic
def lock_month(*, by: int, unit_id: int, month: int, reason: str, on: date) -> None:
    """Lock a month in a unit's books: whatever is being booked ends first, nothing is booked after.

    :raises NotAllowed: the actor may not lock these books
    :raises MonthAlreadyLocked: it is locked
    """
    access.require(by, "ledger.lock_month", at=unit_id, on=on)
    _hold_alone(month)
    if queries.is_locked(unit_id, month=month):
        raise MonthAlreadyLocked(month=format_month(month))
    _write(unit_id, month, is_locked=True, reason=reason)
    audit.record(by, "ledger.lock_month", at=unit_id, month=month, reason=reason)


@transaction.atomic
def unlock_month(*, by: int, unit_id: int, month: int, reason: str, on: date) -> None:
    """Open a locked month again, with the reason on record.

    :raises NotAllowed: the actor may not open these books
    :raises MonthNotLocked: it is open
    """
    access.require(by, "ledger.unlock_month", at=unit_id, on=on)
    _hold_alone(month)
    if not queries.is_locked(unit_id, month=month):
        raise MonthNotLocked(month=format_month(month))
    _write(unit_id, month, is_locked=False, reason=reason)
    audit.record(by, "ledger.unlock_month", at=unit_id, month=month, reason=reason)


def _hold_alone(month: int) -> None:
    if not (FIRST_PERIOD <= month <= LAST_PERIOD and 1 <= month % 100 <= 12):
        raise UnknownMonth(first=format_month(FIRST_PERIOD), last=format_month(LAST_PERIOD))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(ledger_books())")


def _write(unit_id: int, month: int, *, is_locked: bool, reason: str) -> None:
    if not is_text(reason, LONGEST_DESCRIPTION):
        raise ReasonMissing(longest=LONGEST_DESCRIPTION)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_month_lock (unit_id, period, number, is_locked, reason, recorded_by) VALUES (%s, %s, 0, %s, %s, 0)",
            [unit_id, month, is_locked, reason],
        )
