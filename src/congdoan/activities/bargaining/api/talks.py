"""Bargaining for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import told
from congdoan.activities.bargaining.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DoneOut, IdOut, who

router = Router()


class MarkOut(Schema):
    """A day of the calendar of talks."""

    words: str
    day: date
    done_on: date | None
    state: str
    article: str
    is_sure: bool


class BargainingOut(Schema):
    """Talks as they stand."""

    id: int
    title: str
    level: str
    requested_on: date
    started_on: date | None
    state: str
    late: int
    agreement_id: int | None
    marks: list[MarkOut]


class PassedOut(Schema):
    is_passed: bool


class ResultOut(Schema):
    poll: int | None


@router.get("/talks", response=list[BargainingOut], operation_id="bargaining_bargainings")
@doors.endpoint
def bargainings(request: HttpRequest, state: str = "", after: Id | None = None) -> Any:
    """Return one page of talks, the newest request first."""
    guard.require_somewhere(doors.actor_id(request), "bargaining.read", on=doors.today())
    return queries.bargainings(on=doors.as_of(request), state=state[:12], after=after)[0]


@router.get("/talks/{bargaining_id}", response=BargainingOut, operation_id="bargaining_bargaining")
@doors.endpoint
def bargaining(request: HttpRequest, bargaining_id: Id) -> Any:
    """Return talks as they stand."""
    found = queries.bargaining(bargaining_id, on=doors.as_of(request))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "bargaining.read", at=found.unit_id, on=doors.today())
    return found


@router.post("/talks", response=IdOut, operation_id="bargaining_request_bargaining")
@doors.endpoint
def request_bargaining(request: HttpRequest, body: told.RequestIn) -> dict[str, int]:
    return {"id": services.request_bargaining(**body.values(), **who(request))}


@router.post("/talks/{bargaining_id}/steps", response=DoneOut, operation_id="bargaining_mark_bargaining")
@doors.endpoint
def mark_bargaining(request: HttpRequest, bargaining_id: Id, body: told.BargainingStepIn) -> dict[str, bool]:
    services.mark_bargaining(bargaining_id=bargaining_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/talks/{bargaining_id}/polls", response=IdOut, operation_id="bargaining_record_poll")
@doors.endpoint
def record_poll(request: HttpRequest, bargaining_id: Id, body: told.PollIn) -> dict[str, int]:
    return {"id": services.record_poll(bargaining_id=bargaining_id, **body.values(), **who(request))}


@router.post("/talks/{bargaining_id}/phone-polls", response=IdOut, operation_id="bargaining_open_poll")
@doors.endpoint
def open_poll(request: HttpRequest, bargaining_id: Id, body: told.PhonePollIn) -> dict[str, int]:
    return {"id": services.open_poll(bargaining_id=bargaining_id, **body.values(), **who(request))}


@router.post("/phone-polls/{poll_id}/close", response=ResultOut, operation_id="bargaining_close_poll")
@doors.endpoint
def close_poll(request: HttpRequest, poll_id: Id) -> dict[str, int | None]:
    """Close a poll; `poll` is null where too few answered for any count to be told."""
    return {"poll": services.close_poll(poll_id=poll_id, **who(request))}


@router.post("/talks/{bargaining_id}/sessions", response=IdOut, operation_id="bargaining_hold_session")
@doors.endpoint
def hold_session(request: HttpRequest, bargaining_id: Id, body: told.SessionIn) -> dict[str, int]:
    return {"id": services.hold_session(bargaining_id=bargaining_id, **body.values(), **who(request))}


@router.post("/talks/{bargaining_id}/ballots", response=PassedOut, operation_id="bargaining_record_ballot")
@doors.endpoint
def record_ballot(request: HttpRequest, bargaining_id: Id, body: told.BallotIn) -> dict[str, bool]:
    return {"is_passed": services.record_ballot(bargaining_id=bargaining_id, **body.values(), **who(request))}


@router.post("/talks/{bargaining_id}/sign", response=IdOut, operation_id="bargaining_sign_bargaining")
@doors.endpoint
def sign_bargaining(request: HttpRequest, bargaining_id: Id, body: told.SignIn) -> dict[str, int]:
    return {"id": services.sign_bargaining(bargaining_id=bargaining_id, **body.values(), **who(request))}


@router.post("/talks/{bargaining_id}/team-decision", response=IdOut, operation_id="bargaining_write_team_decision")
@doors.endpoint
def write_team_decision(request: HttpRequest, bargaining_id: Id, body: told.TeamIn) -> dict[str, int]:
    """Write the decision on the union's bargaining team as a draft document; `id` is the document's."""
    return {"id": services.write_team_decision(bargaining_id=bargaining_id, **body.values(), **who(request))}


@router.post("/talks/{bargaining_id}/review-letter", response=IdOut, operation_id="bargaining_write_review_letter")
@doors.endpoint
def write_review_letter(request: HttpRequest, bargaining_id: Id) -> dict[str, int]:
    """Write the letter that shows the draft to the union above as a draft document; `id` is the document's."""
    return {"id": services.write_review_letter(bargaining_id=bargaining_id, **who(request))}


@router.post("/talks/{bargaining_id}/fail", response=DoneOut, operation_id="bargaining_fail_bargaining")
@doors.endpoint
def fail_bargaining(request: HttpRequest, bargaining_id: Id, body: told.FailIn) -> dict[str, bool]:
    services.fail_bargaining(bargaining_id=bargaining_id, **body.values(), **who(request))
    return {"done": True}
