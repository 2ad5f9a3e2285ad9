"""Passing a bar: booking late into a softly locked month, or a supplement into books that have ended. Each gives its reason first."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, connection, transaction

from congdoan.finance.ledger import queries
from congdoan.finance.ledger.rules.columns import LONGEST_DESCRIPTION, is_text
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError

from .entries import broken_promise
from .evidence import record_evidence_of_many
from .months import ReasonMissing


class UnableToEnd(DomainError):
    """Root of the refusals to end books or to let them go on."""


class BooksAlreadyEnded(UnableToEnd):
    code = "books-already-ended"
    says = "Sổ của đơn vị này đã kết thúc ngày {ended_on:%d/%m/%Y}."


class BooksNotEnded(UnableToEnd):
    code = "books-not-ended"
    says = "Sổ của đơn vị này đang mở, không cần ghi bổ sung."


@transaction.atomic
def book_late(*, by: int, unit_ids: Iterable[int], month: int, reason: str, on: date, under: str = "ledger.book_late") -> list[int]:
    """Let the rest of this transaction book into a softly locked month of the units, and return those that needed it.

    The reason becomes evidence of each unit; PostgreSQL asks for it when the entry comes. A locked month stays locked.

    :raises NotAllowed: the actor may not book late in one of the units
    :raises ReasonMissing: no reason
    """
    units = sorted({unit for (unit, _), state in queries.month_states(unit_ids, during=(month, month)).items() if state == "soft"})
    if units:
        _give(by, {unit: f"ledger/month/{unit}/{month}" for unit in units}, "late-entry", reason, on, under)
    return units


@transaction.atomic
def book_supplement(*, by: int, unit_id: int, reason: str, on: date, under: str = "ledger.book_supplement") -> None:
    """Let the rest of this transaction book into the books of a unit that have ended; the reason becomes evidence.

    :raises NotAllowed: the actor may not book a supplement here
    :raises BooksNotEnded: they go on
    :raises ReasonMissing: no reason
    """
    access.require(by, under, at=unit_id, on=on)
    if queries.ended_on(unit_id) is None:
        raise BooksNotEnded(unit_id=unit_id)
    _give(by, {unit_id: f"ledger/books/{unit_id}"}, "supplement", reason, on, under)


@transaction.atomic
def end_books(*, by: int, unit_id: int, ended_on: date, reason: str, on: date, under: str = "ledger.end_books") -> None:
    """End the books of a unit: from now on they take supplements alone, whatever their day.

    :raises NotAllowed: the actor may not end these books
    :raises BooksAlreadyEnded: they have ended
    :raises ReasonMissing: no reason
    """
    access.require(by, under, at=unit_id, on=on)
    if (day := queries.ended_on(unit_id)) is not None:
        raise BooksAlreadyEnded(ended_on=day)
    _write(unit_id, ended_on, reason)
    audit.record(by, "ledger.end_books", at=unit_id, ended_on=ended_on, reason=reason)


@transaction.atomic
def resume_books(*, by: int, unit_id: int, reason: str, on: date, under: str = "ledger.resume_books") -> None:
    """Let the books of a unit that had ended go on.

    :raises NotAllowed: the actor may not open these books
    :raises BooksNotEnded: they go on
    :raises ReasonMissing: no reason
    """
    access.require(by, under, at=unit_id, on=on)
    if queries.ended_on(unit_id) is None:
        raise BooksNotEnded(unit_id=unit_id)
    _write(unit_id, None, reason)
    audit.record(by, "ledger.resume_books", at=unit_id, reason=reason)


def _give(by: int, subjects: dict[int, str], kind: str, reason: str, on: date, under: str) -> None:
    if not is_text(reason, LONGEST_DESCRIPTION):
        raise ReasonMissing(longest=LONGEST_DESCRIPTION)
    access.require_all(by, under, at=subjects, on=on)
    body = {"reason": reason, "given_on": on.isoformat()}
    record_evidence_of_many(by=by, kind=kind, of={unit: (subject, body) for unit, subject in subjects.items()}, on=on)


def _write(unit_id: int, ended_on: date | None, reason: str) -> None:
    if not is_text(reason, LONGEST_DESCRIPTION):
        raise ReasonMissing(longest=LONGEST_DESCRIPTION)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO ledger_ending (unit_id, number, ended_on, reason, recorded_by) VALUES (%s, 0, %s, %s, 0)",
                [unit_id, ended_on, reason],
            )
    except IntegrityError as error:  # two at once: the second finds it done
        if broken_promise(error)[0] != "ledger_ending_changes":
            raise
        raise BooksAlreadyEnded(ended_on=ended_on) if ended_on else BooksNotEnded(unit_id=unit_id) from None
