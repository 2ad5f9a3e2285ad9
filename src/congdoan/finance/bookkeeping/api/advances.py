"""Advances for programs."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors

from .routing import router

MOST_ROWS = 500
Dong = Annotated[int, Field(gt=0, le=10**15)]
Money = Literal["cash", "bank"]


class AdvanceIn(Schema):
    """A request of an advance; amounts in whole đồng."""

    unit: str = Field(max_length=40)
    person_name: str = Field(max_length=120)
    person_post: str = Field("", max_length=160)
    purpose: str = Field(max_length=300)
    amount: Dong
    due_on: date
    second_reason: str = Field("", max_length=300)


class MoneyIn(Schema):
    money: Money


class ReturnIn(MoneyIn):
    amount: Dong


class OverrideIn(Schema):
    reason: str = Field("", max_length=300)


class ReasonIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class ReverseIn(ReasonIn):
    """`place` is the step's place; a red entry lowers turnover, an opposite one does not."""

    place: int = Field(ge=1, le=30_000)
    red: bool = False


class SpentIn(Schema):
    category: str = Field(max_length=40)
    amount: Dong
    words: str = Field(max_length=200)
    paper: str = Field("", max_length=120)


class SettlementIn(Schema):
    lines: list[SpentIn] = Field(max_length=50)
    words: str = Field("", max_length=300)


@router.get("/advances", response=dict[str, Any], operation_id="bookkeeping_advances")
@doors.endpoint
def advances(request: HttpRequest, unit: str = "", late: bool = False, after: str = "") -> Any:
    """Return advances within reach, late ones first, a page at a time."""
    on = doors.today()
    units = [forms.unit_named(unit)] if unit else None
    rows = queries.advances(on=on, unit_ids=units, is_late=late, after=forms.cursor_of(after), limit=MOST_ROWS + 1)
    shown = rows[:MOST_ROWS]
    return {"advances": [asdict(row) for row in shown], "next_after": forms.cursor_text(shown[-1]) if len(rows) > MOST_ROWS else None}


@router.get("/advances/{int:advance_id}", response=dict[str, Any], operation_id="bookkeeping_advance")
@doors.endpoint
def advance(request: HttpRequest, advance_id: int) -> Any:
    """Return one advance with its steps and what each settlement spent."""
    return _told(advance_id)


@router.post("/advances", response=dict[str, Any], operation_id="bookkeeping_request_advance")
@doors.endpoint
def request_advance(request: HttpRequest, body: AdvanceIn) -> Any:
    """Ask for an advance."""
    by, on = doors.actor_id(request), doors.today()
    given = body.dict(exclude={"unit"})
    return _told(services.request_advance(by=by, unit_id=forms.unit_named(body.unit), on=on, **given))


@router.post("/advances/{int:advance_id}/approve", response=dict[str, Any], operation_id="bookkeeping_approve_advance")
@doors.endpoint
def approve_advance(request: HttpRequest, advance_id: int, body: OverrideIn | None = None) -> Any:
    """Approve an advance that somebody else asked for; a body says why it may pass the limits of the year."""
    reason = body.reason if body else ""
    services.approve_advance(by=doors.actor_id(request), advance_id=_known(advance_id), on=doors.today(), reason=reason)
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/decline", response=dict[str, Any], operation_id="bookkeeping_decline_advance")
@doors.endpoint
def decline_advance(request: HttpRequest, advance_id: int, body: ReasonIn) -> Any:
    """Turn an advance down, or withdraw it, before it is paid."""
    services.decline_advance(by=doors.actor_id(request), advance_id=_known(advance_id), reason=body.reason, on=doors.today())
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/pay", response=dict[str, Any], operation_id="bookkeeping_pay_advance")
@doors.endpoint
def pay_advance(request: HttpRequest, advance_id: int, body: MoneyIn) -> Any:
    """Pay an approved advance out."""
    services.pay_advance(by=doors.actor_id(request), advance_id=_known(advance_id), money=body.money, on=doors.today())
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/settlements", response=dict[str, Any], operation_id="bookkeeping_settle_advance")
@doors.endpoint
def settle_advance(request: HttpRequest, advance_id: int, body: SettlementIn) -> Any:
    """File what was spent."""
    lines = [services.Spent(**line.dict()) for line in body.lines]
    by, on = doors.actor_id(request), doors.today()
    services.settle_advance(by=by, advance_id=_known(advance_id), lines=lines, words=body.words, on=on)
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/settlements/accept", response=dict[str, Any], operation_id="bookkeeping_accept_settlement")
@doors.endpoint
def accept_settlement(request: HttpRequest, advance_id: int, body: OverrideIn | None = None) -> Any:
    """Accept the settlement that waits; it is booked unless more must be paid first. A body says why it may pass a limit of the year."""
    reason = body.reason if body else ""
    services.accept_settlement(by=doors.actor_id(request), advance_id=_known(advance_id), on=doors.today(), reason=reason)
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/settlements/decline", response=dict[str, Any], operation_id="bookkeeping_decline_settlement")
@doors.endpoint
def decline_settlement(request: HttpRequest, advance_id: int, body: ReasonIn) -> Any:
    """Give the settlement that waits back."""
    services.decline_settlement(by=doors.actor_id(request), advance_id=_known(advance_id), reason=body.reason, on=doors.today())
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/extra", response=dict[str, Any], operation_id="bookkeeping_pay_extra")
@doors.endpoint
def pay_extra(request: HttpRequest, advance_id: int, body: MoneyIn) -> Any:
    """Pay what an accepted settlement spent beyond the advance."""
    services.pay_extra(by=doors.actor_id(request), advance_id=_known(advance_id), money=body.money, on=doors.today())
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/return", response=dict[str, Any], operation_id="bookkeeping_return_advance")
@doors.endpoint
def return_advance(request: HttpRequest, advance_id: int, body: ReturnIn) -> Any:
    """Take back what was not spent."""
    by, on = doors.actor_id(request), doors.today()
    services.return_advance(by=by, advance_id=_known(advance_id), amount=body.amount, money=body.money, on=on)
    return _told(advance_id)


@router.post("/advances/{int:advance_id}/reverse", response=dict[str, Any], operation_id="bookkeeping_reverse_advance_step")
@doors.endpoint
def reverse_advance_step(request: HttpRequest, advance_id: int, body: ReverseIn) -> Any:
    """Take back a step that stands in the books."""
    services.reverse_advance_step(by=doors.actor_id(request), advance_id=_known(advance_id), on=doors.today(), **body.dict())
    return _told(advance_id)


def _known(advance_id: int) -> int:
    if not 0 < advance_id < 2**63:
        raise Http404
    return advance_id


def _told(advance_id: int) -> dict[str, Any]:
    found = queries.advances(on=doors.today(), ids=[_known(advance_id)])
    if not found:
        raise Http404
    return {**asdict(found[0]), "words": found[0].words, "steps": [asdict(step) for step in queries.steps_of(advance_id)]}
