"""Official papers for programs: each is drafted as a document of the committee's unit."""

from django.http import HttpRequest
from ninja import Router

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms import told
from congdoan.activities.inspection.forms.told import Id
from congdoan.foundation.access import doors

from .shapes import IdOut, who

router = Router()


@router.post("/programmes/{programme_id}/document", response=IdOut, operation_id="inspection_write_programme")
@doors.endpoint
def write_programme(request: HttpRequest, programme_id: Id) -> dict[str, int]:
    return {"id": services.write_programme(programme_id=programme_id, **who(request))}


@router.post("/decisions", response=IdOut, operation_id="inspection_write_decision")
@doors.endpoint
def write_decision(request: HttpRequest, body: told.DecisionIn) -> dict[str, int]:
    return {"id": services.write_decision(**body.values(), **who(request))}


@router.post("/decisions/{decision_id}/open", response=IdOut, operation_id="inspection_open_by_decision")
@doors.endpoint
def open_by_decision(request: HttpRequest, decision_id: Id) -> dict[str, int]:
    return {"id": services.open_by_decision(decision_id=decision_id, **who(request))}


@router.post("/inspections/{inspection_id}/documents", response=IdOut, operation_id="inspection_write_paper")
@doors.endpoint
def write_paper(request: HttpRequest, inspection_id: Id, body: told.PaperKindIn) -> dict[str, int]:
    return {"id": services.write_paper(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/yearly-reports", response=IdOut, operation_id="inspection_write_yearly_report")
@doors.endpoint
def write_yearly_report(request: HttpRequest, body: told.YearlyReportIn) -> dict[str, int]:
    return {"id": services.write_yearly_report(**body.values(), **who(request))}
