"""Outgoing documents, for programs: every use case of theirs, each one call."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.rules.face import MOST_BYTES
from congdoan.foundation.documents.rules.signing import MOST_KEY_BYTES, MOST_PAPER_BYTES

from .asking import CountOut, IdOut, actor, id_of, unit_of

router = Router()


class DraftIn(Schema):
    unit: str = Field(max_length=40)
    client_key: UUID
    content: dict[str, Any]


class RewriteIn(Schema):
    content: dict[str, Any]
    mark: str | None = None


class WordsIn(Schema):
    words: str


class MarkIn(Schema):
    mark: str | None = None


class IssueIn(Schema):
    units: list[str] = Field(max_length=2000)


class ChangeIn(Schema):
    how: str
    other_id: int | None = Field(None, gt=0, lt=2**63)
    words: str = ""


class NumberingIn(Schema):
    unit: str = Field(max_length=40)
    from_year: int
    per_kind: bool
    document: str


class SkipIn(Schema):
    unit: str = Field(max_length=40)
    year: int
    through: int
    reason: str
    kind: str = ""


class DoneOut(Schema):
    state: str


class NumberOut(Schema):
    number: str


class RangeOut(Schema):
    first: int
    last: int


class RowOut(Schema):
    id: int
    unit_id: int
    kind: str
    subject: str
    signer: str
    number: str
    day: date
    state: str


class DocumentOut(Schema):
    id: int
    unit_id: int
    kind: str
    subject: str
    written: str
    issued_on: date | None
    state: str
    content_sha256: str
    content: dict[str, Any]


@router.get("/outgoing", response=list[RowOut], operation_id="documents_outgoing")
@doors.endpoint
def outgoing(request: HttpRequest, text: str = "", kind: str = "", year: int | None = None, before_id: int | None = None) -> Any:
    """List outgoing documents within reach, newest first, fifty at a time."""
    access.require_somewhere(doors.actor_id(request), "documents.read", on=doors.today())
    year = year if year is None or 2000 < year < 2100 else 0
    before = before_id if before_id is None or 0 < before_id < 2**63 else 0
    return queries.listed(queries.Filter(kind=kind[:60], year=year, text=text[:100]), before_id=before)


@router.get("/outgoing/{int:outgoing_id}", response=DocumentOut, operation_id="documents_document")
@doors.endpoint
def document(request: HttpRequest, outgoing_id: int) -> Any:
    """Return one document as it stands."""
    return _found(request, outgoing_id)


@router.get("/outgoing/{int:outgoing_id}/files/{int:place}.pdf", operation_id="documents_outgoing_file")
@doors.endpoint
def outgoing_file(request: HttpRequest, outgoing_id: int, place: int) -> Any:
    """Hand over a document's PDF as it was made (place 0) or with the signatures of a place."""
    _found(request, outgoing_id)
    content = queries.file_content(outgoing_id, place) if place < 32_000 else None
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="application/pdf")


@router.post("/outgoing", response=IdOut, operation_id="documents_draft_document")
@doors.endpoint
def draft_document(request: HttpRequest, body: DraftIn) -> Any:
    """Write a draft; the same one sent again under its key is not written twice."""
    unit_id = unit_of(body.unit)
    by, on = doors.actor_id(request), doors.today()
    return {"id": services.draft_document(by=by, unit_id=unit_id, client_key=body.client_key, content=body.content, on=on)}


