"""Petitions and discipline for programs: the same acts as the pages and commands."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.forms import told
from congdoan.activities.petitions.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class IdOut(Schema):
    id: int


class PetitionIdOut(Schema):
    id: UUID


class NumberOut(Schema):
    number: str


class DoneOut(Schema):
    done: bool = True


class DenouncerOut(Schema):
    """Who denounces and what they wrote."""

    sender: str
    contact: str
    content: str


class DueOut(Schema):
    """A limit."""

    name: str
    due_on: date
    done_on: date | None
    needs_check: bool


class PetitionOut(Schema):
    """A petition as it stands; of a denunciation nobody is told who sent it."""

    id: UUID
    written_number: str
    kind: str
    sender: str
    gist: str
    received_on: date
    state: str
    in_authority: bool | None
    dues: list[DueOut]


class DisciplineOut(Schema):
    """A decision, with the first day on which it no longer counts."""

    id: int
    subject_kind: str
    subject: str
    form: str
    decision: str
    decided_on: date
    lapses_on: date | None
    state: str


class IdsOut(Schema):
    ids: list[int]


class ReceptionOut(Schema):
    """A planned reception."""

    id: int
    unit_name: str
    held_on: date
    starts_at: time
    ends_at: time
    place: str
    host: str
    cancelled_why: str


class VisitOut(Schema):
    """A visit; of a denunciation nobody is told who came or what was said."""

    id: int
    written_number: str
    visited_on: date
    people: int
    visitor: str
    words: str
    outcome: str
    answer: str
    petition_id: UUID | None
    voided_why: str


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


@router.get("/petitions", response=list[PetitionOut], operation_id="petitions_petitions")
@doors.endpoint
def petitions(request: HttpRequest, kind: str = "", state: str = "", year: int | None = None, after: UUID | None = None) -> Any:
    """Return a page of the register within reach, the newest number first; `after` is the last petition of the page before."""
    guard.require_somewhere(doors.actor_id(request), "petitions.read", on=doors.today())
    asked = year if year and 0 < year < 10_000 else None
    return queries.petitions(on=doors.today(), kind=kind[:12], state=state[:12], year=asked, after=after)[0]


@router.get("/petitions/{petition_id}", response=PetitionOut, operation_id="petitions_petition")
@doors.endpoint
def petition(request: HttpRequest, petition_id: UUID) -> Any:
    """Return one petition as it stands."""
    found = queries.petition(petition_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "petitions.read", at=found.unit_id, on=doors.today())
    return found


@router.get("/discipline", response=list[DisciplineOut], operation_id="petitions_decisions")
@doors.endpoint
def decisions(request: HttpRequest, state: str = "", after: Id | None = None) -> Any:
    """Return a page of decisions within reach, the newest first."""
    guard.require_somewhere(doors.actor_id(request), "petitions.read", on=doors.today())
    return queries.decisions(on=doors.today(), state=state[:10], after=after)[0]


@router.post("/box", response=DoneOut, operation_id="petitions_set_box")
@doors.endpoint
def set_box(request: HttpRequest, body: told.BoxIn) -> dict[str, bool]:
    services.set_box(**body.values(), **who(request))
    return {"done": True}


@router.post("/petitions", response=PetitionIdOut, operation_id="petitions_receive_petition")
@doors.endpoint
def receive_petition(request: HttpRequest, body: told.ReceiveIn) -> dict[str, UUID]:
    return {"id": services.receive_petition(**body.values(), **who(request))}


@router.post("/petitions/{petition_id}/register", response=NumberOut, operation_id="petitions_register_petition")
@doors.endpoint
def register_petition(request: HttpRequest, petition_id: UUID) -> dict[str, str]:
    return {"number": services.register_petition(petition_id=petition_id, **who(request))}


@router.post("/petitions/{petition_id}/classify", response=DoneOut, operation_id="petitions_classify_petition")
@doors.endpoint
def classify_petition(request: HttpRequest, petition_id: UUID, body: told.ClassifyIn) -> dict[str, bool]:
    services.classify_petition(petition_id=petition_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/petitions/{petition_id}/steps", response=DoneOut, operation_id="petitions_take_petition_step")
@doors.endpoint
def take_petition_step(request: HttpRequest, petition_id: UUID, body: told.StepIn) -> dict[str, bool]:
    services.take_petition_step(petition_id=petition_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/petitions/{petition_id}/extend", response=DoneOut, operation_id="petitions_extend_petition")
@doors.endpoint
def extend_petition(request: HttpRequest, petition_id: UUID, body: told.ReasonIn) -> dict[str, bool]:
    services.extend_petition(petition_id=petition_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/petitions/{petition_id}/handler", response=DoneOut, operation_id="petitions_name_handler")
@doors.endpoint
def name_handler(request: HttpRequest, petition_id: UUID, body: told.HandlerIn) -> dict[str, bool]:
    services.name_handler(petition_id=petition_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/petitions/{petition_id}/denouncer", response=DenouncerOut, operation_id="petitions_read_denouncer")
@doors.endpoint
def read_denouncer(request: HttpRequest, petition_id: UUID, body: told.ReasonIn) -> dict[str, str]:
    return services.read_denouncer(petition_id=petition_id, **body.values(), **who(request))


@router.post("/discipline", response=IdOut, operation_id="petitions_decide_discipline")
@doors.endpoint
def decide_discipline(request: HttpRequest, body: told.DisciplineIn) -> dict[str, int]:
    return {"id": services.decide_discipline(**body.values(), **who(request))}


@router.post("/petitions/{petition_id}/documents", response=IdOut, operation_id="petitions_write_notice")
@doors.endpoint
def write_notice(request: HttpRequest, petition_id: UUID, body: told.NoticeIn) -> dict[str, int]:
    return {"id": services.write_notice(petition_id=petition_id, **body.values(), **who(request))}


@router.post("/discipline/papers", response=IdOut, operation_id="petitions_write_discipline")
@doors.endpoint
def write_discipline(request: HttpRequest, body: told.DisciplineDraftIn) -> dict[str, int]:
    return {"id": services.write_discipline(**body.values(), **who(request))}


@router.post("/discipline/papers/{paper_id}/record", response=IdOut, operation_id="petitions_record_discipline")
@doors.endpoint
def record_discipline(request: HttpRequest, paper_id: Id) -> dict[str, int]:
    return {"id": services.record_discipline(paper_id=paper_id, **who(request))}


@router.post("/discipline/{discipline_id}/void", response=DoneOut, operation_id="petitions_void_discipline")
@doors.endpoint
def void_discipline(request: HttpRequest, discipline_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.void_discipline(discipline_id=discipline_id, **body.values(), **who(request))
    return {"done": True}


@router.get("/receptions", response=list[ReceptionOut], operation_id="petitions_receptions")
@doors.endpoint
def receptions(request: HttpRequest, since: date | None = None) -> Any:
    """Return the planned receptions from a day on."""
    guard.require_somewhere(doors.actor_id(request), "petitions.read", on=doors.today())
    return queries.receptions(since=since or doors.today(), limit=100)


@router.get("/visits", response=list[VisitOut], operation_id="petitions_visits")
@doors.endpoint
def visits(request: HttpRequest, year: int | None = None, outcome: str = "", after: Id | None = None) -> Any:
    """Return a page of the register within reach, the newest number first; `after` is the last visit of the page before."""
    guard.require_somewhere(doors.actor_id(request), "petitions.read", on=doors.today())
    return queries.visits(year=year if year and 0 < year < 10_000 else None, outcome=outcome[:10], after=after)[0]


@router.post("/receptions", response=IdsOut, operation_id="petitions_plan_reception")
@doors.endpoint
def plan_reception(request: HttpRequest, body: told.ReceptionIn) -> dict[str, list[int]]:
    return {"ids": services.plan_reception(**body.values(), **who(request))}


@router.post("/receptions/{reception_id}/cancel", response=DoneOut, operation_id="petitions_cancel_reception")
@doors.endpoint
def cancel_reception(request: HttpRequest, reception_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.cancel_reception(reception_id=reception_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/visits", response=IdOut, operation_id="petitions_receive_visitor")
@doors.endpoint
def receive_visitor(request: HttpRequest, body: told.VisitIn) -> dict[str, int]:
    return {"id": services.receive_visitor(**body.values(), **who(request))}


@router.post("/visits/{visit_id}/void", response=DoneOut, operation_id="petitions_void_visit")
@doors.endpoint
def void_visit(request: HttpRequest, visit_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.void_visit(visit_id=visit_id, **body.values(), **who(request))
    return {"done": True}
