"""How far each unit's books are sealed, for the page of seals and for what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from congdoan.finance.ledger.models import Seal

MARK_DIGITS = 20  # of a printed mark; 80 bits name one seal


@dataclass(frozen=True, slots=True)
class SealingState:
    """A unit's newest seal (none: nothing sealed yet) and how many records wait for the next."""

    unit_id: int
    number: int | None
    sealed_at: datetime | None
    sha256: str | None
    waiting: int

    @property
    def mark(self) -> str:
        """Return the digits that are printed and looked up."""
        return (self.sha256 or "")[:MARK_DIGITS]


@dataclass(frozen=True, slots=True)
class SealMark:
    """What is printed at the foot of a form: a short text, and the path where anybody looks the seal up."""

    text: str
    path: str


def sealing_of(unit_ids: Sequence[int]) -> list[SealingState]:
    """Return how far the books of each unit are sealed, in the order given, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT u.unit_id, s.number, s.recorded_at, s.sha256,
                   (SELECT count(*) FROM ledger_months_of(u.unit_id) AS month
                    JOIN ledger_entry e ON e.unit_id = u.unit_id AND e.period = month AND e.id > coalesce(s.through_id, 0))
                   + (SELECT count(*) FROM ledger_record r
                      WHERE r.kind <> 'entry' AND r.unit_id = u.unit_id AND r.number > coalesce(s.through_id, 0))
            FROM unnest(%s::bigint[]) WITH ORDINALITY AS u(unit_id, place)
            LEFT JOIN LATERAL (
              SELECT l.number, l.recorded_at, l.sha256, l.through_id FROM ledger_seal l
              WHERE l.unit_id = u.unit_id ORDER BY l.number DESC LIMIT 1
            ) s ON true
            ORDER BY u.place
            """,
            [list(unit_ids)],
        )
        return [SealingState(*row) for row in cursor.fetchall()]


def seal_mark(unit_id: int, *, until: date | None = None) -> SealMark | None:
    """Return what a form of this unit prints of its newest seal (`until` a day: of that day or before), None before the first."""
    rows = Seal.objects.filter(unit_id=unit_id, **({"sealed_on__lte": until} if until else {})).order_by("-number")
    seal = rows.values("number", "sealed_on", "sha256").first()
    if seal is None:
        return None
    mark = str(seal["sha256"])[:MARK_DIGITS]
    return SealMark(f"Sổ niêm phong lần {seal['number']} ngày {seal['sealed_on']:%d/%m/%Y}, mã {mark}", f"/xac-minh/{mark}/")
