"""Dues that unions tell, for programs."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema, Status

from congdoan.finance.assessments import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .owed import DeclineIn, DuesIn, Id

router = Router()


class DuesTellingIn(DuesIn):
    """`key` makes a repeat harmless: what was written under it is returned."""

    key: UUID
    note: str = Field("", max_length=300)


class DuesToldOut(Schema):
    """Dues that unions told, the newest first; `next_before` is null on the last page."""

    submissions: list[dict[str, Any]]
    next_before: int | None
    counts: dict[str, int]


class IdOut(Schema):
    id: int


class AcceptDuesIn(Schema):
    submission_ids: list[Id] = Field(min_length=1, max_length=200)


@router.get("/dues/submissions", response=DuesToldOut, operation_id="assessments_dues_told")
@doors.endpoint
def dues_told(request: HttpRequest, state: str = "", before: Id | None = None) -> Any:
    """Return the dues that unions told, a page at a time."""
    access.require_somewhere(doors.actor_id(request), "assessments.read", on=doors.today())
    rows, following = queries.list_dues_told(state=state[:10], before=before)
    return {
        "submissions": [asdict(row) | {"upward": row.upward} for row in rows], "next_before": following,
        "counts": queries.dues_told_counts(),
    }  # fmt: skip


@router.post("/dues/submissions", response=IdOut, operation_id="assessments_submit_dues")
@doors.endpoint
def submit_dues(request: HttpRequest, body: DuesTellingIn) -> Any:
    """Tell the dues of a month; they wait for the level above."""
    return {"id": services.submit_dues(by=doors.actor_id(request), on=doors.today(), **body.dict())}


@router.post("/dues/submissions/accept", response=dict[str, int], operation_id="assessments_accept_dues")
@doors.endpoint
def accept_dues(request: HttpRequest, body: AcceptDuesIn) -> Any:
    """Accept what unions told, all or none, with the entries of both units' books."""
    return services.accept_dues(by=doors.actor_id(request), submission_ids=body.submission_ids, on=doors.today())


@router.post("/dues/submissions/{int:submission_id}/decline", response={204: None}, operation_id="assessments_decline_dues")
@doors.endpoint
def decline_dues(request: HttpRequest, submission_id: int, body: DeclineIn) -> Any:
    """Send dues back with a reason that the union reads."""
    if not 0 < submission_id < 2**63:
        raise Http404
    services.decline_dues(by=doors.actor_id(request), submission_id=submission_id, reason=body.reason, on=doors.today())
    return Status(204, None)
