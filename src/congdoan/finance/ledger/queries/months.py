"""Which months are locked, whose books have ended, and how far the books are sealed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db import connection

from congdoan.finance.ledger.models import Ending, MonthLock, Seal

State = Literal["soft", "hard"]
Bar = Literal["soft", "hard", "ended"]


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month was locked, softly or for all, or opened again."""

    month: int
    is_locked: bool
    is_soft: bool
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
    """Return whether a month takes no ordinary entry of a unit: it is locked, softly or for all, or the unit's books have ended."""
    return bool(month_states([unit_id], during=(month, month)).get((unit_id, month))) or ended_on(unit_id) is not None


def month_states(unit_ids: Iterable[int], *, during: tuple[int, int]) -> dict[tuple[int, int], State]:
    """Return the months of the units that are not open, "soft" or "hard", in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT unit_id, period, CASE WHEN is_locked THEN 'hard' ELSE 'soft' END
            FROM (SELECT DISTINCT ON (unit_id, period) unit_id, period, is_locked, is_soft FROM ledger_month_lock
                  WHERE unit_id = ANY(%s) AND period BETWEEN %s AND %s ORDER BY unit_id, period, number DESC) last
            WHERE is_locked OR is_soft
            """,
            [sorted(set(unit_ids)), *during],
        )
        return {(unit, month): state for unit, month, state in cursor.fetchall()}


def barred_among(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, Bar]]:
    """Return those of the (unit, month) pairs that take no entry of this transaction, and why, in one statement.

    "hard": locked. "soft": softly locked, and no reason to book late was given in this transaction. "ended": the unit's books have
    ended, and no supplement was opened in this transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit_id, period, bar FROM ledger_barred(%s::bigint[], %s::integer[]) ORDER BY 1, 2",
            [[unit for unit, _ in pairs], [month for _, month in pairs]],
        )
        return list(cursor.fetchall())


def ended_on(unit_id: int) -> date | None:
    """Return the day on which a unit's books ended, or None while they go on."""
    return ends_of([unit_id]).get(unit_id)


def ends_of(unit_ids: Iterable[int]) -> dict[int, date]:
    """Return those of the units whose books have ended, and on which day."""
    rows = Ending.objects.filter(unit_id__in=set(unit_ids)).order_by("unit_id", "-number").distinct("unit_id")
    return {unit: day for unit, day in rows.values_list("unit_id", "ended_on") if day is not None}


def units_booked(branch_id: int, *, until: int) -> list[int]:
    """Return the units that stand in a branch on some day, the branch itself included, and have something in their books by a month."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT unit_id FROM (SELECT unit_id FROM ledger_above WHERE ancestor_id = %s UNION SELECT %s) u
            WHERE EXISTS (SELECT FROM ledger_turnover t WHERE t.unit_id = u.unit_id AND t.period <= %s) ORDER BY unit_id
            """,
            [branch_id, branch_id, until],
        )
        return [unit for (unit,) in cursor.fetchall()]


def locks_of(unit_id: int, *, during: tuple[int, int]) -> list[MonthState]:
    """Return every locking and opening of a unit's months, oldest first."""
    rows = MonthLock.objects.filter(unit_id=unit_id, period__range=during).order_by("period", "number")
    return [MonthState(*row) for row in rows.values_list("period", "is_locked", "is_soft", "reason", "recorded_by", "recorded_at")]


def seals_of(unit_id: int, *, since: date | None = None) -> list[SealRecord]:
    """Return a unit's seals, newest first."""
    rows = Seal.objects.filter(unit_id=unit_id, **({"sealed_on__gte": since} if since else {})).order_by("-number")
    columns = rows.values_list("number", "sealed_on", "entries", "lines", "sha256", "previous", "recorded_by", "recorded_at")
    return [SealRecord(*row) for row in columns]
