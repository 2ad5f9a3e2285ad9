"""Programmes and figures of a year for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import told
from congdoan.activities.inspection.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DoneOut, FigureOut, IdOut, ProgrammeDetailsOut, ProgrammeOut, who

router = Router()


@router.get("/programmes", response=list[ProgrammeOut], operation_id="inspection_programmes")
@doors.endpoint
def programmes(request: HttpRequest) -> Any:
    guard.require_somewhere(doors.actor_id(request), "inspection.read", on=doors.today())
    return list(queries.programmes())


@router.get("/programmes/{programme_id}", response=ProgrammeDetailsOut, operation_id="inspection_programme")
@doors.endpoint
def programme(request: HttpRequest, programme_id: Id) -> Any:
    found = queries.programme(programme_id)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "inspection.read", at=found.row.unit_id, on=doors.today())
    return found


@router.post("/programmes", response=IdOut, operation_id="inspection_draft_programme")
@doors.endpoint
def draft_programme(request: HttpRequest, body: told.ProgrammeIn) -> dict[str, int]:
    return {"id": services.draft_programme(**body.values(), **who(request))}


@router.post("/programmes/{programme_id}/picks", response=IdOut, operation_id="inspection_add_pick")
@doors.endpoint
def add_pick(request: HttpRequest, programme_id: Id, body: told.PickIn) -> dict[str, int]:
    return {"id": services.add_pick(programme_id=programme_id, **body.values(), **who(request))}


@router.post("/picks/{pick_id}/drop", response=DoneOut, operation_id="inspection_drop_pick")
@doors.endpoint
def drop_pick(request: HttpRequest, pick_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.drop_pick(pick_id=pick_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/programmes/{programme_id}/submit", response=DoneOut, operation_id="inspection_submit_programme")
@doors.endpoint
def submit_programme(request: HttpRequest, programme_id: Id) -> dict[str, bool]:
    services.submit_programme(programme_id=programme_id, **who(request))
    return {"done": True}


@router.post("/programmes/{programme_id}/return", response=DoneOut, operation_id="inspection_return_programme")
@doors.endpoint
def return_programme(request: HttpRequest, programme_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.return_programme(programme_id=programme_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/programmes/{programme_id}/approve", response=DoneOut, operation_id="inspection_approve_programme")
@doors.endpoint
def approve_programme(request: HttpRequest, programme_id: Id, body: told.ResolutionIn) -> dict[str, bool]:
    services.approve_programme(programme_id=programme_id, **body.values(), **who(request))
    return {"done": True}


@router.get("/figures/{unit}/{int:year}", response=list[FigureOut], operation_id="inspection_figures")
@doors.endpoint
def figures(request: HttpRequest, unit: str, year: int, is_half: bool = False) -> Any:
    owner = told.unit_of(unit)
    guard.require(doors.actor_id(request), "inspection.read", at=owner, on=doors.today())
    return queries.figures(owner, queries.days_of(min(max(year, 2000), 2100), is_half=is_half), on=doors.today())[0]
