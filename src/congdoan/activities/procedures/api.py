"""Procedures for programs. Who has no account comes by the public pages."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Router, Schema

from congdoan.activities.procedures import queries, rules, services
from congdoan.activities.procedures.forms import told
from congdoan.activities.procedures.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class FiledOut(Schema):
    id: int
    code: str
    due_on: date | None


class RequestOut(Schema):
    id: int
    unit_id: int
    code: str
    name: str
    person: str
    filed_on: date
    due_on: date | None
    state: str
    state_words: str
    outcome_words: str
    decided_on: date | None


class PageOut(Schema):
    requests: list[RequestOut]
    next: int | None


class MadeOut(Schema):
    made: int | None = None


class DoneOut(Schema):
    done: bool = True


class DueOut(Schema):
    due_on: date | None


class UnitsOut(Schema):
    units: list[int]


class LimitOut(Schema):
    limit: int


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


@router.get("/requests", response=PageOut, operation_id="procedures_requests")
@doors.endpoint
def requests(request: HttpRequest, which: str = "open", code: str = "", after: int | None = None) -> Any:
    guard.require_somewhere(doors.actor_id(request), "procedures.read", on=doors.today())
    start = after if after is not None and 0 <= after < 2**62 else None
    rows, following = queries.listing(which if which in queries.LISTS else "open", on=doors.today(), code=code[:20], after=start)
    return {"requests": rows, "next": following}


@router.post("/requests", response=FiledOut, operation_id="procedures_file_request")
@doors.endpoint
def file_request(request: HttpRequest, body: told.OwnRequestIn) -> Any:
    filed = services.file_request(**body.values(), **who(request))
    return {"id": filed.id, "code": rules.shown_code(filed.code), "due_on": filed.due_on}


@router.post("/requests/taken", response=FiledOut, operation_id="procedures_take_request")
@doors.endpoint
def take_request(request: HttpRequest, body: told.RequestIn) -> Any:
    filed = services.take_request(**body.values(), **who(request))
    return {"id": filed.id, "code": rules.shown_code(filed.code), "due_on": filed.due_on}


@router.get("/requests/{filed_id}", response=RequestOut, operation_id="procedures_request")
@doors.endpoint
def one_request(request: HttpRequest, filed_id: Id) -> Any:
    found = queries.details(filed_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "procedures.read", at=found.row.unit_id, on=doors.today())
    return found.row


@router.post("/requests/{filed_id}/receive", response=DoneOut, operation_id="procedures_receive_request")
@doors.endpoint
def receive_request(request: HttpRequest, filed_id: Id) -> Any:
    services.receive_request(request_id=filed_id, **who(request))
    return {"done": True}


@router.post("/requests/{filed_id}/check", response=MadeOut, operation_id="procedures_check_request")
@doors.endpoint
def check_request(request: HttpRequest, filed_id: Id, body: told.NoteIn) -> Any:
    return {"made": services.check_request(request_id=filed_id, **body.values(), **who(request))}


@router.post("/requests/{filed_id}/ask", response=DoneOut, operation_id="procedures_ask_more")
@doors.endpoint
def ask_more(request: HttpRequest, filed_id: Id, body: told.WordsIn) -> Any:
    services.ask_more(request_id=filed_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/requests/{filed_id}/resume", response=DueOut, operation_id="procedures_resume_request")
@doors.endpoint
def resume_request(request: HttpRequest, filed_id: Id, body: told.WordsIn) -> Any:
    return {"due_on": services.resume_request(request_id=filed_id, **body.values(), **who(request))}


@router.post("/requests/{filed_id}/decide", response=MadeOut, operation_id="procedures_decide_request")
@doors.endpoint
def decide_request(request: HttpRequest, filed_id: Id, body: told.DecisionIn) -> Any:
    return {"made": services.decide_request(request_id=filed_id, **body.values(), **who(request))}


@router.post("/requests/{filed_id}/answer", response=MadeOut, operation_id="procedures_draft_answer")
@doors.endpoint
def draft_answer(request: HttpRequest, filed_id: Id, body: told.AnswerIn) -> Any:
    return {"made": services.draft_answer(request_id=filed_id, **body.values(), **who(request))}


@router.post("/requests/{filed_id}/close", response=DoneOut, operation_id="procedures_close_request")
@doors.endpoint
def close_request(request: HttpRequest, filed_id: Id) -> Any:
    services.close_request(request_id=filed_id, **who(request))
    return {"done": True}


@router.post("/counters/open", response=UnitsOut, operation_id="procedures_open_counter")
@doors.endpoint
def open_counter(request: HttpRequest, body: told.CounterIn) -> Any:
    return {"units": services.open_counter(**body.values(), **who(request))}


@router.post("/counters/close", response=UnitsOut, operation_id="procedures_close_counter")
@doors.endpoint
def close_counter(request: HttpRequest, body: told.CounterIn) -> Any:
    return {"units": services.close_counter(**body.values(), **who(request))}


@router.post("/limits", response=LimitOut, operation_id="procedures_set_limit")
@doors.endpoint
def set_limit(request: HttpRequest, body: told.LimitIn) -> Any:
    return {"limit": services.set_limit(**body.values(), **who(request))}


@router.get("/standing/{unit}/{year}/{kind}", operation_id="procedures_export_standing")
@doors.endpoint
def export_standing(request: HttpRequest, unit: str, year: int, kind: str) -> HttpResponse:
    if not 2000 <= year <= 2999:
        raise Http404
    file = services.export_standing(unit_id=told.unit_of(unit), year=year, kind=kind, made_at=localtime(), **who(request))
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)
