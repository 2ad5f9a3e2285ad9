"""What was found and what became of it, for programs."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from congdoan.activities.inspection import queries, services
from congdoan.activities.inspection.forms import told
from congdoan.activities.inspection.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DoneOut, FindingsOut, IdOut, RecommendationsOut, who

router = Router()
Place = Annotated[int, Field(ge=1, le=1_000_000)]
"""How many rows come before a page."""


@router.get("/inspections/{inspection_id}/findings", response=FindingsOut, operation_id="inspection_findings")
@doors.endpoint
def findings(request: HttpRequest, inspection_id: Id) -> Any:
    row = queries.inspection(inspection_id)
    if row is None:
        raise Http404
    guard.require(doors.actor_id(request), "inspection.read", at=row.unit_id, on=doors.today())
    recommended = queries.recommendations_of(row.id, on=doors.today())
    return {"irregularities": queries.irregularities(row.id), "recommendations": recommended}


@router.get("/recommendations", response=RecommendationsOut, operation_id="inspection_recommendations")
@doors.endpoint
def recommendations(request: HttpRequest, state: str = "standing", after: Place | None = None) -> Any:
    guard.require_somewhere(doors.actor_id(request), "inspection.read", on=doors.today())
    rows, following, counts = queries.recommendations(state[:10], on=doors.today(), after=after)
    return {"rows": rows, "next_after": following, "counts": counts}


@router.post("/inspections/{inspection_id}/irregularities", response=IdOut, operation_id="inspection_record_irregularity")
@doors.endpoint
def record_irregularity(request: HttpRequest, inspection_id: Id, body: told.IrregularityIn) -> dict[str, int]:
    return {"id": services.record_irregularity(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/irregularities/{irregularity_id}/drop", response=DoneOut, operation_id="inspection_drop_irregularity")
@doors.endpoint
def drop_irregularity(request: HttpRequest, irregularity_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.drop_irregularity(irregularity_id=irregularity_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/recommendations", response=IdOut, operation_id="inspection_recommend")
@doors.endpoint
def recommend(request: HttpRequest, inspection_id: Id, body: told.RecommendationIn) -> dict[str, int]:
    return {"id": services.recommend(inspection_id=inspection_id, **body.values(), **who(request))}


@router.post("/recommendations/{recommendation_id}/drop", response=DoneOut, operation_id="inspection_drop_recommendation")
@doors.endpoint
def drop_recommendation(request: HttpRequest, recommendation_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.drop_recommendation(recommendation_id=recommendation_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/draft", response=DoneOut, operation_id="inspection_draft_conclusion")
@doors.endpoint
def draft_conclusion(request: HttpRequest, inspection_id: Id, body: told.DraftIn) -> dict[str, bool]:
    services.draft_conclusion(inspection_id=inspection_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/reply", response=DoneOut, operation_id="inspection_reply_to_draft")
@doors.endpoint
def reply_to_draft(request: HttpRequest, inspection_id: Id, body: told.WordsIn) -> dict[str, bool]:
    services.reply_to_draft(inspection_id=inspection_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/inspections/{inspection_id}/conclusion", response=IdOut, operation_id="inspection_write_conclusion")
@doors.endpoint
def write_conclusion(request: HttpRequest, inspection_id: Id) -> dict[str, int]:
    return {"id": services.write_conclusion(inspection_id=inspection_id, **who(request))}


@router.post("/inspections/{inspection_id}/issue", response=DoneOut, operation_id="inspection_issue_conclusion")
@doors.endpoint
def issue_conclusion(request: HttpRequest, inspection_id: Id) -> dict[str, bool]:
    services.issue_conclusion(inspection_id=inspection_id, **who(request))
    return {"done": True}


@router.post("/recommendations/{recommendation_id}/done", response=DoneOut, operation_id="inspection_report_recommendation")
@doors.endpoint
def report_recommendation(request: HttpRequest, recommendation_id: Id, body: told.DoneIn) -> dict[str, bool]:
    services.report_recommendation(recommendation_id=recommendation_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/recommendations/{recommendation_id}/verify", response=DoneOut, operation_id="inspection_verify_recommendation")
@doors.endpoint
def verify_recommendation(request: HttpRequest, recommendation_id: Id, body: told.VerdictIn) -> dict[str, bool]:
    services.verify_recommendation(recommendation_id=recommendation_id, **body.values(), **who(request))
    return {"done": True}
