"""Decisions to discipline and notices as documents: how far each is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from congdoan.activities.petitions.models import Discipline, Paper
from congdoan.activities.petitions.rules.papers import DISCIPLINE, PAPERS
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents.queries import ListRow
from congdoan.foundation.documents.rules.outgoing import UNDONE

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper with its document as it stands."""

    id: int
    kind: str
    document: ListRow

    @property
    def kind_words(self) -> str:
        return PAPERS[self.kind]

    @property
    def is_signed(self) -> bool:
        return bool(self.document.number) and self.document.state not in UNDONE


def papers_of(petition_id: UUID) -> dict[str, PaperRow]:
    """Return the newest notice of each kind of a petition."""
    newest = Paper.objects.filter(petition_id=petition_id).exclude(kind=DISCIPLINE).order_by("kind", "-id").distinct("kind")
    return {row.kind: row for row in _rows(newest)}


def discipline_to_record() -> list[PaperRow]:
    """Return the decisions that were written, stand and are not recorded yet, not by hand either, the newest first."""
    recorded = Discipline.objects.filter(document_id__isnull=False).values("document_id")
    rows = _rows(Paper.objects.filter(kind=DISCIPLINE).exclude(document_id__in=recorded).order_by("-id"))
    numbers = {row.document.number for row in rows if row.is_signed}
    by_hand = set(Discipline.objects.filter(decision__in=numbers, voided_on=None).values_list("unit_id", "decision", "decided_on"))
    told = [(row, (row.document.unit_id, row.document.number, row.document.day)) for row in rows if row.document.state not in UNDONE]
    return [row for row, decision in told if decision not in by_hand][:MOST_SHOWN]


def _rows(found: QuerySet[Paper]) -> list[PaperRow]:
    """Return papers with their documents, in the order given: two statements, whatever the number."""
    held = {one.document_id: one for one in found}
    drafts = {row.id: row for row in documents.listed(documents.Filter(ids=list(held)), limit=len(held))} if held else {}
    return [PaperRow(one.pk, one.kind, drafts[number]) for number, one in held.items() if number in drafts]
