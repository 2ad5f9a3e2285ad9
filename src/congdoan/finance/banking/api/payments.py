"""Payment orders for programs: read them, approve, return, cancel, make files, record what the bank answers."""

from datetime import datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, File, Form, Schema
from ninja.files import UploadedFile

from congdoan.finance.banking import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router

MOST_ORDERS = 500


class ChosenIn(Schema):
    """Orders of one unit, by their numbers."""

    unit: str = Field(max_length=40)
    orders: list[str] = Field(min_length=1, max_length=forms.MOST_CHOSEN)


class ExportIn(ChosenIn):
    """The kind of file wanted: a template's name, or pain001."""

    layout: str = Field(max_length=60)


class ReasonIn(Schema):
    reason: str = Field(min_length=1, max_length=300)


class OutcomeIn(ReasonIn):
    outcome: Literal["sent", "paid_by_hand", "failed"]


class CountOut(Schema):
    count: int


class FileOut(Schema):
    """A file made for the bank; amounts in whole đồng."""

    id: int
    layout: str
    file_name: str
    sha256: str
    order_count: int
    total: int
    exported_at: datetime


class PaymentOut(Schema):
    """An order and where it stands; `proven_by` is the bank line that shows its money leaving, null when there is none."""

    id: int
    unit_id: int
    number: str
    source: str
    name: str
    account: str
    bank: str
    bin: str
    branch_code: str
    amount: int
    note: str
    debit_number: str
    state: str
    replaces: str | None
    replaced_by: str | None
    proven_by: int | None


class PaymentsOut(Schema):
    """Orders, newest first; `next_before` is the id to ask from, null on the last page."""

    payments: list[PaymentOut]
    next_before: int | None


class ResultsOut(Schema):
    paid: int
    failed: int
    pending: int
    known: int


@router.get("/payments", response=PaymentsOut, operation_id="banking_payments")
@doors.endpoint
def payments(request: HttpRequest, unit: str, state: str = "", text: str = "", before: int | None = None) -> Any:
    """Return a unit's orders, newest first, a page at a time."""
    by, on = doors.actor_id(request), doors.today()
    unit_id = forms.branch_of(unit, by=by, on=on)
    access.require(by, "banking.read", at=unit_id, on=on)
    states, words = ([state] if state else None), text.replace("\x00", "")[:100]
    rows = queries.payments(unit_id=unit_id, states=states, text=words, before_id=before, limit=MOST_ORDERS + 1)
    proven = queries.proofs(unit_id)
    page = rows[:MOST_ORDERS]
    return {"payments": [_told(row, proven) for row in page], "next_before": page[-1].id if len(rows) > MOST_ORDERS else None}


@router.get("/payments/{int:order_id}", response=PaymentOut, operation_id="banking_payment")
@doors.endpoint
def payment(request: HttpRequest, order_id: int) -> Any:
    """Return one order."""
    row = _found(order_id)
    access.require(doors.actor_id(request), "banking.read", at=row.unit_id, on=doors.today())
    return _told(row, queries.proofs(row.unit_id))


@router.post("/payments/approve", response=CountOut, operation_id="banking_approve_payments")
@doors.endpoint
def approve_payments(request: HttpRequest, body: ChosenIn) -> Any:
    """Approve prepared orders; nobody approves their own."""
    by, on = doors.actor_id(request), doors.today()
    unit_id, ids = forms.payments_numbered(body.orders, unit=body.unit, by=by, on=on)
    return {"count": services.approve_payments(by=by, unit_id=unit_id, order_ids=ids, on=on)}


@router.post("/payments/export", response=list[FileOut], operation_id="banking_export_payments")
@doors.endpoint
def export_payments(request: HttpRequest, body: ExportIn) -> Any:
    """Make the files of approved orders; each order leaves once."""
    by, on = doors.actor_id(request), doors.today()
    unit_id, ids = forms.payments_numbered(body.orders, unit=body.unit, by=by, on=on)
    files = services.export_payments(by=by, unit_id=unit_id, order_ids=ids, layout=body.layout, on=on)
    return queries.payment_files(ids=files, limit=len(files))


@router.get("/payments/files/{int:file_id}", response=None, operation_id="banking_payment_file")
@doors.endpoint
def payment_file(request: HttpRequest, file_id: int) -> Any:
    """Return a file made for the bank, byte for byte."""
    found = queries.payment_file(file_id) if 0 < file_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "banking.read", at=found[0].unit_id, on=doors.today())
    return HttpResponse(found[1], content_type="application/octet-stream")


@router.post("/payments/{int:order_id}/return", response=PaymentOut, operation_id="banking_return_payment")
@doors.endpoint
def return_payment(request: HttpRequest, order_id: int, body: ReasonIn) -> Any:
    """Turn an order down, with a reason."""
    unit_id = _found(order_id).unit_id
    services.return_payment(by=doors.actor_id(request), unit_id=unit_id, order_id=order_id, reason=body.reason, on=doors.today())
    return _told(_found(order_id), {})


@router.post("/payments/{int:order_id}/cancel", response=PaymentOut, operation_id="banking_cancel_payment")
@doors.endpoint
def cancel_payment(request: HttpRequest, order_id: int, body: ReasonIn) -> Any:
    """Withdraw an order that has not left, with a reason."""
    unit_id = _found(order_id).unit_id
    services.cancel_payment(by=doors.actor_id(request), unit_id=unit_id, order_id=order_id, reason=body.reason, on=doors.today())
    return _told(_found(order_id), {})


@router.post("/payments/{int:order_id}/outcome", response=PaymentOut, operation_id="banking_record_outcome")
@doors.endpoint
def record_outcome(request: HttpRequest, order_id: int, body: OutcomeIn) -> Any:
    """Say what became of an order that left, where no file of the bank tells it."""
    row, by, on = _found(order_id), doors.actor_id(request), doors.today()
    services.record_outcome(by=by, unit_id=row.unit_id, order_id=order_id, outcome=body.outcome, reason=body.reason, on=on)
    return _told(_found(order_id), queries.proofs(row.unit_id))


@router.post("/payments/results/preview", response=dict, operation_id="banking_preview_results")
@doors.endpoint
def preview_results(request: HttpRequest, file: File[UploadedFile], unit: Form[str]) -> Any:
    """Tell what a result file says of a unit's orders; nothing is written."""
    by, on = doors.actor_id(request), doors.today()
    unit_id = forms.branch_of(unit, by=by, on=on)
    return forms.results_told(
        services.preview_results(by=by, unit_id=unit_id, file_name=file.name or "", content=file.read(), on=on)
    )  # fmt: skip


@router.post("/payments/results", response=ResultsOut, operation_id="banking_record_results")
@doors.endpoint
def record_results(request: HttpRequest, file: File[UploadedFile], unit: Form[str], mark: Form[str | None] = None) -> Any:
    """Record what the bank answers; the same file again changes nothing."""
    by, on = doors.actor_id(request), doors.today()
    unit_id = forms.branch_of(unit, by=by, on=on)
    return services.record_results(by=by, unit_id=unit_id, file_name=file.name or "", content=file.read(), on=on, mark=mark or None)


def _found(order_id: int) -> queries.PaymentRow:
    found = queries.payments(ids=[order_id]) if 0 < order_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


def _told(row: queries.PaymentRow, proven: dict[int, int]) -> dict[str, Any]:
    names = (name for name in PaymentOut.model_fields if name != "proven_by")
    return {name: getattr(row, name) for name in names} | {"proven_by": proven.get(row.id)}
