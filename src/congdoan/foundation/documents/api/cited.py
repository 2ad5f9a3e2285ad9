"""Cited documents and the citations of drafts, for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.reading import read, text_of

router = Router()


class CitedOut(Schema):
    """`state` in words, on the day asked about; `facts` and `source` empty where nothing is known."""

    id: int
    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    documents: int
    mentions: int
    state: str
    facts: str
    source: str


class CitedPage(Schema):
    rows: list[CitedOut]
    next_after: str


class ComplaintOut(Schema):
    """One fault of a citation: where it stands, its sentence, what is known, from where, and what to do."""

    code: str
    says: str
    start: int
    end: int
    mention: str
    sentence: str
    known: str
    source: str
    cure: str
    needs_check: bool


@router.get("/cited", response=CitedPage, operation_id="documents_cited")
@doors.endpoint
def cited(request: HttpRequest, q: str = "", kind: str = "", only_ended: bool = False, after: str = "") -> Any:
    """List the documents that those within reach cite, the most cited first, fifty at a time."""
    on = doors.today()
    access.require_somewhere(doors.actor_id(request), "documents.read", on=on)
    text, mark = q.replace("\x00", "")[:200], after.replace("\x00", "")[:230]
    rows, following = queries.cited_documents(text=text, kind=kind.replace("\x00", "")[:12], only_ended=only_ended, on=on, after=mark)
    return {"rows": [_told(row, on) for row in rows], "next_after": following}


@router.post("/lint", response=list[ComplaintOut], operation_id="documents_lint")
@doors.endpoint
def lint(request: HttpRequest, file: File[UploadedFile], day: Form[date | None] = None) -> Any:
    """Tell what is wrong with the citations of a file on its day, by the law pack and the registers within reach; nothing is kept."""
    access.require_somewhere(doors.actor_id(request), "documents.read", on=doors.today())
    found = read(text_of(file.read(), file=str(file.name)), source=str(file.name))
    return queries.complaints_in(found, on=day or found.head.day or doors.today())


@router.get("/outgoing/{int:outgoing_id}/lint", response=list[ComplaintOut], operation_id="documents_lint_outgoing")
@doors.endpoint
def lint_outgoing(request: HttpRequest, outgoing_id: int) -> Any:
    """Tell what is wrong with the citations of a document of one's own."""
    found = queries.outgoing(outgoing_id) if outgoing_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "documents.read", at=found.unit_id, on=doors.today())
    return queries.complaints_of(found, on=doors.today())


def _told(row: queries.CitedRow, on: date) -> dict[str, Any]:
    known = row.known
    return {
        "id": row.id, "kind": row.kind, "number": row.number, "issued_on": row.issued_on, "issuer": row.issuer, "title": row.title,
        "documents": row.documents, "mentions": row.mentions, "state": row.state(on)[1], "facts": row.facts,
        "source": known.source if known else "",
    }  # fmt: skip
