"""A seal chains the hash of what was booked since the seal before; a changed, added or missing row breaks the chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from congdoan.foundation.access import queries as reach
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit


@dataclass(frozen=True, slots=True)
class SealedUnit:
    """One new seal: the unit, the seal's number there, what it covers, and its hash."""

    unit_id: int
    number: int
    entries: int
    lines: int
    sha256: str


@transaction.atomic
def seal(*, by: int, unit_ids: Sequence[int] | None = None, on: date) -> list[SealedUnit]:
    """Seal everything booked since each unit's last seal; units without news get none.

    Without `unit_ids`: every unit where the actor may seal.

    :raises NotAllowed: the actor may not seal the books of one of the units
    """
    if unit_ids is None:
        access.require_somewhere(by, "ledger.seal", on=on)
        reached = reach.reached(by, on=on)
        units = sorted(reached - set(reach.unreached(by, "ledger.seal", at=reached, on=on)))
    else:
        access.require_all(by, "ledger.seal", at=unit_ids, on=on)
        units = sorted(set(unit_ids))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_seal_books(%s, %s) ORDER BY sealed_unit", [units, on])
        sealed = [SealedUnit(*row) for row in cursor.fetchall()]
    for one in sealed:
        audit.record(by, "ledger.seal", at=one.unit_id, number=one.number, entries=one.entries, sha256=one.sha256)
    return sealed
