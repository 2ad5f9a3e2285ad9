"""Copies and comments on drafts, for programs."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Router, Schema
from pydantic import Field

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries, services

from .asking import CountOut, IdOut, actor, id_of, unit_of

router = Router()


class AddressIn(Schema):
    unit: str = Field(max_length=40)
    email: str = Field(max_length=254)


class CopyIn(Schema):
    """A copy of `outgoing_id` or of `arrival_id`; `kind`: Bản sao y, Bản sao lục, Bản trích sao; `parts`: places in the body, from 0."""

    unit: str = Field(max_length=40)
    client_key: UUID
    outgoing_id: int | None = Field(None, gt=0, lt=2**63)
    arrival_id: int | None = Field(None, gt=0, lt=2**63)
    kind: str = Field(max_length=60)
    issuer: list[str]
    abbreviation: str = Field(max_length=50)
    place: str
    authority: list[str]
    signer: str
    recipients: list[str]
    archived_at: str = "VT"
    parts: list[int] = []


class AskIn(Schema):
    units: list[str] = Field([], max_length=500)
    people: list[str] = Field([], max_length=500)
    due_on: date
    words: str = ""


class RequestOut(Schema):
    """One request for comments; `state` of the draft: circulated while it takes comments."""

    id: int
    outgoing_id: int
    to_unit_id: int
    kind: str
    subject: str
    due_on: date
    comments: int
    state: str


class CommentIn(Schema):
    words: str
    quote: str = ""


class AnswerIn(Schema):
    is_accepted: bool
    why: str


@router.post("/mail-address/unit", response=CountOut, operation_id="documents_set_unit_address")
@doors.endpoint
def set_unit_address(request: HttpRequest, body: AddressIn) -> Any:
    """Say where a unit reads mail about its documents; an empty address ends it."""
    services.set_unit_address(unit_id=unit_of(body.unit), email=body.email, **actor(request))
    return {"count": 1}


@router.post("/mail-address/own", response=CountOut, operation_id="documents_set_own_address")
@doors.endpoint
def set_own_address(request: HttpRequest, body: AddressIn) -> Any:
    """Say where one reads mail about documents of a unit that wait for oneself; an empty address ends it."""
    services.set_own_address(unit_id=unit_of(body.unit), email=body.email, **actor(request))
    return {"count": 1}


@router.post("/copies", response=IdOut, operation_id="documents_draft_copy")
@doors.endpoint
def draft_copy(request: HttpRequest, body: CopyIn) -> Any:
    """Draft a copy of an outgoing document or of an arrival; the same one sent again under its key is not written twice."""
    given = body.model_dump(exclude={"unit", "client_key", "outgoing_id", "arrival_id"})
    copy, source = services.CopyDraft(**given), {"outgoing_id": body.outgoing_id, "arrival_id": body.arrival_id}
    facts: dict[str, Any] = {"unit_id": unit_of(body.unit), "client_key": body.client_key, **source, **actor(request)}
    return {"id": services.draft_copy(copy=copy, **facts)}


@router.post("/outgoing/{int:outgoing_id}/comment-requests", response=CountOut, operation_id="documents_ask_comments")
@doors.endpoint
def ask_comments(request: HttpRequest, outgoing_id: int, body: AskIn) -> Any:
    """Send a draft to units by their codes and to people by their sign-in names for comments until a day; return how many were new."""
    told: dict[str, Any] = {"to_units": [unit_of(code) for code in body.units], "to_people": body.people, "due_on": body.due_on}
    return {"count": services.ask_comments(outgoing_id=id_of(outgoing_id), words=body.words, **told, **actor(request))}


@router.get("/comment-requests", response=list[RequestOut], operation_id="documents_comment_requests")
@doors.endpoint
def comment_requests(request: HttpRequest, only_open: bool = True, before_id: int | None = None) -> Any:
    """List the drafts on which units within reach are asked for comments, newest first, fifty at a time."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "documents.read", on=on)
    before = before_id if before_id is None or 0 < before_id < 2**63 else 0
    rows = queries.comment_requests(to_units=access_queries.reached(by, on=on), before_id=before, is_open=only_open)
    return rows[: queries.COMMENT_PAGE]


@router.post("/comment-requests/{int:request_id}/comments", response=IdOut, operation_id="documents_comment_draft")
@doors.endpoint
def comment_draft(request: HttpRequest, request_id: int, body: CommentIn) -> Any:
    """Say something about a draft that was sent for comments, about one part (`quote`, its words) or the whole."""
    return {"id": services.comment_draft(request_id=id_of(request_id), words=body.words, quote=body.quote, **actor(request))}


@router.post("/comments/{int:comment_id}/answer", response=CountOut, operation_id="documents_answer_comment")
@doors.endpoint
def answer_comment(request: HttpRequest, comment_id: int, body: AnswerIn) -> Any:
    """Say whether a comment is taken into the draft, and why."""
    services.answer_comment(comment_id=id_of(comment_id), is_accepted=body.is_accepted, why=body.why, **actor(request))
    return {"count": 1}


@router.get("/outgoing/{int:outgoing_id}/comments.{kind}", operation_id="documents_export_comments")
@doors.endpoint
def export_comments(request: HttpRequest, outgoing_id: int, kind: str) -> Any:
    """Hand over the summary of the comments on a draft as pdf or xlsx."""
    if queries.outgoing(id_of(outgoing_id)) is None:
        raise Http404
    made = services.export_comments(outgoing_id=id_of(outgoing_id), kind=kind, made_at=localtime(), **actor(request))
    return HttpResponse(made.content, content_type=made.media_type)
