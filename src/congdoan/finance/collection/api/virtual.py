"""Account numbers of payers' own, for programs."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Schema

from congdoan.finance.collection import forms, services
from congdoan.foundation.access import doors

from .routing import router


class PrefixIn(Schema):
    """What the bank lets the numbers of a collecting account begin with, and the agreement that says so."""

    unit: str = Field("", max_length=40)
    account: str = Field(max_length=40)
    prefix: str = Field(min_length=1, max_length=11)
    document: str = Field(min_length=1, max_length=200)


class PayerIn(Schema):
    payer: str = Field(min_length=1, max_length=40)


class UnitIn(Schema):
    """A collecting unit; `mark` insists on what a preview showed."""

    unit: str = Field("", max_length=40)
    mark: str | None = Field(None, max_length=64)


class CountOut(Schema):
    assigned: int


class PrefixOut(Schema):
    id: int


class NumberOut(Schema):
    number: str


@router.post("/virtual-prefix", response=PrefixOut, operation_id="collection_set_virtual_prefix")
@doors.endpoint
def set_virtual_prefix(request: HttpRequest, body: PrefixIn) -> Any:
    """Write down the prefix that the bank gave a collecting account."""
    unit_id, by = forms.collector_named(body.unit).id, doors.actor_id(request)
    new = services.set_virtual_prefix(
        by=by, unit_id=unit_id, number=body.account, prefix=body.prefix, document=body.document, on=doors.today()
    )  # fmt: skip
    return {"id": new}


@router.post("/virtual-account", response=NumberOut, operation_id="collection_assign_virtual_account")
@doors.endpoint
def assign_virtual_account(request: HttpRequest, body: PayerIn) -> Any:
    """Give a payer its own account number; asked again, the same one."""
    payer = forms.bodies_named([body.payer])[body.payer.strip()]
    return {"number": services.assign_virtual_account(by=doors.actor_id(request), payer_id=payer.pk, on=doors.today())}


@router.post("/virtual-accounts", response=CountOut, operation_id="collection_assign_all_virtual_accounts")
@doors.endpoint
def assign_all_virtual_accounts(request: HttpRequest, body: UnitIn) -> Any:
    """Give every payer of a unit that lacks one its own account number."""
    unit_id, by = forms.collector_named(body.unit).id, doors.actor_id(request)
    return {"assigned": services.assign_all_virtual_accounts(by=by, unit_id=unit_id, on=doors.today(), mark=body.mark)}
