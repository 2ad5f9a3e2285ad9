"""When people are received, the register of who came, and how many came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Count, Sum

from congdoan.activities.petitions.models import Petition, Reception, Visit
from congdoan.activities.petitions.queries.petitions import in_register
from congdoan.activities.petitions.rules import petitions as kinds
from congdoan.activities.petitions.rules import receptions as rules
from congdoan.foundation.access import queries as access

PAGE = 50
SEALED = "Được giữ kín"


@dataclass(frozen=True, slots=True)
class ReceptionRow:
    """One planned reception."""

    id: int
    unit_id: int
    unit_name: str
    held_on: date
    starts_at: time
    ends_at: time
    place: str
    host: str
    cancelled_why: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit; what became a petition is told as the petition tells it, a denunciation tells neither who nor what."""

    id: int
    unit_id: int
    written_number: str
    visited_on: date
    people: int
    visitor: str
    words: str
    outcome: str
    answer: str
    petition_id: UUID | None
    petition_number: str
    by: str
    voided_why: str

    @property
    def outcome_words(self) -> str:
        return rules.OUTCOMES[self.outcome]


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """How many visits some days saw, how many people, and what became of them, by outcome."""

    visits: int
    people: int
    outcomes: dict[str, int]


def receptions(*, since: date, limit: int = 20, unit_ids: Sequence[int] | None = None) -> list[ReceptionRow]:
    """Return the receptions from a day on, the next first; of some units, or of all that the visitor may see: everybody sees all."""
    rows = Reception.objects.filter(held_on__gte=since).order_by("held_on", "starts_at", "id")
    found = list((rows if unit_ids is None else rows.filter(unit_id__in=unit_ids))[:limit])
    names = access.branch_names({one.unit_id for one in found})
    return [_reception(one, names.get(one.unit_id, ("", ""))[1]) for one in found]


def reception(reception_id: int) -> ReceptionRow | None:
    """Return one reception, or None."""
    one = Reception.objects.filter(pk=reception_id).first()
    return _reception(one, access.branch_names([one.unit_id]).get(one.unit_id, ("", ""))[1]) if one else None


def visits(
    *, year: int | None = None, outcome: str = "", after: int | None = None, size: int = PAGE
) -> tuple[list[VisitRow], int | None]:  # fmt: skip
    """Return one page of the register within reach, the newest number first, and after which one the next page starts."""
    rows = Visit.objects.filter(year=year) if year else Visit.objects.all()
    rows = rows.filter(outcome=outcome) if outcome else rows
    found = list(in_register(rows, after)[: size + 1])
    return _visits(found[:size]), found[size - 1].pk if len(found) > size else None


def visit(visit_id: int) -> VisitRow | None:
    """Return one visit within reach, or None."""
    return next(iter(_visits(list(Visit.objects.filter(pk=visit_id)))), None) if 0 < visit_id < 2**63 else None


def visit_figures(*, first: date, last: date, unit_ids: Sequence[int] | None = None) -> VisitFigures:
    """Return how many visits and people some days saw, without voided ones."""
    rows = Visit.objects.filter(visited_on__gte=first, visited_on__lte=last, voided_on__isnull=True)
    rows = rows if unit_ids is None else rows.filter(unit_id__in=unit_ids)
    told = {one: (count, people) for one, count, people in rows.values_list("outcome").annotate(Count("id"), Sum("people")).order_by()}
    counts = {one: told.get(one, (0, 0))[0] for one in rules.OUTCOMES}
    return VisitFigures(sum(counts.values()), sum(people for _, people in told.values()), counts)


def _reception(one: Reception, unit_name: str) -> ReceptionRow:
    return ReceptionRow(one.pk, one.unit_id, unit_name, one.held_on, one.starts_at, one.ends_at, one.place, one.host, one.cancelled_why)


def _visits(found: list[Visit]) -> list[VisitRow]:
    """Return visits in words: three statements, whatever the number."""
    petitions = {one.pk: one for one in Petition.objects.filter(pk__in=[row.petition_id for row in found if row.petition_id])}
    people = access.names_of_actors({one.recorded_by_id for one in found})
    return [_visit(one, petitions.get(one.petition_id) if one.petition_id else None, people.get(one.recorded_by_id, "")) for one in found]


def _visit(one: Visit, made: Petition | None, by: str) -> VisitRow:
    visitor, words = one.visitor, one.words
    if made is not None:
        visitor, words = made.sender, ": ".join(part for part in (kinds.KINDS[made.kind], made.gist) if part)
    if made is not None and made.kind == kinds.DENUNCIATION:
        visitor = SEALED
    return VisitRow(
        one.pk, one.unit_id, f"{one.number:02}/{one.year}", one.visited_on, one.people, visitor, words, one.outcome, one.answer,
        one.petition_id, f"{made.number:02}/{made.year}" if made else "", by, one.voided_why,
    )  # fmt: skip
