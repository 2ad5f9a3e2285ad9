"""Handovers and supplements, for programs."""

from base64 import b64encode
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import localtime
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, services
from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.access import doors
from congdoan.foundation.reference import queries as reference

from .routing import router

Code = Annotated[str, Field(min_length=1, max_length=40)]
Dong = Annotated[int, Field(ge=-(10**15), le=10**15)]


class HandoverIn(Schema):
    unit: Code
    receiver: Code
    ended_on: date
    cash_counted: Annotated[int, Field(ge=0, le=10**15)]
    document: str = Field(max_length=300)
    given_by: str = Field(max_length=160)
    taken_by: str = Field(max_length=160)
    witness: str = Field("", max_length=160)
    reason: str = Field("", max_length=500)


class SupplementLineIn(Schema):
    """A debit above zero, a credit below, in whole đồng."""

    account: str = Field(min_length=1, max_length=20)
    item: str = Field("", max_length=40)
    amount: Dong


class SupplementIn(Schema):
    unit: Code
    accounting_date: date
    description: str = Field(min_length=1, max_length=500)
    source: str = Field(min_length=1, max_length=150)
    lines: list[SupplementLineIn] = Field(min_length=2, max_length=100)
    reason: str = Field(min_length=1, max_length=500)


class UndoIn(Schema):
    unit: Code
    reason: str = Field(min_length=1, max_length=300)


class EndIn(Schema):
    unit: Code


class UndoneOut(Schema):
    entries: int


class HandoverOut(Schema):
    handover: int


class EntryOut(Schema):
    entry: int


class FileOut(Schema):
    """The file in base64."""

    name: str
    media_type: str
    content: str


@router.post("/handovers", response=HandoverOut, operation_id="bookkeeping_hand_over")
@doors.endpoint
def hand_over(request: HttpRequest, body: HandoverIn) -> Any:
    """End a unit's books on a day and hand all they hold to a receiver."""
    given = body.dict()
    unit_id, receiver_id = forms.units_named([given.pop("unit"), given.pop("receiver")])
    by, on = doors.actor_id(request), doors.today()
    return {"handover": services.hand_over(by=by, unit_id=unit_id, receiver_id=receiver_id, on=on, **given)}


@router.post("/supplements", response=EntryOut, operation_id="bookkeeping_post_supplement")
@doors.endpoint
def post_supplement(request: HttpRequest, body: SupplementIn) -> Any:
    """Book one entry into books that have ended."""
    chart = reference.chart_on(body.accounting_date)
    lines = [(AccountKey(chart, line.account, line.item), line.amount) for line in body.lines]
    entry = services.post_supplement(
        by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), accounting_date=body.accounting_date,
        description=body.description, source=f"bookkeeping/supplement/{body.source}", lines=lines, reason=body.reason, on=doors.today(),
    )  # fmt: skip
    return {"entry": entry}


@router.get("/handovers/{code}/{kind}", response=FileOut, operation_id="bookkeeping_export_handover")
@doors.endpoint
def export_handover(request: HttpRequest, code: str, kind: str) -> Any:
    """Return the minutes (pdf) or the inventory (xlsx) of a unit's handover."""
    by, on = doors.actor_id(request), doors.today()
    file = services.export_handover(by=by, unit_id=forms.unit_named(code), kind=kind, made_at=localtime(), on=on)
    return {"name": file.name, "media_type": file.media_type, "content": b64encode(file.content).decode()}


@router.post("/handovers/undo", response=UndoneOut, operation_id="bookkeeping_undo_handover")
@doors.endpoint
def undo_handover(request: HttpRequest, body: UndoIn) -> Any:
    """Take a unit's handover back."""
    by, on = doors.actor_id(request), doors.today()
    return {"entries": services.undo_handover(by=by, unit_id=forms.unit_named(body.unit), reason=body.reason, on=on)}


@router.post("/handovers/end-unit", response=EndIn, operation_id="bookkeeping_end_unit")
@doors.endpoint
def end_unit(request: HttpRequest, body: EndIn) -> Any:
    """End a unit whose books were handed over."""
    services.end_unit(by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), on=doors.today())
    return {"unit": body.unit}
