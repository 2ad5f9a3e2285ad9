"""Inspections for programs: the same acts as the pages and commands."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import told
from congdoan.activities.inspection.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

router = Router()


class IdOut(Schema):
    id: int


class DoneOut(Schema):
    done: bool = True


class PickOut(Schema):
    """A unit of a programme. `how`: risk, lot, added."""

    id: int
    unit_code: str
    unit_name: str
    kind: str
    how: str
    score: int
    reasons: str
    inspection_id: int | None
    state: str


class ProgrammeOut(Schema):
    """A programme. `share` of the `population` makes `least`; `state`: drafted, submitted, returned, approved."""

    id: int
    unit_code: str
    year: int
    state: str
    population: int
    share: str
    least: int
    picked: int
    opened: int
    concluded: int
    seed: int

    @staticmethod
    def resolve_share(row: Any) -> str:
        share: Fraction = row.share
        return f"{share.numerator}/{share.denominator}"


class ProgrammeDetailsOut(Schema):
    row: ProgrammeOut
    picks: list[PickOut]


class InspectionOut(Schema):
    """An inspection. `state`: decided, outlined, self_reported, …, closed, withdrawn."""

    id: int
    unit_code: str
    unit_name: str
    owner_code: str
    kind: str
    decision: str
    decided_on: date
    since: date
    until: date
    scope: str
    access_from: date
    access_until: date
    state: str
    reply_by: date | None
    document_id: int | None


class StepOut(Schema):
    kind: str
    words: str
    file_name: str
    who: str
    on: date


class ExaminerOut(Schema):
    id: int
    full_name: str
    post: str
    first: date
    last: date
    is_in: bool


class InspectionDetailsOut(Schema):
    row: InspectionOut
    steps: list[StepOut]
    team: list[ExaminerOut]


class InspectionsOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[InspectionOut]
    next_after: int | None
    total: int


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


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


@router.get("/inspections", response=InspectionsOut, operation_id="inspection_inspections")
@doors.endpoint
def inspections(request: HttpRequest, state: str = "", kind: str = "", text: str = "", after: int | None = None) -> Any:
    guard.require_somewhere(doors.actor_id(request), "inspection.read", on=doors.today())
    rows, following, total = queries.inspections(queries.InspectionFilter(state, kind, text), after=after)
    return {"rows": list(rows), "next_after": following, "total": total}


@router.get("/inspections/{inspection_id}", response=InspectionDetailsOut, operation_id="inspection_inspection")
@doors.endpoint
def inspection(request: HttpRequest, inspection_id: Id) -> Any:
    found = queries.inspection_details(inspection_id, on=doors.today())
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


@router.post("/inspections", response=IdOut, operation_id="inspection_open_inspection")
@doors.endpoint
def open_inspection(request: HttpRequest, body: told.InspectionIn) -> dict[str, int]:
    return {"id": services.open_inspection(**body.values(), **who(request))}


@router.post("/inspections/{inspection_id}/examiners", response=IdOut, operation_id="inspection_seat_examiner")
@doors.endpoint
def seat_examiner(request: HttpRequest, inspection_id: Id, body: told.ExaminerIn) -> dict[str, int]:
    return {"id": services.seat_examiner(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/examiners/{examiner_id}/drop", response=DoneOut, operation_id="inspection_drop_examiner")
@doors.endpoint
def drop_examiner(request: HttpRequest, examiner_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.drop_examiner(examiner_id=examiner_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/steps", response=DoneOut, operation_id="inspection_record_step")
@doors.endpoint
def record_step(request: HttpRequest, inspection_id: Id, body: told.StepIn) -> dict[str, bool]:
    services.record_step(inspection_id=inspection_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/self-report", response=DoneOut, operation_id="inspection_report_oneself")
@doors.endpoint
def report_oneself(request: HttpRequest, inspection_id: Id, body: told.WordsIn) -> dict[str, bool]:
    services.report_oneself(inspection_id=inspection_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/withdraw", response=DoneOut, operation_id="inspection_withdraw_inspection")
@doors.endpoint
def withdraw_inspection(request: HttpRequest, inspection_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.withdraw_inspection(inspection_id=inspection_id, **body.values(), **who(request))
    return {"done": True}
