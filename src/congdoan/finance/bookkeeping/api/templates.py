"""The chief accountant's decisions for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema, Status

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router


class LineIn(Schema):
    """One line of a template: side (debit, credit), account, the one that may stand in its place, which sum of the event."""

    side: str = Field(max_length=10)
    account: str = Field(max_length=20)
    amount: str = Field(max_length=40)
    alternative: str = Field("", max_length=20)
    category: str = Field("", max_length=40)


class TemplateIn(Schema):
    unit: str = Field(max_length=40)
    event: str = Field(max_length=60)
    lines: list[LineIn] = Field(max_length=20)
    valid_from: date
    document: str = Field(max_length=300)


class EndIn(Schema):
    unit: str = Field(max_length=40)
    event: str = Field(max_length=60)
    valid_until: date


class SeparationIn(Schema):
    unit: str = Field(max_length=40)
    payer_may_prepare: bool
    since: date
    document: str = Field(max_length=300)
    reason: str = Field(max_length=300)


class TemplateOut(Schema):
    event: str
    chart: str
    name: str
    record_id: str
    needs_check: bool
    lines: list[dict[str, Any]]


class NewOut(Schema):
    id: int


@router.get("/templates/{unit}", response=list[TemplateOut], operation_id="bookkeeping_templates")
@doors.endpoint
def templates(request: HttpRequest, unit: str) -> Any:
    """Return how a unit books every event today."""
    unit_id = forms.unit_named(unit)
    access.require(doors.actor_id(request), "bookkeeping.read", at=unit_id, on=doors.today())
    fields = ("event", "chart", "name", "record_id", "needs_check")
    return [
        {field: getattr(one, field) for field in fields} | {"lines": list(record.fields["lines"])}
        for one, record in queries.templates_in_force(unit_id, on=doors.today())
    ]


@router.post("/templates", response=NewOut, operation_id="bookkeeping_set_template")
@doors.endpoint
def set_template(request: HttpRequest, body: TemplateIn) -> Any:
    """Decide how a unit and all below it book an event from a day on."""
    new = services.set_template(
        by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), event=body.event, lines=[line.dict() for line in body.lines],
        valid_from=body.valid_from, document=body.document, on=doors.today(),
    )  # fmt: skip
    return {"id": new}


@router.post("/template-ends", response={204: None}, operation_id="bookkeeping_end_template")
@doors.endpoint
def end_template(request: HttpRequest, body: EndIn) -> Any:
    """End a unit's own decision about an event."""
    services.end_template(
        by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), event=body.event, valid_until=body.valid_until, on=doors.today()
    )
    return Status(204, None)


@router.post("/separation", response={204: None}, operation_id="bookkeeping_set_separation")
@doors.endpoint
def set_separation(request: HttpRequest, body: SeparationIn) -> Any:
    """Decide whether in one unit who prepares a payment may also pay it."""
    services.set_separation(
        by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), on=doors.today(), **body.dict(exclude={"unit"})
    )
    return Status(204, None)
