"""Agreements for programs."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from congdoan.activities.bargaining import queries, services
from congdoan.activities.bargaining.forms import told
from congdoan.activities.bargaining.forms.told import Id
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DoneOut, IdOut, who

router = Router()


class AgreementOut(Schema):
    """An agreement as it stands; money in đồng a year."""

    id: int
    unit_name: str
    title: str
    number: str
    signed_on: date
    effective_on: date
    last: date
    state: str
    better: int
    below: int
    above_dong: int


class UnderFloorOut(Schema):
    """A clause under the floor of the law."""

    agreement_id: int
    employer: str
    kind: str
    name: str
    value: int
    floor: int
    missing: int
    needs_check: bool


class GradeOut(Schema):
    """A grade, or why there is none."""

    letter: str
    total: int
    points: dict[str, int]
    excluded: list[str]


@router.get("/agreements", response=list[AgreementOut], operation_id="bargaining_agreements")
@doors.endpoint
def agreements(request: HttpRequest, state: str = "", text: str = "", after: Id | None = None) -> Any:
    """Return one page of agreements, who ends first at the top."""
    guard.require_somewhere(doors.actor_id(request), "bargaining.read", on=doors.today())
    return queries.agreements(on=doors.as_of(request), state=state[:12], text=text[:80], after=after)[0]


@router.get("/agreements/{agreement_id}", response=AgreementOut, operation_id="bargaining_agreement")
@doors.endpoint
def agreement(request: HttpRequest, agreement_id: Id) -> Any:
    """Return one agreement as it stands."""
    found = queries.agreement(agreement_id, on=doors.as_of(request))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "bargaining.read", at=found.unit_id, on=doors.today())
    return found


@router.get("/under-floor", response=list[UnderFloorOut], operation_id="bargaining_under_floor")
@doors.endpoint
def under_floor(request: HttpRequest) -> Any:
    """Return the clauses under the floor of the law on a day."""
    guard.require_somewhere(doors.actor_id(request), "bargaining.read", on=doors.today())
    facts = ("agreement_id", "kind", "name", "value", "floor", "missing", "needs_check")
    found = queries.under_floor(on=doors.as_of(request))[:1_000]
    return [{"employer": one.employer.code} | {name: getattr(one, name) for name in facts} for one in found]


@router.post("/agreements", response=IdOut, operation_id="bargaining_record_agreement")
@doors.endpoint
def record_agreement(request: HttpRequest, body: told.AgreementIn) -> dict[str, int]:
    return {"id": services.record_agreement(**body.values(), **who(request))}


@router.post("/agreements/{agreement_id}/clauses", response=DoneOut, operation_id="bargaining_amend_clauses")
@doors.endpoint
def amend_clauses(request: HttpRequest, agreement_id: Id, body: told.AmendIn) -> dict[str, bool]:
    services.amend_clauses(agreement_id=agreement_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/agreements/{agreement_id}/steps", response=DoneOut, operation_id="bargaining_mark_agreement")
@doors.endpoint
def mark_agreement(request: HttpRequest, agreement_id: Id, body: told.StepIn) -> dict[str, bool]:
    services.mark_agreement(agreement_id=agreement_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/agreements/{agreement_id}/extend", response=DoneOut, operation_id="bargaining_extend_agreement")
@doors.endpoint
def extend_agreement(request: HttpRequest, agreement_id: Id, body: told.ExtendIn) -> dict[str, bool]:
    services.extend_agreement(agreement_id=agreement_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/agreements/{agreement_id}/widenings", response=IdOut, operation_id="bargaining_ask_widening")
@doors.endpoint
def ask_widening(request: HttpRequest, agreement_id: Id, body: told.WideningIn) -> dict[str, int]:
    return {"id": services.ask_widening(agreement_id=agreement_id, **body.values(), **who(request))}


@router.post("/widenings/{widening_id}/settle", response=DoneOut, operation_id="bargaining_settle_widening")
@doors.endpoint
def settle_widening(request: HttpRequest, widening_id: Id, body: told.WideningAnswerIn) -> dict[str, bool]:
    services.settle_widening(widening_id=widening_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/agreements/{agreement_id}/end", response=DoneOut, operation_id="bargaining_end_agreement")
@doors.endpoint
def end_agreement(request: HttpRequest, agreement_id: Id, body: told.EndIn) -> dict[str, bool]:
    services.end_agreement(agreement_id=agreement_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/agreements/{agreement_id}/grades", response=GradeOut, operation_id="bargaining_grade_agreement")
@doors.endpoint
def grade_agreement(request: HttpRequest, agreement_id: Id, body: told.GradeIn) -> Any:
    return services.grade_agreement(agreement_id=agreement_id, **body.values(), **who(request))
