"""Incoming documents for programs: the same acts as the pages and commands."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import queries, services

from .asking import CountOut, IdOut

router = Router()

Id = Annotated[int, Field(ge=1, lt=2**63)]


class ReceiveIn(Schema):
    """`unit`: code of the body in whose book the document is entered; `again`: it is another one than the book's that looks like it."""

    unit: str = Field(max_length=40)
    arrived_on: date
    receiver: str = Field("", max_length=200)
    note: str = Field("", max_length=300)
    again: bool = False


class DecideIn(Schema):
    """`verdict`: confirmed, corrected, refused; `words` of a correction, for a sentence of no task the place of the task it joins."""

    verdict: str = Field(max_length=20)
    words: str = Field("", max_length=2000)


class PassIn(Schema):
    receiver: str = Field(min_length=1, max_length=200)
    note: str = Field("", max_length=300)
    due_on: date | None = None


class HandleIn(Schema):
    """`state`: under_way, done; `reply`: number and symbol of the document that answers."""

    state: str = Field(max_length=10)
    words: str = Field("", max_length=1000)
    reply: str = Field("", max_length=120)


class VoidIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class ArrivalOut(Schema):
    """One line of the book. `waiting`: proposals that nobody has decided."""

    id: int
    unit_code: str
    year: int
    number: int
    arrived_on: date
    author: str
    symbol: str
    issued_on: date | None
    kind: str
    subject: str
    receiver: str
    waiting: int
    voided: str
    due_on: date | None
    handling: str
    handled_on: date | None
    reply: str


class ListOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[ArrivalOut]
    total: int
    next_after: int | None


class ProposalOut(Schema):
    """One thing read: its kind, its words, the stretch of the text it stands on, what was decided."""

    id: int
    kind: str
    place: str
    words: str
    start: int | None
    end: int | None
    value: dict[str, Any]
    verdict: str
    decided: str


class SeenOut(Schema):
    words: str
    relation: str
    mentions: int
    document_id: int | None


class DocumentOut(Schema):
    row: ArrivalOut
    text: str
    sha256: str
    proposals: list[ProposalOut]
    above: list[SeenOut]
    below: list[SeenOut]


@router.get("/incoming", response=ListOut, operation_id="documents_incoming")
@doors.endpoint
def incoming(request: HttpRequest, q: str = "", year: int | None = None, after: Id | None = None, state: str = "") -> Any:
    """`state`: waiting, late, done keeps what somebody deals with."""
    guard.require_somewhere(doors.actor_id(request), "documents.read", on=doors.today())
    return queries.incoming(text=q[:200], year=year, after=after, state=state, on=doors.today())


@router.post("/incoming", response=IdOut, operation_id="documents_receive_document")
@doors.endpoint
def receive_document(request: HttpRequest, file: File[UploadedFile], body: Form[ReceiveIn]) -> Any:
    given = body.dict()
    unit = access.branch_coded(given.pop("unit"))
    if unit is None:
        raise Http404
    content = {"file_name": str(file.name), "content": file.read()}
    return {"id": services.receive_document(by=doors.actor_id(request), unit_id=unit.pk, on=doors.today(), **content, **given)}


@router.get("/incoming/{document_id}", response=DocumentOut, operation_id="documents_incoming_document")
@doors.endpoint
def incoming_document(request: HttpRequest, document_id: Id) -> Any:
    found = queries.details(document_id)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "documents.read", at=found.row.unit_id, on=doors.today())
    return found


@router.post("/proposals/{proposed_id}/decide", response={204: None}, operation_id="documents_decide_proposal")
@doors.endpoint
def decide_proposal(request: HttpRequest, proposed_id: Id, body: DecideIn) -> Any:
    if queries.unit_of_proposal(proposed_id) is None:
        raise Http404
    services.decide_proposal(by=doors.actor_id(request), proposal_id=proposed_id, on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/proposals/{proposed_id}/undo", response={204: None}, operation_id="documents_undo_decision")
@doors.endpoint
def undo_decision(request: HttpRequest, proposed_id: Id) -> Any:
    """Take back what was decided about one thing that was read."""
    if queries.unit_of_proposal(proposed_id) is None:
        raise Http404
    services.undo_decision(by=doors.actor_id(request), proposal_id=proposed_id, on=doors.today())
    return Status(204, None)


@router.post("/incoming/{document_id}/confirm-sure", response=CountOut, operation_id="documents_confirm_sure")
@doors.endpoint
def confirm_sure(request: HttpRequest, document_id: Id) -> Any:
    """Confirm everything undecided that stands in a document word for word; return how many."""
    _known(document_id)
    return {"count": services.confirm_sure(by=doors.actor_id(request), document_id=document_id, on=doors.today())}


@router.post("/incoming/{document_id}/pass", response={204: None}, operation_id="documents_pass_on_document")
@doors.endpoint
def pass_on_document(request: HttpRequest, document_id: Id, body: PassIn) -> Any:
    _known(document_id)
    services.pass_on_document(by=doors.actor_id(request), document_id=document_id, on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/incoming/{document_id}/handle", response={204: None}, operation_id="documents_handle_document")
@doors.endpoint
def handle_document(request: HttpRequest, document_id: Id, body: HandleIn) -> Any:
    _known(document_id)
    services.handle_document(by=doors.actor_id(request), document_id=document_id, on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/incoming/{document_id}/void", response={204: None}, operation_id="documents_void_arrival")
@doors.endpoint
def void_arrival(request: HttpRequest, document_id: Id, body: VoidIn) -> Any:
    _known(document_id)
    services.void_arrival(by=doors.actor_id(request), document_id=document_id, on=doors.today(), **body.dict())
    return Status(204, None)


def _known(document_id: int) -> None:
    if queries.unit_of_document(document_id) is None:
        raise Http404