@router.post("/outgoing/{int:outgoing_id}/content", response=DoneOut, operation_id="documents_rewrite_document")
@doors.endpoint
def rewrite_document(request: HttpRequest, outgoing_id: int, body: RewriteIn) -> Any:
    """Write a draft anew."""
    services.rewrite_document(outgoing_id=id_of(outgoing_id), content=body.content, mark=body.mark, **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/comment", response=DoneOut, operation_id="documents_comment_document")
@doors.endpoint
def comment_document(request: HttpRequest, outgoing_id: int, body: WordsIn) -> Any:
    """Say something about a document before it is signed."""
    services.comment_document(outgoing_id=id_of(outgoing_id), words=body.words, **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/submit", response=DoneOut, operation_id="documents_submit_document")
@doors.endpoint
def submit_document(request: HttpRequest, outgoing_id: int) -> Any:
    """Ask for approval."""
    services.submit_document(outgoing_id=id_of(outgoing_id), **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/approve", response=DoneOut, operation_id="documents_approve_document")
@doors.endpoint
def approve_document(request: HttpRequest, outgoing_id: int, body: MarkIn) -> Any:
    """Approve the content whose hash is `mark`."""
    services.approve_document(outgoing_id=id_of(outgoing_id), mark=body.mark, **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/return", response=DoneOut, operation_id="documents_return_document")
@doors.endpoint
def return_document(request: HttpRequest, outgoing_id: int, body: WordsIn) -> Any:
    """Give a document back with what is to be changed."""
    services.return_document(outgoing_id=id_of(outgoing_id), comment=body.words, **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/void", response=DoneOut, operation_id="documents_void_document")
@doors.endpoint
def void_document(request: HttpRequest, outgoing_id: int, body: WordsIn) -> Any:
    """End a document that was not sent."""
    services.void_document(outgoing_id=id_of(outgoing_id), reason=body.words, **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/sign", response=NumberOut, operation_id="documents_sign_document")
@doors.endpoint
def sign_document(
    request: HttpRequest, outgoing_id: int, mark: Form[str] = "", password: Form[str] = "", key: File[UploadedFile | None] = None
) -> Any:
    """Sign: the number and the day are given in the same moment; a PKCS#12 key is used for this once and kept nowhere."""
    given = key.read(MOST_KEY_BYTES + 1) if key else b""
    told: dict[str, Any] = {"key": given, "password": password[:200], "mark": mark[:64] or None, "made_at": localtime()}
    return {"number": services.sign_document(outgoing_id=id_of(outgoing_id), **told, **actor(request))}


@router.post("/outgoing/{int:outgoing_id}/files", response=CountOut, operation_id="documents_keep_signed_document")
@doors.endpoint
def keep_signed_document(request: HttpRequest, outgoing_id: int, file: File[UploadedFile]) -> Any:
    """Keep a document as it was signed elsewhere; return its place."""
    content = file.read(MOST_PAPER_BYTES + 1)
    return {"count": services.keep_signed_document(outgoing_id=id_of(outgoing_id), content=content, made_at=localtime(), **actor(request))}


@router.post("/outgoing/{int:outgoing_id}/issue", response=CountOut, operation_id="documents_issue_document")
@doors.endpoint
def issue_document(request: HttpRequest, outgoing_id: int, body: IssueIn) -> Any:
    """Issue a signed document and send it to units by their codes; return how many were new."""
    units = [unit_of(code) for code in body.units]
    return {"count": services.issue_document(outgoing_id=id_of(outgoing_id), to_units=units, **actor(request))}


@router.post("/outgoing/{int:outgoing_id}/change", response=DoneOut, operation_id="documents_change_document")
@doors.endpoint
def change_document(request: HttpRequest, outgoing_id: int, body: ChangeIn) -> Any:
    """Say that an issued document was amended, corrected, replaced or recalled."""
    services.change_document(outgoing_id=id_of(outgoing_id), how=body.how, other_id=body.other_id, words=body.words, **actor(request))
    return _state(outgoing_id)


@router.post("/outgoing/{int:outgoing_id}/publication", response=IdOut, operation_id="documents_publish_document")
@doors.endpoint
def publish_document(request: HttpRequest, outgoing_id: int) -> Any:
    """Let everybody read an issued document; return the publication's id."""
    return {"id": services.publish_document(outgoing_id=id_of(outgoing_id), **actor(request))}


@router.post("/outgoing/{int:outgoing_id}/publication/withdrawal", response=DoneOut, operation_id="documents_unpublish_document")
@doors.endpoint
def unpublish_document(request: HttpRequest, outgoing_id: int, body: WordsIn) -> Any:
    """Take a document off the public pages."""
    services.unpublish_document(outgoing_id=id_of(outgoing_id), reason=body.words, **actor(request))
    return _state(outgoing_id)


@router.post("/deliveries/{int:delivery_id}/open", response=IdOut, operation_id="documents_open_document")
@doors.endpoint
def open_document(request: HttpRequest, delivery_id: int) -> Any:
    """Open what was sent to a unit within reach; the sender sees that. Returns the document's id."""
    return {"id": services.open_document(delivery_id=id_of(delivery_id), **actor(request))}


@router.post("/signing-pictures/hand", response=CountOut, operation_id="documents_keep_hand_picture")
@doors.endpoint
def keep_hand_picture(request: HttpRequest, file: File[UploadedFile], unit: Form[str], width_mm: Form[int]) -> Any:
    """Keep the picture of one's own hand, a PNG with a transparent ground."""
    services.keep_hand_picture(unit_id=unit_of(unit), content=file.read(MOST_BYTES + 1), width_mm=width_mm, **actor(request))
    return {"count": 1}


@router.post("/signing-pictures/seal", response=CountOut, operation_id="documents_keep_seal_picture")
@doors.endpoint
def keep_seal_picture(request: HttpRequest, file: File[UploadedFile], unit: Form[str], width_mm: Form[int]) -> Any:
    """Keep the picture of a unit's seal, a PNG with a transparent ground, with its real width."""
    services.keep_seal_picture(unit_id=unit_of(unit), content=file.read(MOST_BYTES + 1), width_mm=width_mm, **actor(request))
    return {"count": 1}


@router.post("/numbering", response=CountOut, operation_id="documents_set_numbering")
@doors.endpoint
def set_numbering(request: HttpRequest, body: NumberingIn) -> Any:
    """Decide on one series of numbers for all kinds, or one for each."""
    facts = body.model_dump(exclude={"unit"})
    services.set_numbering(unit_id=unit_of(body.unit), **facts, **actor(request))
    return {"count": 1}


@router.post("/skipped-numbers", response=RangeOut, operation_id="documents_skip_numbers")
@doors.endpoint
def skip_numbers(request: HttpRequest, body: SkipIn) -> Any:
    """Record that the next numbers, up to one, are borne by no document here."""
    first, last = services.skip_numbers(unit_id=unit_of(body.unit), **body.model_dump(exclude={"unit"}), **actor(request))
    return {"first": first, "last": last}


@router.get("/incoming-register/{unit}/{int:year}.{kind}", operation_id="documents_export_incoming")
@doors.endpoint
def export_incoming(request: HttpRequest, unit: str, year: int, kind: str) -> Any:
    """Hand over the book of arrivals of a year as pdf or xlsx."""
    if not 2000 < year < 2100:
        raise Http404
    made = services.export_incoming(unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), **actor(request))
    return HttpResponse(made.content, content_type=made.media_type)


@router.get("/follow-up-register/{unit}/{int:year}.{kind}", operation_id="documents_export_follow_up")
@doors.endpoint
def export_follow_up(request: HttpRequest, unit: str, year: int, kind: str) -> Any:
    """Hand over the register of how the arrivals of a year are dealt with, as pdf or xlsx."""
    if not 2000 < year < 2100:
        raise Http404
    made = services.export_follow_up(unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), **actor(request))
    return HttpResponse(made.content, content_type=made.media_type)


@router.get("/copies-register/{unit}/{int:year}.{kind}", operation_id="documents_export_copies")
@doors.endpoint
def export_copies(request: HttpRequest, unit: str, year: int, kind: str) -> Any:
    """Hand over the register of the copies of a year as pdf or xlsx."""
    if not 2000 < year < 2100:
        raise Http404
    made = services.export_copies(unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), **actor(request))
    return HttpResponse(made.content, content_type=made.media_type)


@router.get("/register/{unit}/{int:year}.{kind}", operation_id="documents_export_outgoing")
@doors.endpoint
def export_outgoing(request: HttpRequest, unit: str, year: int, kind: str) -> Any:
    """Hand over the register of a year as pdf or xlsx."""
    if not 2000 < year < 2100:
        raise Http404
    made = services.export_outgoing(unit_id=unit_of(unit), year=year, kind=kind, made_at=localtime(), **actor(request))
    return HttpResponse(made.content, content_type=made.media_type)


def _state(outgoing_id: int) -> dict[str, str]:
    found = queries.outgoing(outgoing_id)
    return {"state": found.state if found else ""}


def _found(request: HttpRequest, outgoing_id: int) -> queries.Record:
    found = queries.outgoing(id_of(outgoing_id))
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "documents.read", at=found.unit_id, on=doors.today())
    return found
