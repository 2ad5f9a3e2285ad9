"""Which months are locked, and how far the books are sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from congdoan.finance.ledger.models import MonthLock, Seal


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month was locked or opened again."""

    month: int
    is_locked: bool
    reason: str
    recorded_by: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class SealRecord:
    """One seal of a unit's books."""

    number: int
    sealed_on: date
    entries: int
    lines: int
    sha256: str
    previous: str
    recorded_by: int
    recorded_at: datetime


def is_locked(unit_id: int, *, month: int) -> bool:
    """Return whether a month is locked in a unit's books."""
    rows = MonthLock.objects.filter(unit_id=unit_id, period=month).order_by("-number")
    return bool(rows.values_list("is_locked", flat=True).first())


def locked_among(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of the (unit, month) pairs that are locked, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT w.unit_id, w.period
            FROM unnest(%s::bigint[], %s::integer[]) AS w(unit_id, period)
            WHERE (SELECT l.is_locked FROM ledger_month_lock l
                   WHERE l.unit_id = w.unit_id AND l.period = w.period ORDER BY l.number DESC LIMIT 1)
            ORDER BY 1, 2
            """,
            [[unit for unit, _ in pairs], [month for _, month in pairs]],
        )
        return [(unit, month) for unit, month in cursor.fetchall()]


def locks_of(unit_id: int, *, during: tuple[int, int]) -> list[MonthState]:
    """Return every locking and opening of a unit's months, oldest first."""
    rows = MonthLock.objects.filter(unit_id=unit_id, period__range=during).order_by("period", "number")
    return [MonthState(*row) for row in rows.values_list("period", "is_locked", "reason", "recorded_by", "recorded_at")]


def seals_of(unit_id: int, *, since: date | None = None) -> list[SealRecord]:
    """Return a unit's seals, newest first."""
    rows = Seal.objects.filter(unit_id=unit_id, **({"sealed_on__gte": since} if since else {})).order_by("-number")
    columns = rows.values_list("number", "sealed_on", "entries", "lines", "sha256", "previous", "recorded_by", "recorded_at")
    return [SealRecord(*row) for row in columns]
