"""A month that is locked takes no entry, not even a late one by hand; a softly locked one takes those that give a reason."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.db import IntegrityError, connection, transaction

from congdoan.finance.ledger import queries
from congdoan.finance.ledger.rules import FIRST_PERIOD, LAST_PERIOD
from congdoan.finance.ledger.rules.columns import LONGEST_DESCRIPTION, is_text
from congdoan.foundation.access import services as access
from congdoan.foundation.access.queries import common_branch
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month

from .entries import broken_promise

STRENGTH = {"open": 0, "soft": 1, "hard": 2}
SHOWN = 50  # units named in the record of one act


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


class YearIsClosed(UnableToLock):
    code = "month-of-a-closed-year"
    says = "Năm {year} của đơn vị đã kết chuyển: mở lại năm trước rồi mới mở được tháng."


class ReasonMissing(UnableToLock):
    code = "month-reason-missing"
    says = "Cần ghi lý do, không quá {longest} ký tự."


@transaction.atomic
def lock_month(*, by: int, unit_id: int, month: int, reason: str, on: date) -> None:
    """Lock a month in a unit's books: whatever is being booked ends first, nothing is booked after.

    :raises NotAllowed: the actor may not lock these books
    :raises MonthAlreadyLocked: it is locked
    """
    if not set_months(by=by, unit_ids=[unit_id], month=month, state="hard", reason=reason, on=on):
        raise MonthAlreadyLocked(month=format_month(month))


@transaction.atomic
def unlock_month(*, by: int, unit_id: int, month: int, reason: str, on: date) -> None:
    """Open a locked month again, with the reason on record.

    :raises NotAllowed: the actor may not open these books
    :raises MonthNotLocked: it is open
    :raises UnableToLock: its year is closed
    """
    if not set_months(by=by, unit_ids=[unit_id], month=month, state="open", reason=reason, on=on):
        raise MonthNotLocked(month=format_month(month))


@transaction.atomic
def set_months(
    *, by: int, unit_ids: Iterable[int], month: int, state: Literal["open", "soft", "hard"], reason: str, on: date, under: str = ""
) -> list[int]:
    """Bring one month of many units to a state, in one statement, and return the units whose state changed.

    "soft": only who gives a reason still books. "hard": nobody does. To take a lock away, or a hard one down to a soft one, is to open.
    `under` is the use case whose right counts instead of "ledger.lock_month" and "ledger.unlock_month".

    :raises NotAllowed: the actor may not lock, or not open, the books of one of the units
    :raises UnknownMonth, ReasonMissing: no month of the books; no reason
    :raises UnableToLock: a month would be opened whose year is closed
    """
    units = sorted(set(unit_ids))
    access.require_all(by, under or ("ledger.unlock_month" if state == "open" else "ledger.lock_month"), at=units, on=on)
    _hold_alone(month)
    if not is_text(reason, LONGEST_DESCRIPTION):
        raise ReasonMissing(longest=LONGEST_DESCRIPTION)
    before = queries.month_states(units, during=(month, month))
    changed = [unit for unit in units if before.get((unit, month), "open") != state]
    opened = [unit for unit in changed if STRENGTH[before.get((unit, month), "open")] > STRENGTH[state]]
    if opened:
        access.require_all(by, under or "ledger.unlock_month", at=opened, on=on)
    _write(changed, month, state=state, reason=reason)
    for act, of in (("ledger.unlock_month", opened), ("ledger.lock_month", sorted(set(changed) - set(opened)))):
        if of:
            audit.record(by, act, at=common_branch(of, on=on), units=of[:SHOWN], count=len(of), month=month, state=state, reason=reason)
    return changed


def hold_books() -> None:
    """Wait until nothing is being booked, and let nobody book until this transaction ends: what is read from here on stays true."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(ledger_books())")


def _hold_alone(month: int) -> None:
    if not (FIRST_PERIOD <= month <= LAST_PERIOD and 1 <= month % 100 <= 12):
        raise UnknownMonth(first=format_month(FIRST_PERIOD), last=format_month(LAST_PERIOD))
    hold_books()


def _write(units: list[int], month: int, *, state: str, reason: str) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                """
                INSERT INTO ledger_month_lock (unit_id, period, number, is_locked, is_soft, reason, recorded_by)
                SELECT unit_id, %s, 0, %s, %s, %s, 0 FROM unnest(%s::bigint[]) AS unit_id
                """,
                [month, state == "hard", state == "soft", reason, units],
            )
    except IntegrityError as error:
        if broken_promise(error)[0] != "bookkeeping_year_stays_closed":
            raise
        raise YearIsClosed(year=month // 100) from None
