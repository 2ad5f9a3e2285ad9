"""Paying out and the proofs of balances, for programs."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import payouts, proofs
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router


class DueOut(Schema):
    """What one body is owed; `accounts` are those of the register, the one registered last first. Đồng."""

    body: str
    name: str
    owed: int
    ordered: int
    left: int
    accounts: list[str]


class ShareIn(Schema):
    """One body by its code; without an amount all that is left, without an account the newest."""

    body: str = Field(max_length=40)
    amount: int | None = Field(None, gt=0, lt=10**15)
    account: str | None = Field(None, max_length=34)
    branch_code: str = Field("", max_length=8)


class SharesIn(Schema):
    unit: str = Field("", max_length=40)
    shares: list[ShareIn] = Field(min_length=1, max_length=forms.MOST_CHOICES)


class RefundIn(Schema):
    """How much of the line goes back, null = all that is left."""

    amount: int | None = Field(None, gt=0, lt=10**15)
    bank: str = Field("", max_length=120)
    branch_code: str = Field("", max_length=8)


class OrdersOut(Schema):
    """The ids of the payment orders made."""

    orders: list[int]


@router.get("/payouts", response=list[DueOut], operation_id="collection_share_dues")
@doors.endpoint
def share_dues(request: HttpRequest, unit: str = "") -> Any:
    """Return what a single account owes each union and upper body now."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    dues = payouts.share_dues(forms.collector_named(unit).id, on=doors.today())
    return [
        {
            "body": due.code, "name": due.name, "owed": due.owed, "ordered": due.ordered, "left": due.left,
            "accounts": [one.number for one in due.receivers],
        }
        for due in dues
    ]  # fmt: skip


@router.post("/payouts", response=OrdersOut, operation_id="collection_prepare_share_payments")
@doors.endpoint
def prepare_share_payments(request: HttpRequest, body: SharesIn) -> Any:
    """Order what a single account owes to some bodies."""
    unit = forms.collector_named(body.unit)
    known = forms.bodies_named([share.body for share in body.shares])
    choices = [
        services.ShareChoice(known[share.body.strip()].pk, share.amount, share.account, share.branch_code) for share in body.shares
    ]  # fmt: skip
    return {"orders": services.prepare_share_payments(by=doors.actor_id(request), unit_id=unit.id, choices=choices, on=doors.today())}


@router.post("/lines/{int:line_id}/refund", response=OrdersOut, operation_id="collection_prepare_refund")
@doors.endpoint
def prepare_refund(request: HttpRequest, line_id: int, body: RefundIn) -> Any:
    """Order money of a line back to the account that it came from."""
    unit_id = forms.unit_of_line(line_id)
    order = services.prepare_refund(by=doors.actor_id(request), unit_id=unit_id, line_id=line_id, on=doors.today(), **body.dict())
    return {"orders": [order]}


@router.get("/proofs", response=dict, operation_id="collection_prove_balances")
@doors.endpoint
def prove_balances(request: HttpRequest, unit: str = "") -> Any:
    """Prove that the books equal the bank, day by day, and that what units owe each other cancels, pair by pair."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    return proofs.told(proofs.prove(forms.collector_named(unit).id, on=doors.today()))
