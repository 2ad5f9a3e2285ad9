"""Vouchers for programs: written under the sender's own key, decided, paid, taken back."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Field, File, Schema, Status
from ninja.files import UploadedFile

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.queries import VoucherFilter
from congdoan.finance.bookkeeping.rules import PartDraft, VoucherDraft
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router

Id = Annotated[int, Field(ge=1, lt=2**63)]
Dong = Annotated[int, Field(ge=-(2**63), lt=2**63)]
MOST_ROWS = 500


class PartIn(Schema):
    """A line: a sum in đồng under a category; on a journal voucher a sum on one side of an account."""

    amount: Dong
    category: str = Field("", max_length=40)
    debt: str = Field("", max_length=40)
    note: str = Field("", max_length=400)
    side: str = Field("", max_length=10)
    account: str = Field("", max_length=20)
    party_id: Id | None = None


class ContentIn(Schema):
    kind: str = Field(max_length=20)
    voucher_date: date
    accounting_date: date | None = None
    counterpart: str = Field("", max_length=400)
    reason: str = Field(max_length=600)
    parts: list[PartIn] = Field(max_length=200)
    address: str = Field("", max_length=600)
    place: str = Field("", max_length=10)
    bank_account: str = Field("", max_length=120)
    enclosed: int = Field(0, ge=-(2**31), lt=2**31)

    def draft(self) -> VoucherDraft:
        """Return the content as the services take it."""
        told = self.dict(exclude={"parts"})
        told["accounting_date"] = self.accounting_date or self.voucher_date
        return VoucherDraft(**told, parts=tuple(PartDraft(**part.dict()) for part in self.parts))


class VoucherIn(ContentIn):
    """A new voucher. The same `client_key` sent again writes nothing and answers with the same voucher."""

    unit: str = Field(max_length=40)
    client_key: UUID


class MarkIn(Schema):
    """`reason` says why a limit of the year may be passed."""

    mark: str | None = Field(None, max_length=64)
    reason: str = Field("", max_length=1000)


class ReasonIn(Schema):
    reason: str = Field(max_length=1000)


class ReversalIn(ReasonIn):
    accounting_date: date
    red: bool = False


class ActOut(Schema):
    kind: str
    words: str
    entry_id: int | None
    recorded_by: int
    recorded_at: datetime


class VoucherOut(Schema):
    """A voucher as it stands; `mark` is the hash of its content, to be sent with an approval."""

    id: int
    unit_id: int
    kind: str
    number: str
    book: int | None
    state: str
    amount: int
    voucher_date: date
    accounting_date: date
    counterpart: str
    reason: str
    parts: list[PartIn]
    acts: list[ActOut]
    mark: str


class RowOut(Schema):
    id: int
    unit_id: int
    kind: str
    number: str
    accounting_date: date
    counterpart: str
    reason: str
    amount: int
    state: str


class EntryOut(Schema):
    entry_id: int


class NewOut(Schema):
    id: int


class NumberOut(Schema):
    number: str


@router.get("/vouchers", response=list[RowOut], operation_id="bookkeeping_vouchers")
@doors.endpoint
def vouchers(
    request: HttpRequest, unit: str = "", state: str = "", kind: str = "", text: str = "", before: Id | None = None, limit: int = 50
) -> Any:  # fmt: skip
    """Return vouchers within reach, newest first; `before` is the last id of the page before."""
    access.require_somewhere(doors.actor_id(request), "bookkeeping.read", on=doors.today())
    unit_id = forms.unit_named(unit) if unit else None
    chosen = VoucherFilter(unit_id=unit_id, states=(state,) if state else (), kind=kind[:20], text=text[:100])
    return queries.vouchers(chosen, before_id=before, limit=min(max(limit, 1), MOST_ROWS))


@router.get("/vouchers/{int:voucher_id}", response=VoucherOut, operation_id="bookkeeping_voucher")
@doors.endpoint
def voucher(request: HttpRequest, voucher_id: Id) -> Any:
    """Return one voucher with everything that was done to it."""
    found = queries.voucher(voucher_id)
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "bookkeeping.read", at=found.unit_id, on=doors.today())
    content, fields = found.content, ("kind", "voucher_date", "accounting_date", "counterpart", "reason", "parts", "amount")
    told = {name: getattr(found, name) for name in ("id", "unit_id", "number", "book", "state", "acts")}
    return told | {name: getattr(content, name) for name in fields} | {"mark": content.sha256}


@router.post("/vouchers", response=NewOut, operation_id="bookkeeping_draft_voucher")
@doors.endpoint
def draft_voucher(request: HttpRequest, body: VoucherIn) -> Any:
    """Write a voucher down as a draft, once for each client key."""
    content = ContentIn(**body.dict(exclude={"unit", "client_key"})).draft()
    new = services.draft_voucher(
        by=doors.actor_id(request), unit_id=forms.unit_named(body.unit), client_key=body.client_key, content=content, on=doors.today()
    )
    return {"id": new}


@router.put("/vouchers/{int:voucher_id}", response={204: None}, operation_id="bookkeeping_amend_voucher")
@doors.endpoint
def amend_voucher(request: HttpRequest, voucher_id: Id, body: ContentIn) -> Any:
    """Write a draft anew."""
    services.amend_voucher(by=doors.actor_id(request), voucher_id=voucher_id, content=body.draft(), on=doors.today())
    return Status(204, None)


@router.post("/vouchers/{int:voucher_id}/submit", response={204: None}, operation_id="bookkeeping_submit_voucher")
@doors.endpoint
def submit_voucher(request: HttpRequest, voucher_id: Id) -> Any:
    """Ask for the approval of a voucher."""
    services.submit_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today())
    return Status(204, None)


@router.post("/vouchers/{int:voucher_id}/approve", response=NumberOut, operation_id="bookkeeping_approve_voucher")
@doors.endpoint
def approve_voucher(request: HttpRequest, voucher_id: Id, body: MarkIn) -> Any:
    """Approve a voucher under the next number; with a mark only what was seen."""
    number = services.approve_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today(), **body.dict())
    return {"number": number}


@router.post("/vouchers/{int:voucher_id}/return", response={204: None}, operation_id="bookkeeping_return_voucher")
@doors.endpoint
def return_voucher(request: HttpRequest, voucher_id: Id, body: ReasonIn) -> Any:
    """Give a voucher back with what is to be changed."""
    services.return_voucher(by=doors.actor_id(request), voucher_id=voucher_id, comment=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/vouchers/{int:voucher_id}/pay", response=EntryOut, operation_id="bookkeeping_pay_voucher")
@doors.endpoint
def pay_voucher(request: HttpRequest, voucher_id: Id) -> Any:
    """Say that the money moved; the voucher is booked in the same moment."""
    return {"entry_id": services.pay_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today())}


@router.post("/vouchers/{int:voucher_id}/post", response=EntryOut, operation_id="bookkeeping_post_voucher")
@doors.endpoint
def post_voucher(request: HttpRequest, voucher_id: Id) -> Any:
    """Book an approved journal voucher."""
    return {"entry_id": services.post_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today())}


@router.post("/vouchers/{int:voucher_id}/void", response={204: None}, operation_id="bookkeeping_void_voucher")
@doors.endpoint
def void_voucher(request: HttpRequest, voucher_id: Id, body: ReasonIn) -> Any:
    """End a voucher whose money has not moved."""
    services.void_voucher(by=doors.actor_id(request), voucher_id=voucher_id, reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/vouchers/{int:voucher_id}/reverse", response=EntryOut, operation_id="bookkeeping_reverse_voucher")
@doors.endpoint
def reverse_voucher(request: HttpRequest, voucher_id: Id, body: ReversalIn) -> Any:
    """Take a booked voucher back by an opposite or a red entry."""
    entry_id = services.reverse_voucher(by=doors.actor_id(request), voucher_id=voucher_id, on=doors.today(), **body.dict())
    return {"entry_id": entry_id}


@router.post("/vouchers/{int:voucher_id}/files", response=NewOut, operation_id="bookkeeping_attach_file")
@doors.endpoint
def attach_file(request: HttpRequest, voucher_id: Id, file: File[UploadedFile]) -> Any:
    """Keep a file with a voucher."""
    content = file.read(MOST_BYTES + 1)
    new = services.attach_file(
        by=doors.actor_id(request), voucher_id=voucher_id, file_name=file.name or "tep", content=content, on=doors.today()
    )  # fmt: skip
    return {"id": new}


@router.get("/vouchers/{int:voucher_id}/paper.pdf", operation_id="bookkeeping_print_voucher")
@doors.endpoint
def print_voucher(request: HttpRequest, voucher_id: Id) -> Any:
    """Hand over a voucher as PDF/A."""
    if queries.voucher(voucher_id) is None:
        raise Http404
    made = services.print_voucher(by=doors.actor_id(request), voucher_id=voucher_id, made_at=localtime(), on=doors.today())
    disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=disposition)
