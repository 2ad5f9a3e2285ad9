"""Copies: what one was made of, the pages that it holds, which copies were made of a document."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from congdoan.foundation.documents.models import CopySource, IncomingDocument, OutgoingFile
from congdoan.foundation.documents.rules.copying import COPIES, EXTRACT
from congdoan.foundation.documents.rules.outgoing import STATE_WORDS, written_number
from congdoan.foundation.documents.rules.writing import Scan, scanned

from .outgoing import Record
from .outgoing_lists import states_of


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy in a list."""

    id: int
    kind: str
    number: str
    day: date | None
    state: str

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


def copies_of(*, outgoing_id: int | None = None, arrival_id: int | None = None) -> list[CopyRow]:
    """Return the copies that were made of a document within the actor's reach, oldest first."""
    asked = Q(source_id=outgoing_id) if outgoing_id is not None else Q(arrival_id=arrival_id)
    rows = list(CopySource.objects.filter(asked).select_related("outgoing", "outgoing__numbered").order_by("id"))
    states = states_of([row.outgoing_id for row in rows])
    told = [(row.outgoing, getattr(row.outgoing, "numbered", None)) for row in rows]
    return [
        CopyRow(
            one.pk, one.kind, written_number(given.number, given.symbol) if given else "", given.given_on if given else None,
            states[one.pk],
        )
        for one, given in told
    ]  # fmt: skip


def copy_source(outgoing_id: int) -> tuple[int | None, int | None, str] | None:
    """Return what a copy was made of: one of ours, or an arrival, and the hash of what it copies; None where it is no copy."""
    return CopySource.objects.filter(outgoing_id=outgoing_id).values_list("source_id", "arrival_id", "sha256").first()


def copied_pages(found: Record) -> Scan | None:
    """Return the pages that a full copy holds; None for an extract, for what is no copy, and for a file that has no pages of its own."""
    source = copy_source(found.id) if found.kind in COPIES and found.kind != EXTRACT else None
    if source is None:
        return None
    ours, arrival, digest = source
    kept = OutgoingFile.objects.filter(outgoing_id=ours or 0, sha256=digest).values_list("content", flat=True)
    came = IncomingDocument.objects.filter(pk=arrival or 0, sha256=digest).values_list("content", flat=True)
    content = kept.first() if ours else came.first()
    return scanned(bytes(content)) if content is not None and bytes(content[:5]) == b"%PDF-" else None
