"""What payers are told, for programs."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.timezone import localtime
from ninja import Field, Router, Schema

from congdoan.finance.collection.queries.units import collector_named
from congdoan.finance.notices import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.periods import iso_month

router = Router()

Id = Annotated[int, Field(ge=1, lt=2**63)]
Code = Annotated[str, Field(min_length=1, max_length=40)]


class WhichIn(Schema):
    """A collecting unit and some of its payers by code; no payers: all who owe."""

    unit: str = Field("", max_length=40)
    payers: list[Code] | None = Field(None, max_length=services.MOST_AT_ONCE)


class IssueIn(WhichIn):
    """`mark` insists on what a preview showed."""

    mark: str | None = Field(None, max_length=64)


class WithdrawIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class AddressIn(Schema):
    """An empty address ends the mail."""

    payer: Code
    email: str = Field("", max_length=254)
    since: date | None = None


class SendIn(Schema):
    unit: str = Field("", max_length=40)
    notices: list[Id] = Field(max_length=5_000)
    again: bool = False


class MonthOut(Schema):
    month: str
    charged: int
    paid: int
    unpaid: int
    due_on: date | None
    why: str


class OwedOut(Schema):
    """Amounts in whole đồng. `payload` is empty where no VietQR code can carry the sum; `words` then say how to pay."""

    payer: str
    name: str
    unit: str
    fund: str
    months: list[MonthOut]
    unpaid: int
    credit: int
    to_pay: int
    bank: str
    account: str
    holder: str
    note: str
    payload: str
    words: str


class NoticeOut(Schema):
    id: int
    number: str
    payer_id: int
    issued_on: date
    to_pay: int
    note: str
    pdf_sha256: str
    withdrawn_on: date | None


class PreviewOut(Schema):
    count: int
    to_pay: int
    standing: int
    unable: list[str]
    mark: str


class IssuedOut(Schema):
    notices: list[int]
    standing: int
    unable: int
    to_pay: int


class SentOut(Schema):
    queued: int
    standing: int
    without: int
    withdrawn: int
    job: int


class DoneOut(Schema):
    done: bool = True


class AddressOut(Schema):
    email: str


@router.get("/owed/{payer}", response=OwedOut, operation_id="notices_owed")
@doors.endpoint
def owed(request: HttpRequest, payer: str) -> Any:
    """Return what a payer owes today and how it pays."""
    (payer_id,) = forms.payers_named([payer]) or [0]
    told = queries.owed_by(payer_id, on=doors.today())
    if told is None:
        raise Http404
    access.require(doors.actor_id(request), "notices.read", at=payer_id, on=doors.today())
    payment, account = told.payment, told.account
    months = [
        {"month": iso_month(row.month), "charged": row.charged, "paid": row.paid, "unpaid": row.rest, "due_on": row.due_on, "why": row.why}
        for row in told.rows
    ]
    return {
        "payer": told.code, "name": told.name, "unit": told.unit_code, "fund": told.fund, "months": months, "unpaid": told.unpaid,
        "credit": told.credit, "to_pay": told.to_pay, "bank": account.bank if account else "", "account": account.number if account else "",
        "holder": account.holder if account else "", "note": payment.note if payment else "", "payload": payment.payload if payment else "",
        "words": told.words,
    }  # fmt: skip


@router.get("/notices", response=list[NoticeOut], operation_id="notices_notices")
@doors.endpoint
def notices(request: HttpRequest, payer: str) -> Any:
    """Return the notices of one payer, newest first."""
    access.require_somewhere(doors.actor_id(request), "notices.read", on=doors.today())
    return queries.notices(payer_ids=forms.payers_named([payer]))


@router.post("/preview", response=PreviewOut, operation_id="notices_preview_notices")
@doors.endpoint
def preview_notices(request: HttpRequest, body: WhichIn) -> Any:
    """Tell which notices would be issued; nothing is written."""
    by, on = doors.actor_id(request), doors.today()
    found = services.preview_notices(by=by, unit_id=collector_named(body.unit).id, on=on, payer_ids=_payers(body))
    unable = [one.code for one in found.unable]
    return {"count": len(found.owing), "to_pay": found.to_pay, "standing": found.standing, "unable": unable, "mark": found.mark}


@router.post("/issue", response=IssuedOut, operation_id="notices_issue_notices")
@doors.endpoint
def issue_notices(request: HttpRequest, body: IssueIn) -> Any:
    """Issue a notice to each payer who owes and holds none of this month."""
    by, on = doors.actor_id(request), doors.today()
    unit = collector_named(body.unit)
    done = services.issue_notices(by=by, unit_id=unit.id, on=on, made_at=localtime(), payer_ids=_payers(body), mark=body.mark)
    return {"notices": list(done.issued), "standing": done.standing, "unable": done.unable, "to_pay": done.to_pay}


@router.post("/notices/{int:notice_id}/withdraw", response=DoneOut, operation_id="notices_withdraw_notice")
@doors.endpoint
def withdraw_notice(request: HttpRequest, notice_id: int, body: WithdrawIn) -> Any:
    """Take a notice back with a reason."""
    services.withdraw_notice(by=doors.actor_id(request), notice_id=min(notice_id, 2**63 - 1), reason=body.reason, on=doors.today())
    return {"done": True}


@router.post("/address", response=AddressOut, operation_id="notices_set_notice_address")
@doors.endpoint
def set_notice_address(request: HttpRequest, body: AddressIn) -> Any:
    """Write down where a payer reads its mail from a day on."""
    (payer_id,) = forms.payers_named([body.payer]) or [0]
    by, on = doors.actor_id(request), doors.today()
    return {"email": services.set_notice_address(by=by, payer_id=payer_id, email=body.email, on=on, since=body.since)}


@router.post("/send", response=SentOut, operation_id="notices_send_notices")
@doors.endpoint
def send_notices(request: HttpRequest, body: SendIn) -> Any:
    """Put notices in the queue of mail and have the worker send them."""
    by, on = doors.actor_id(request), doors.today()
    done = services.send_notices(by=by, unit_id=collector_named(body.unit).id, notice_ids=body.notices, on=on, again=body.again)
    job = access.enqueue(by=by, command="notices_deliver_notices", arguments={}, title=f"Gửi {done.queued} giấy báo")
    return {"queued": done.queued, "standing": done.standing, "without": done.without, "withdrawn": done.withdrawn, "job": job}


def _payers(body: WhichIn) -> list[int] | None:
    return None if body.payers is None else forms.payers_named(body.payers)
