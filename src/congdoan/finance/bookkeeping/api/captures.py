"""Vouchers that a device kept without a network, for programs."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.bookkeeping import services
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.foundation.access import doors

from .routing import router


class CapturePartIn(Schema):
    amount: Annotated[int, Field(ge=-(10**18), le=10**18)]
    category: str = Field(max_length=40)
    debt: str = Field("", max_length=40)
    note: str = Field("", max_length=300)


class CaptureIn(Schema):
    """One voucher under the key that the device gave it; amounts in whole đồng."""

    key: UUID
    kind: Literal["receipt", "payment"]
    date: date
    counterpart: str = Field(max_length=300)
    reason: str = Field(max_length=600)
    parts: list[CapturePartIn] = Field(max_length=200)


class CapturesIn(Schema):
    unit_id: Annotated[int, Field(ge=1, lt=2**63)]
    captures: list[CaptureIn] = Field(max_length=200)


class CaptureAnswerOut(Schema):
    """What became of one: taken, repeated (known from an earlier sending) or refused, with everything that is to be mended."""

    client_key: UUID
    state: str
    voucher_id: int | None
    words: list[str]


@router.post("/captures", response=list[CaptureAnswerOut], operation_id="bookkeeping_receive_captures")
@doors.endpoint
def receive_captures(request: HttpRequest, body: CapturesIn) -> Any:
    """Draft and submit what a device kept, one by one; the same key is written once."""
    captures = [
        services.Capture(
            one.key,
            VoucherDraft(
                kind=one.kind, voucher_date=one.date, accounting_date=one.date, counterpart=one.counterpart, reason=one.reason,
                parts=tuple(PartDraft(part.amount, part.category, part.debt, part.note) for part in one.parts),
            ),
        )
        for one in body.captures
    ]  # fmt: skip
    return services.receive_captures(by=doors.actor_id(request), unit_id=body.unit_id, captures=captures, on=doors.today())
