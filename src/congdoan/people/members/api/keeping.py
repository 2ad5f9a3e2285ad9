"""Filters under a name and how long records are kept, for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.members import queries, services
from congdoan.people.members.forms import id_of

from .parts import DoneOut, IdOut, router, who


class AskedIn(Schema):
    """What a list shows; empty: whatever there is."""

    unit: str = Field("", max_length=40)
    text: str = Field("", max_length=200)
    sex: str = Field("", max_length=3)
    section: str = Field("", max_length=120)
    state: str = Field("", max_length=4)


class FilterIn(Schema):
    unit: str = Field(max_length=40)
    name: str = Field(max_length=80)
    asked: AskedIn
    is_shared: bool = False


class FilterOut(Schema):
    id: int
    name: str
    owner: str
    is_own: bool
    is_shared: bool
    asked: dict[str, str]


class RetentionIn(Schema):
    unit: str = Field(max_length=40)
    months: int
    from_day: date
    decision: str = Field(max_length=120)


class DueOut(Schema):
    unit_code: str
    months: int
    count: int
    oldest: date


class PreviewOut(Schema):
    """Whose time is over; `mark` names exactly these persons."""

    units: list[DueOut]
    count: int
    mark: str


class EraseIn(Schema):
    mark: str = Field(max_length=64)


class ErasedOut(Schema):
    erased: int


@router.get("/filters", response=list[FilterOut], operation_id="members_saved_filters")
@doors.endpoint
def saved_filters(request: HttpRequest) -> Any:
    """Return one's own filters and those shared within reach."""
    guard.require_somewhere(doors.actor_id(request), "members.read", on=doors.today())
    return queries.saved_filters(doors.actor_id(request))


@router.post("/filters", response=IdOut, operation_id="members_save_filter")
@doors.endpoint
def save_filter(request: HttpRequest, body: FilterIn) -> Any:
    """Keep a question to the list of members under a name."""
    told = body.dict()
    return {"id": services.save_filter(unit_id=id_of(told.pop("unit")), **told, **who(request))}


@router.post("/filters/{int:filter_id}/drop", response=DoneOut, operation_id="members_drop_filter")
@doors.endpoint
def drop_filter(request: HttpRequest, filter_id: int) -> Any:
    """Forget a filter."""
    services.drop_filter(filter_id=min(filter_id, 2**63 - 1), **who(request))
    return {"done": True}


@router.get("/retention", response=PreviewOut, operation_id="members_retention")
@doors.endpoint
def retention(request: HttpRequest) -> Any:
    """Return whose records are to be erased today."""
    guard.require_somewhere(doors.actor_id(request), "members.read", on=doors.today())
    found = queries.due(on=doors.today())
    return {"units": found.units, "count": found.count, "mark": found.mark}


@router.post("/retention", response=IdOut, operation_id="members_set_retention")
@doors.endpoint
def set_retention(request: HttpRequest, body: RetentionIn) -> Any:
    """Decide how long whole records of former members are kept."""
    told = body.dict()
    return {"id": services.set_retention(unit_id=id_of(told.pop("unit")), **told, **who(request))}


@router.post("/retention/erase", response=ErasedOut, operation_id="members_erase_expired")
@doors.endpoint
def erase_expired(request: HttpRequest, body: EraseIn) -> Any:
    """Erase exactly whom the preview named."""
    return {"erased": services.erase_expired(mark=body.mark, **who(request))}
