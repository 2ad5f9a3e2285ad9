"""Documents that are public: read by everybody, signed in or not."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.foundation.documents.models import Delivery, OutgoingAct, PublishedDocument
from congdoan.foundation.documents.rules.outgoing import CHANGES
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 30


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a public document; `other_id` is the public copy of the document that changed it, where it is public too."""

    kind: str
    words: str
    acted_on: date
    other_id: int | None
    other_number: str

    @property
    def name(self) -> str:
        return CHANGES[self.kind]


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """One public document with what became of it since; the last change is its state."""

    id: int
    outgoing_id: int
    issuer: str
    kind: str
    number: str
    subject: str
    signer: str
    issued_on: date
    published_on: date
    sha256: str
    changes: tuple[Change, ...]

    @property
    def is_recalled(self) -> bool:
        return any(change.kind == "recalled" for change in self.changes)

    @property
    def state(self) -> tuple[str, str]:
        """Return the look and the words of its state."""
        if not self.changes:
            return "ok", "còn hiệu lực"
        last = self.changes[-1]
        return ("wait" if last.kind in ("amended", "corrected") else "late"), f"đã {last.name}"


def public_documents(
    *, text: str = "", kind: str = "", year: int | None = None, after: int | None = None, limit: int = PAGE
) -> tuple[list[PublicDocument], int | None]:
    """Return the public documents, the last published first, and the cursor of the next page."""
    rows = _standing().order_by("-id")
    for word in search_key(text).split()[:12]:
        rows = rows.filter(search_key__contains=word)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(issued_on__year=year) if year else rows
    rows = rows.filter(id__lt=after) if after else rows
    found = list(rows[: limit + 1])
    return _told(found[:limit]), found[limit - 1].id if len(found) > limit else None


def public_choices() -> tuple[list[str], list[int]]:
    """Return the kinds and the years of which something is public, the latest year first."""
    kinds = sorted(set(_standing().order_by().values_list("kind", flat=True).distinct()))
    years = [day.year for day in _standing().dates("issued_on", "year", order="DESC")]
    return kinds, years


def public_document(publication_id: int) -> PublicDocument | None:
    """Return one public document, or None where none of this id is public."""
    return next(iter(_told(list(_standing().filter(id=publication_id)))), None)


def public_file(publication_id: int, kind: str) -> tuple[str, bytes] | None:
    """Return the number and the bytes of a public document's pdf or docx; None where it is not public, or recalled."""
    found = public_document(publication_id)
    if found is None or found.is_recalled or kind not in ("pdf", "docx"):
        return None
    content = PublishedDocument.objects.values_list(kind, flat=True).get(id=publication_id)
    return found.number, bytes(content)


def public_sent_to(unit_id: int, *, limit: int = PAGE) -> list[PublicDocument]:
    """Return the public documents that were sent to a unit, the last first, to who reaches it and to its members."""
    sent = Delivery.objects.filter(to_unit_id=unit_id).values("outgoing_id")
    return _told(list(_standing().filter(outgoing_id__in=sent).order_by("-id")[:limit]))


def publication_of_document(outgoing_id: int) -> PublicDocument | None:
    """Return the public copy that stands of a document, or None."""
    return next(iter(_told(list(_standing().filter(outgoing_id=outgoing_id)))), None)


def _standing() -> Any:
    return PublishedDocument.objects.filter(withdrawal__isnull=True).defer("pdf", "docx", "search_key")


def _told(rows: list[PublishedDocument]) -> list[PublicDocument]:
    ids = [row.outgoing_id for row in rows]
    acts = list(OutgoingAct.objects.filter(outgoing_id__in=ids, kind__in=list(CHANGES)).order_by("place"))
    others = {row.outgoing_id: row for row in _standing().filter(outgoing_id__in=[act.other_id for act in acts if act.other_id])}
    changes: dict[int, list[Change]] = {}
    for act in acts:
        other = others.get(act.other_id)
        told = Change(act.kind, act.words, act.acted_on, other.id if other else None, other.number if other else "")
        changes.setdefault(act.outgoing_id, []).append(told)
    return [
        PublicDocument(
            row.pk, row.outgoing_id, row.issuer, row.kind, row.number, row.subject, row.signer, row.issued_on, row.published_on, row.sha256,
            tuple(changes.get(row.outgoing_id, ())),
        )
        for row in rows
    ]  # fmt: skip
