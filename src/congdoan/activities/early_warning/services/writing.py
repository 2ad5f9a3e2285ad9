"""How signals are written and ended: the rows, and the lock under which a unit's signals are compared with what is new."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection

from congdoan.activities.early_warning.models import Signal, SignalEnd
from congdoan.activities.early_warning.queries.observing import Observed

LOCK = 7_063


def lock(unit_id: int) -> None:
    """Let nobody else compare the signals of a unit until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, unit_id % 2**31])


def key_of(one: Any) -> tuple[object, ...]:
    """Return what makes a stored signal the same as an observed one."""
    return (one.employer_id, one.code, one.kind, one.number, one.line, one.anchor, one.words)


def replaced(
    by: int, standing: Sequence[Signal], found: Iterable[Observed], *, units: dict[int, int], source: str, on: date, why: str
) -> dict[str, int]:
    """Begin the signals that are new, end those that are no longer found, keep the others; return how many of each.

    A signal whose end is known beforehand runs until then: what happened near by has happened, also where who asks does not reach it.
    """
    wanted = {one.key: one for one in found}
    known = {key_of(one): one for one in standing}
    over = [one for key, one in known.items() if key not in wanted and one.until is None]
    begun = [one for key, one in wanted.items() if key not in known]
    ended(by, over, on=on, words=why)
    Signal.objects.bulk_create(
        [
            Signal(
                unit_id=units[one.employer_id], employer_id=one.employer_id, code=one.code, kind=one.kind, number=one.number, line=one.line,
                anchor=one.anchor, words=one.words[:500], source=source, since=on, until=one.until, told_by_id=by,
            )
            for one in begun
        ],
        batch_size=2_000,
    )  # fmt: skip
    return {"begun": len(begun), "ended": len(over), "kept": len(known) - len(over)}


def ended(by: int, signals: Sequence[Signal], *, on: date, words: str) -> None:
    """Write that signals no longer count from a day."""
    rows = [SignalEnd(signal_id=one.pk, unit_id=one.unit_id, ended_on=on, words=words[:500], ended_by_id=by) for one in signals]
    SignalEnd.objects.bulk_create(rows, batch_size=2_000)
