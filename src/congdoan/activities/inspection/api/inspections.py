"""Inspections with their steps and teams for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import told
from congdoan.activities.inspection.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DoneOut, IdOut, InspectionDetailsOut, InspectionsOut, who

router = Router()


@router.get("/inspections", response=InspectionsOut, operation_id="inspection_inspections")
@doors.endpoint
def inspections(request: HttpRequest, state: str = "", kind: str = "", text: str = "", after: Id | None = None) -> Any:
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


@router.post("/inspections/{inspection_id}/close", response=DoneOut, operation_id="inspection_close_inspection")
@doors.endpoint
def close_inspection(request: HttpRequest, inspection_id: Id, body: told.SaidIn) -> dict[str, bool]:
    services.close_inspection(inspection_id=inspection_id, **body.values(), **who(request))
    return {"done": True}
