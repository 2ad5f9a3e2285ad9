"""A seal chains the hash of what was written since the seal before; a root is the hash over all units' newest seals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from congdoan.finance.ledger import queries
from congdoan.foundation.access import queries as reach
from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.audit import services as audit


@dataclass(frozen=True, slots=True)
class SealedUnit:
    """One new seal: the unit, the seal's number there, what it covers, and its hash."""

    unit_id: int
    number: int
    entries: int
    lines: int
    evidence: int
    locks: int
    sha256: str


@transaction.atomic
def seal(*, by: int, unit_ids: Sequence[int] | None = None, on: date) -> list[SealedUnit]:
    """Seal everything written since each unit's last seal; units without news get none.

    Without `unit_ids`: every unit where the actor may seal.

    :raises NotAllowed: the actor may not seal the books of one of the units
    """
    if unit_ids is None:
        access.require_somewhere(by, "ledger.seal", on=on)
        reached = reach.reached(by, on=on)
        units = reached - set(reach.unreached(by, "ledger.seal", at=reached, on=on))
    else:
        access.require_all(by, "ledger.seal", at=unit_ids, on=on)
        units = set(unit_ids)
    return _seal(by, units, on)


@transaction.atomic
def publish_root(*, by: int, on: date) -> queries.RootRecord | None:
    """Seal the books of every unit, those that have ended too, and make the root over all their newest seals.

    Returns None where nothing was written since the root before.

    :raises NotAllowed: the actor does not hold the whole installation
    """
    access.require(by, "ledger.publish_root", at=ROOT, on=on)
    _seal(by, set(reach.branches_below([ROOT])) - {ROOT}, on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM ledger_make_root(%s)", [on])
        if cursor.fetchone() is None:
            return None
    (root,) = queries.roots(limit=1)
    audit.record(by, "ledger.publish_root", at=ROOT, number=root.number, units=root.units, sha256=root.sha256)
    return root


def _seal(by: int, units: set[int], on: date) -> list[SealedUnit]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_seal_books(%s, %s) ORDER BY sealed_unit", [sorted(units), on])
        sealed = [SealedUnit(*row) for row in cursor.fetchall()]
    for one in sealed:
        audit.record(by, "ledger.seal", at=one.unit_id, number=one.number, entries=one.entries, sha256=one.sha256)
    return sealed
