"""Programmes for programs: the same acts as the pages and commands."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Status

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .shapes import (
    DONE,
    AssignedOut,
    CountOut,
    DraftIn,
    IdOut,
    IssueIn,
    ProgrammeIn,
    ProgrammeOut,
    ProgrammesOut,
    ReasonIn,
    TaskIn,
    UnitsIn,
    known_programme,
    unit_of,
)

router = Router()


@router.get("/", response=ProgrammesOut, operation_id="programmes_programmes")
@doors.endpoint
def programmes(request: HttpRequest, state: str = "", text: str = "", after: int | None = None) -> Any:
    guard.require_somewhere(doors.actor_id(request), "programmes.read", on=doors.today())
    return queries.listing(queries.Filter(state=state, text=text), on=doors.today(), after=after)


@router.post("/", response=IdOut, operation_id="programmes_draft_programme")
@doors.endpoint
def draft_programme(request: HttpRequest, body: DraftIn) -> Any:
    given = body.dict()
    unit = organisations.id_of_code(given.pop("unit"))
    if unit is None:
        raise Http404
    return {"id": services.draft_programme(by=doors.actor_id(request), unit_id=unit, on=doors.today(), **given)}


@router.get("/{programme_id}", response=ProgrammeOut, operation_id="programmes_programme")
@doors.endpoint
def programme(request: HttpRequest, programme_id: int) -> Any:
    found = queries.details(programme_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    return found.row


@router.put("/{programme_id}", response=DONE, operation_id="programmes_amend_programme")
@doors.endpoint
def amend_programme(request: HttpRequest, programme_id: int, body: ProgrammeIn) -> Any:
    services.amend_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today(), **body.dict())
    return Status(204, None)


@router.post("/{programme_id}/tasks", response=IdOut, operation_id="programmes_add_task")
@doors.endpoint
def add_task(request: HttpRequest, programme_id: int, body: TaskIn) -> Any:
    return {
        "id": services.add_task(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today(), **body.dict())
    }


@router.post("/{programme_id}/submit", response=DONE, operation_id="programmes_submit_programme")
@doors.endpoint
def submit_programme(request: HttpRequest, programme_id: int) -> Any:
    services.submit_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today())
    return Status(204, None)


@router.post("/{programme_id}/return", response=DONE, operation_id="programmes_return_programme")
@doors.endpoint
def return_programme(request: HttpRequest, programme_id: int, body: ReasonIn) -> Any:
    services.return_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/{programme_id}/approve", response=DONE, operation_id="programmes_approve_programme")
@doors.endpoint
def approve_programme(request: HttpRequest, programme_id: int) -> Any:
    services.approve_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today())
    return Status(204, None)


@router.post("/{programme_id}/issue", response=DONE, operation_id="programmes_issue_programme")
@doors.endpoint
def issue_programme(request: HttpRequest, programme_id: int, body: IssueIn) -> Any:
    services.issue_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), symbol=body.symbol, on=doors.today())
    return Status(204, None)


@router.post("/{programme_id}/withdraw", response=DONE, operation_id="programmes_withdraw_programme")
@doors.endpoint
def withdraw_programme(request: HttpRequest, programme_id: int, body: ReasonIn) -> Any:
    services.withdraw_programme(
        by=doors.actor_id(request), programme_id=known_programme(programme_id), reason=body.reason, on=doors.today()
    )
    return Status(204, None)


@router.post("/{programme_id}/assign", response=AssignedOut, operation_id="programmes_assign_programme")
@doors.endpoint
def assign_programme(request: HttpRequest, programme_id: int, body: UnitsIn) -> Any:
    units = None if body.units is None else [unit_of(code) for code in body.units]
    return services.assign_programme(
        by=doors.actor_id(request), programme_id=known_programme(programme_id), unit_ids=units, on=doors.today()
    )


@router.post("/{programme_id}/publish", response=IdOut, operation_id="programmes_publish_programme")
@doors.endpoint
def publish_programme(request: HttpRequest, programme_id: int) -> Any:
    return {"id": services.publish_programme(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today())}


@router.post("/{programme_id}/unpublish", response=CountOut, operation_id="programmes_unpublish_programme")
@doors.endpoint
def unpublish_programme(request: HttpRequest, programme_id: int, body: ReasonIn) -> Any:
    facts: dict[str, Any] = {"programme_id": known_programme(programme_id), "reason": body.reason}
    return {"units": services.unpublish_programme(by=doors.actor_id(request), on=doors.today(), **facts)}


@router.post("/{programme_id}/paper", response=IdOut, operation_id="programmes_draft_paper")
@doors.endpoint
def draft_paper(request: HttpRequest, programme_id: int) -> Any:
    return {"id": services.draft_paper(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today())}
