"""Counts of the cash for programs."""

from dataclasses import asdict
from datetime import date, time
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors

from .advances import ReasonIn
from .routing import router

MOST_ROWS = 500


class PieceIn(Schema):
    face: int = Field(gt=0, le=10**6)
    count: int = Field(ge=0, le=10**7)


class CountIn(Schema):
    """Notes and coins as counted; face values in đồng."""

    unit: str = Field(max_length=40)
    counted_on: date
    counted_time: time
    pieces: list[PieceIn] = Field(max_length=40)
    explanation: str = Field("", max_length=500)


class SignIn(Schema):
    position: Literal["treasurer", "accountant", "chair"]


class DecisionIn(Schema):
    """`decision` is an event of the posting templates: cash_surplus_held, cash_surplus_income, cash_shortage_owed, cash_shortage_spent."""

    decision: str = Field(max_length=24)
    document: str = Field(min_length=1, max_length=300)


class PeriodIn(Schema):
    unit: str = Field(max_length=40)
    every: Literal["month", "quarter"]
    since: date
    document: str = Field(min_length=1, max_length=200)


@router.get("/cash-counts", response=dict[str, Any], operation_id="bookkeeping_cash_counts")
@doors.endpoint
def cash_counts(request: HttpRequest, unit: str = "", before: int | None = None) -> Any:
    """Return counts, newest first, a page at a time, and the units whose count is overdue."""
    by, on = doors.actor_id(request), doors.today()
    units = [forms.unit_named(unit)] if unit else None
    rows = queries.cash_counts(unit_ids=units, before_id=before, limit=MOST_ROWS + 1)
    shown = rows[:MOST_ROWS]
    overdue = queries.overdue_counts(units or [one[0] for one in forms.units_for(by, on=on)], on=on)
    following = shown[-1].id if len(rows) > MOST_ROWS else None
    return {"counts": [_row(row) for row in shown], "next_before": following, "overdue": [asdict(one) for one in overdue]}


@router.post("/cash-counts", response=dict[str, Any], operation_id="bookkeeping_count_cash")
@doors.endpoint
def count_cash(request: HttpRequest, body: CountIn) -> Any:
    """Write a count down beside what the cash book says."""
    by, on = doors.actor_id(request), doors.today()
    given = body.dict(exclude={"unit", "pieces"})
    pieces = forms.pieces_of((one.face, one.count) for one in body.pieces)
    return _told(services.count_cash(by=by, unit_id=forms.unit_named(body.unit), pieces=pieces, on=on, **given))


@router.post("/cash-counts/period", response=dict[str, Any], operation_id="bookkeeping_set_cash_count_period")
@doors.endpoint
def set_cash_count_period(request: HttpRequest, body: PeriodIn) -> Any:
    """Decide how often a branch counts its cash."""
    by, on = doors.actor_id(request), doors.today()
    given = body.dict(exclude={"unit"})
    services.set_cash_count_period(by=by, unit_id=forms.unit_named(body.unit), on=on, **given)
    return given


@router.post("/cash-counts/{int:count_id}/sign", response=dict[str, Any], operation_id="bookkeeping_sign_cash_count")
@doors.endpoint
def sign_cash_count(request: HttpRequest, count_id: int, body: SignIn) -> Any:
    """Sign the minutes."""
    services.sign_cash_count(by=doors.actor_id(request), count_id=_known(count_id), position=body.position, on=doors.today())
    return _told(count_id)


@router.post("/cash-counts/{int:count_id}/decide", response=dict[str, Any], operation_id="bookkeeping_decide_cash_difference")
@doors.endpoint
def decide_cash_difference(request: HttpRequest, count_id: int, body: DecisionIn) -> Any:
    """Book the difference as decided."""
    services.decide_cash_difference(by=doors.actor_id(request), count_id=_known(count_id), on=doors.today(), **body.dict())
    return _told(count_id)


@router.post("/cash-counts/{int:count_id}/void", response=dict[str, Any], operation_id="bookkeeping_void_cash_count")
@doors.endpoint
def void_cash_count(request: HttpRequest, count_id: int, body: ReasonIn) -> Any:
    """Void minutes that were written wrongly."""
    services.void_cash_count(by=doors.actor_id(request), count_id=_known(count_id), reason=body.reason, on=doors.today())
    return _told(count_id)


def _known(count_id: int) -> int:
    if not 0 < count_id < 2**63:
        raise Http404
    return count_id


def _row(row: queries.CountRow) -> dict[str, Any]:
    return {**asdict(row), "difference": row.difference, "state": row.state, "words": row.words}


def _told(count_id: int) -> dict[str, Any]:
    found = queries.cash_counts(ids=[_known(count_id)])
    if not found:
        raise Http404
    return _row(found[0])
