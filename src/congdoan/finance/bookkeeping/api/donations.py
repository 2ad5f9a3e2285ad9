"""Donations for programs."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors

from .advances import Dong
from .routing import router

MOST_ROWS = 500


class DonationIn(Schema):
    """What a donor gave: `measure` in whole đồng of money, in pieces of a thing."""

    unit: str = Field(max_length=40)
    received_on: date
    donor: str = Field(min_length=1, max_length=160)
    form: Literal["cash", "bank", "thing"]
    measure: Dong
    purpose: str = Field(min_length=1, max_length=300)
    donor_address: str = Field("", max_length=300)
    thing: str = Field("", max_length=200)
    worth: int = Field(0, ge=0, lt=10**15)
    board: str = Field("", max_length=300)


class ReceiptIn(Schema):
    voucher: int


class UseIn(Schema):
    measure: Dong
    words: str = Field(min_length=1, max_length=300)
    voucher: int | None = None


class VoidIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class TakeBackIn(VoidIn):
    place: int = Field(ge=1, le=10_000)


@router.get("/donations", response=dict[str, Any], operation_id="bookkeeping_donations")
@doors.endpoint
def donations(request: HttpRequest, unit: str = "", before: int | None = None) -> Any:
    """Return donations within reach, newest first, a page at a time."""
    rows = queries.donations(unit_ids=[forms.unit_named(unit)] if unit else None, before_id=before, limit=MOST_ROWS + 1)
    shown = rows[:MOST_ROWS]
    return {"donations": [_row(row) for row in shown], "next_before": shown[-1].id if len(rows) > MOST_ROWS else None}


@router.post("/donations", response=dict[str, Any], operation_id="bookkeeping_register_donation")
@doors.endpoint
def register_donation(request: HttpRequest, body: DonationIn) -> Any:
    """Write a donation down."""
    gift = services.Gift(**body.dict(exclude={"unit"}))
    unit_id = forms.unit_named(body.unit)
    return _told(services.register_donation(by=doors.actor_id(request), unit_id=unit_id, gift=gift, on=doors.today()))


@router.post("/donations/{donation_id}/receipt", response=dict[str, Any], operation_id="bookkeeping_receipt_donation")
@doors.endpoint
def receipt_donation(request: HttpRequest, donation_id: int, body: ReceiptIn) -> Any:
    """Say which booked receipt brought the money."""
    services.receipt_donation(by=doors.actor_id(request), donation_id=donation_id, voucher_id=body.voucher, on=doors.today())
    return _told(donation_id)


@router.post("/donations/{donation_id}/use", response=dict[str, Any], operation_id="bookkeeping_use_donation")
@doors.endpoint
def use_donation(request: HttpRequest, donation_id: int, body: UseIn) -> Any:
    """Write down what it was used for."""
    services.use_donation(
        by=doors.actor_id(request), donation_id=donation_id, measure=body.measure, words=body.words, voucher_id=body.voucher,
        on=doors.today(),
    )  # fmt: skip
    return _told(donation_id)


@router.post("/donations/{donation_id}/take-back", response=dict[str, Any], operation_id="bookkeeping_take_back_donation_step")
@doors.endpoint
def take_back_donation_step(request: HttpRequest, donation_id: int, body: TakeBackIn) -> Any:
    """Take a receipt or a use back."""
    services.take_back_donation_step(
        by=doors.actor_id(request), donation_id=donation_id, place=body.place, reason=body.reason, on=doors.today()
    )  # fmt: skip
    return _told(donation_id)


@router.post("/donations/{donation_id}/void", response=dict[str, Any], operation_id="bookkeeping_void_donation")
@doors.endpoint
def void_donation(request: HttpRequest, donation_id: int, body: VoidIn) -> Any:
    """Void what was written down wrongly."""
    services.void_donation(by=doors.actor_id(request), donation_id=donation_id, reason=body.reason, on=doors.today())
    return _told(donation_id)


def _told(donation_id: int) -> dict[str, Any]:
    return _row(queries.donations(ids=[donation_id])[0])


def _row(row: queries.DonationRow) -> dict[str, Any]:
    fields = ("id", "unit_id", "number", "year", "received_on", "donor", "form", "thing", "measure", "worth", "purpose", "board")
    told = {name: getattr(row, name) for name in (*fields, "used", "left")}
    return told | {"receipt": row.receipt.voucher_id if row.receipt else None, "lacks": list(row.lacks), "is_void": row.is_void}
