"""Targets for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Status

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import (
    DONE,
    AssignTargetIn,
    CountOut,
    FigureIn,
    IdOut,
    ResultOut,
    TargetIn,
    TargetOut,
    YearIn,
    known_programme,
    known_target,
    unit_of,
)

router = Router()


@router.get("/targets/{target_id}", response=TargetOut, operation_id="programmes_target")
@doors.endpoint
def target(request: HttpRequest, target_id: int, year: int | None = None) -> Any:
    found = known_target(target_id, year)
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    return found.row


@router.delete("/targets/{target_id}", response=DONE, operation_id="programmes_drop_target")
@doors.endpoint
def drop_target(request: HttpRequest, target_id: int) -> Any:
    services.drop_target(by=doors.actor_id(request), target_id=known_target(target_id).row.id, on=doors.today())
    return Status(204, None)


@router.post("/targets/{target_id}/figures", response=IdOut, operation_id="programmes_commit_target")
@doors.endpoint
def commit_target(request: HttpRequest, target_id: int, body: FigureIn) -> Any:
    made = services.commit_target(by=doors.actor_id(request), target_id=known_target(target_id).row.id, on=doors.today(), **body.dict())
    return {"id": made}


@router.post("/targets/{target_id}/freeze", response=CountOut, operation_id="programmes_freeze_denominator")
@doors.endpoint
def freeze_denominator(request: HttpRequest, target_id: int, body: YearIn) -> Any:
    found = known_target(target_id)
    return {"units": services.freeze_denominator(by=doors.actor_id(request), target_id=found.row.id, year=body.year, on=doors.today())}


@router.get("/targets/{target_id}/result", response=ResultOut, operation_id="programmes_result")
@doors.endpoint
def result(request: HttpRequest, target_id: int, year: int) -> Any:
    found = known_target(target_id, year)
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    (told,) = queries.results([found.row], year=year, on=doors.today())
    measured = told.measured
    sums = {"numerator": measured.numerator, "denominator": measured.denominator} if measured else {"numerator": None, "denominator": None}
    return {"value": told.value, "why": told.why, "frozen_on": told.frozen_on, "parts": list(measured.parts) if measured else [], **sums}


@router.post("/targets/{target_id}/assign", response=CountOut, operation_id="programmes_assign_target")
@doors.endpoint
def assign_target(request: HttpRequest, target_id: int, body: AssignTargetIn) -> Any:
    found, given = known_target(target_id), body.dict()
    shares = given.pop("shares")
    by_unit = {unit_of(code): value for code, value in shares.items()} if shares is not None else None
    return {"units": services.assign_target(by=doors.actor_id(request), target_id=found.row.id, on=doors.today(), shares=by_unit, **given)}


@router.get("/{programme_id}/targets", response=list[TargetOut], operation_id="programmes_targets")
@doors.endpoint
def targets(request: HttpRequest, programme_id: int, year: int) -> Any:
    found = queries.details(programme_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    return queries.targets_of(programme_id, year)


@router.post("/{programme_id}/targets", response=IdOut, operation_id="programmes_add_target")
@doors.endpoint
def add_target(request: HttpRequest, programme_id: int, body: TargetIn) -> Any:
    return {
        "id": services.add_target(by=doors.actor_id(request), programme_id=known_programme(programme_id), on=doors.today(), **body.dict())
    }
