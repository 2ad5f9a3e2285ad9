"""Sessions of dialogue for programs."""

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


class DialogueOut(Schema):
    """A session as it stands."""

    id: int
    unit_name: str
    employer_code: str
    kind: str
    planned_on: date
    held_on: date | None
    posted_on: date | None
    state: str
    seats: int
    needed: int
    is_late: bool


class DutyOut(Schema):
    """What an employer owes: the last day, the article."""

    employer: str
    code: str
    words: str
    due_on: date
    state: str
    article: str
    needs_check: bool


@router.get("/dialogues", response=list[DialogueOut], operation_id="bargaining_dialogues")
@doors.endpoint
def dialogues(request: HttpRequest, kind: str = "", state: str = "", after: Id | None = None) -> Any:
    """Return one page of sessions, the newest planned day first."""
    guard.require_somewhere(doors.actor_id(request), "bargaining.read", on=doors.today())
    return queries.dialogues(on=doors.as_of(request), kind=kind[:12], state=state[:12], after=after)[0]


@router.get("/dialogues/{dialogue_id}", response=DialogueOut, operation_id="bargaining_dialogue")
@doors.endpoint
def dialogue(request: HttpRequest, dialogue_id: Id) -> Any:
    """Return one session as it stands."""
    found = queries.dialogue(dialogue_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "bargaining.read", at=found.unit_id, on=doors.today())
    return found


@router.get("/duties", response=list[DutyOut], operation_id="bargaining_duties")
@doors.endpoint
def duties(request: HttpRequest) -> Any:
    """Return what employers owe of dialogue and democracy at work and is late, at most 500."""
    guard.require_somewhere(doors.actor_id(request), "bargaining.read", on=doors.today())
    on = doors.as_of(request)
    found = queries.owed(queries.with_union(on=on), on=on)
    rows = [(one.employer.code, duty) for one in found for duty in one.duties if duty.is_late][:500]
    facts = ("code", "words", "due_on", "state", "article", "needs_check")
    return [{"employer": code} | {name: getattr(duty, name) for name in facts} for code, duty in rows]


@router.post("/dialogues", response=IdOut, operation_id="bargaining_call_dialogue")
@doors.endpoint
def call_dialogue(request: HttpRequest, body: told.CallIn) -> dict[str, int]:
    return {"id": services.call_dialogue(**body.values(), **who(request))}


@router.post("/dialogues/{dialogue_id}/steps", response=DoneOut, operation_id="bargaining_mark_dialogue")
@doors.endpoint
def mark_dialogue(request: HttpRequest, dialogue_id: Id, body: told.MarkIn) -> dict[str, bool]:
    services.mark_dialogue(dialogue_id=dialogue_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/dialogues/{dialogue_id}/minutes", response=DoneOut, operation_id="bargaining_hold_dialogue")
@doors.endpoint
def hold_dialogue(request: HttpRequest, dialogue_id: Id, body: told.HoldIn) -> dict[str, bool]:
    services.hold_dialogue(dialogue_id=dialogue_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/dialogues/{dialogue_id}/cancel", response=DoneOut, operation_id="bargaining_cancel_dialogue")
@doors.endpoint
def cancel_dialogue(request: HttpRequest, dialogue_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.cancel_dialogue(dialogue_id=dialogue_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/commitments/{commitment_id}/settle", response=DoneOut, operation_id="bargaining_settle_commitment")
@doors.endpoint
def settle_commitment(request: HttpRequest, commitment_id: Id, body: told.SettleIn) -> dict[str, bool]:
    services.settle_commitment(commitment_id=commitment_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/workplace-acts", response=IdOut, operation_id="bargaining_record_workplace_act")
@doors.endpoint
def record_workplace_act(request: HttpRequest, body: told.WorkplaceActIn) -> dict[str, int]:
    return {"id": services.record_workplace_act(**body.values(), **who(request))}


@router.post("/workplace-acts/{act_id}/void", response=DoneOut, operation_id="bargaining_void_workplace_act")
@doors.endpoint
def void_workplace_act(request: HttpRequest, act_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.void_workplace_act(act_id=act_id, **body.values(), **who(request))
    return {"done": True}
