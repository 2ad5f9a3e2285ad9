"""Destroying case files, for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Router, Schema, Status
from pydantic import Field

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents import services
from congdoan.foundation.documents.queries import disposing as told
from congdoan.foundation.documents.queries import filing as cases

from .asking import IdOut, actor, id_of, unit_of
from .filing import WhyIn

router = Router()


class HoldIn(Schema):
    """`ground`: inspection, petition, dispute, other."""

    ground: str = Field(max_length=12)
    words: str = Field(max_length=300)


class NamedFile(Schema):
    """A case file and why."""

    case_id: int = Field(gt=0, lt=2**63)
    reason: str = Field(max_length=300)


class ProposeIn(Schema):
    unit: str = Field(max_length=40)
    files: list[NamedFile] = Field(max_length=500)


class ReviewIn(Schema):
    """`council`: a member a line; `kept_back`: what the council keeps, with why."""

    council: str = Field(max_length=4000)
    minutes: str = Field(max_length=300)
    kept_back: list[NamedFile] = Field([], max_length=500)


class DecisionIn(Schema):
    decision: str = Field(max_length=300)


class CarryOutIn(Schema):
    way: str = Field(max_length=300)
    witnesses: str = Field(max_length=500)


class OverOut(Schema):
    """A file whose term is over; `against`: what keeps it all the same, empty where nothing does."""

    case_id: int
    name: str
    title: str
    until: date
    against: str


class OversOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[OverOut]
    next_after: int | None


class DisposalOut(Schema):
    id: int
    state: str
    files: int
    kept_back: int


class ErasedOut(Schema):
    erased: int


@router.get("/case-files-over/{unit}", response=OversOut, operation_id="documents_case_files_over")
@doors.endpoint
def over(request: HttpRequest, unit: str, after: int | None = None) -> Any:
    unit_id = unit_of(unit)
    guard.require(doors.actor_id(request), "documents.read", at=unit_id, on=doors.today())
    found, next_after = told.over(unit_id, on=doors.today(), after=after)
    rows = [
        {"case_id": one.case.id, "name": one.case.name, "title": one.case.title, "until": one.until, "against": one.against}
        for one in found
    ]
    return {"rows": rows, "next_after": next_after}


@router.get("/case-disposals/{disposal_id}", response=DisposalOut, operation_id="documents_disposal")
@doors.endpoint
def disposal(request: HttpRequest, disposal_id: int) -> Any:
    found = _known(disposal_id)
    guard.require(doors.actor_id(request), "documents.read", at=found.row.unit_id, on=doors.today())
    return {"id": disposal_id, "state": found.state, "files": found.files, "kept_back": found.kept_back}


@router.post("/case-disposals", response=IdOut, operation_id="documents_propose_disposal")
@doors.endpoint
def propose_disposal(request: HttpRequest, body: ProposeIn) -> Any:
    files = {one.case_id: one.reason for one in body.files}
    return {"id": services.propose_disposal(unit_id=unit_of(body.unit), files=files, **actor(request))}


@router.post("/case-disposals/{disposal_id}/review", response={204: None}, operation_id="documents_review_disposal")
@doors.endpoint
def review_disposal(request: HttpRequest, disposal_id: int, body: ReviewIn) -> Any:
    _known(disposal_id)
    kept = {one.case_id: one.reason for one in body.kept_back}
    services.review_disposal(disposal_id=disposal_id, council=body.council, minutes=body.minutes, kept_back=kept, **actor(request))
    return Status(204, None)


@router.post("/case-disposals/{disposal_id}/decide", response={204: None}, operation_id="documents_decide_disposal")
@doors.endpoint
def decide_disposal(request: HttpRequest, disposal_id: int, body: DecisionIn) -> Any:
    _known(disposal_id)
    services.decide_disposal(disposal_id=disposal_id, decision=body.decision, **actor(request))
    return Status(204, None)


@router.post("/case-disposals/{disposal_id}/carry-out", response=ErasedOut, operation_id="documents_carry_out_disposal")
@doors.endpoint
def carry_out_disposal(request: HttpRequest, disposal_id: int, body: CarryOutIn) -> Any:
    _known(disposal_id)
    return {"erased": services.carry_out_disposal(disposal_id=disposal_id, **body.dict(), **actor(request))}


@router.post("/case-disposals/{disposal_id}/withdraw", response={204: None}, operation_id="documents_withdraw_disposal")
@doors.endpoint
def withdraw_disposal(request: HttpRequest, disposal_id: int, body: WhyIn) -> Any:
    _known(disposal_id)
    services.withdraw_disposal(disposal_id=disposal_id, reason=body.reason, **actor(request))
    return Status(204, None)


@router.get("/case-disposals/{disposal_id}/{kind}.pdf", operation_id="documents_export_disposal")
@doors.endpoint
def export_disposal(request: HttpRequest, disposal_id: int, kind: str) -> Any:
    """`kind`: list, minutes, record."""
    _known(disposal_id)
    made = services.export_disposal(disposal_id=disposal_id, kind=kind, made_at=localtime(), **actor(request))
    return HttpResponse(made.content, content_type=made.media_type)


@router.post("/case-files/{case_id}/hold", response=IdOut, operation_id="documents_hold_case_file")
@doors.endpoint
def hold_case_file(request: HttpRequest, case_id: int, body: HoldIn) -> Any:
    if cases.case_file(id_of(case_id)) is None:
        raise Http404
    return {"id": services.hold_case_file(case_id=case_id, **body.dict(), **actor(request))}


@router.post("/case-holds/{hold_id}/release", response={204: None}, operation_id="documents_release_case_file")
@doors.endpoint
def release_case_file(request: HttpRequest, hold_id: int, body: WhyIn) -> Any:
    if told.hold(id_of(hold_id)) is None:
        raise Http404
    services.release_case_file(hold_id=hold_id, reason=body.reason, **actor(request))
    return Status(204, None)


def _known(disposal_id: int) -> told.DisposalRow:
    """Return a disposal within reach; 404 where there is none."""
    found = told.disposal(id_of(disposal_id))
    if found is None:
        raise Http404
    return found
