"""The workspace of an inspection, questions and answers for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.timezone import localtime
from ninja import Router

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import told
from congdoan.activities.inspection.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import IdOut, WorkspaceOut, who

router = Router()


@router.get("/inspections/{inspection_id}/workspace", response=WorkspaceOut, operation_id="inspection_workspace")
@doors.endpoint
def workspace(request: HttpRequest, inspection_id: Id) -> Any:
    row = _inside(request, inspection_id)
    return {"snapshots": queries.snapshots(row.id, row.unit_id), "samples": queries.samples(row.id), "papers": queries.papers(row.id)}


def _inside(request: HttpRequest, inspection_id: int) -> queries.InspectionRow:
    """Return an inspection for who may see its workspace; 404 outside reach, 403 for the inspected unit."""
    row = queries.inspection(inspection_id)
    if row is None:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    at = row.unit_id if queries.is_examiner(row.id, by, on=on) else row.owner_id
    guard.require(by, "inspection.read_workspace", at=at, on=on)
    return row


@router.post("/inspections/{inspection_id}/snapshots", response=IdOut, operation_id="inspection_take_snapshot")
@doors.endpoint
def take_snapshot(request: HttpRequest, inspection_id: Id) -> dict[str, int]:
    return {"id": services.take_snapshot(inspection_id=inspection_id, made_at=localtime(), **who(request))}


@router.post("/inspections/{inspection_id}/samples", response=IdOut, operation_id="inspection_draw_sample")
@doors.endpoint
def draw_sample(request: HttpRequest, inspection_id: Id, body: told.SampleIn) -> dict[str, int]:
    return {"id": services.draw_sample(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/inspections/{inspection_id}/papers", response=IdOut, operation_id="inspection_keep_paper")
@doors.endpoint
def keep_paper(request: HttpRequest, inspection_id: Id, body: told.WorkingPaperIn) -> dict[str, int]:
    return {"id": services.keep_paper(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/inspections/{inspection_id}/questions", response=IdOut, operation_id="inspection_ask_question")
@doors.endpoint
def ask_question(request: HttpRequest, inspection_id: Id, body: told.QuestionIn) -> dict[str, int]:
    return {"id": services.ask_question(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/questions/{question_id}/answers", response=IdOut, operation_id="inspection_answer_question")
@doors.endpoint
def answer_question(request: HttpRequest, question_id: Id, body: told.WordsIn) -> dict[str, int]:
    return {"id": services.answer_question(question_id=question_id, **body.values(), **who(request))}
