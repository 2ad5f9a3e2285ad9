"""Opening balances and past vouchers from tables, for programs."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, File, Form, Schema, UploadedFile

from congdoan.finance.bookkeeping import forms, services
from congdoan.foundation.access import doors

from .routing import router

Code = Annotated[str, Field(min_length=1, max_length=40)]


class OpenedOut(Schema):
    booked: int
    replaced: int
    standing: int


@router.post("/opening", response=OpenedOut, operation_id="bookkeeping_import_opening")
@doors.endpoint
def import_opening(request: HttpRequest, unit: Form[Code], first_day: Form[date], file: File[UploadedFile]) -> Any:
    """Book the opening balances of a table."""
    by, on = doors.actor_id(request), doors.today()
    content, name = file.read(), str(file.name or "")[:200]
    return services.import_opening(by=by, unit_id=forms.unit_named(unit), content=content, file_name=name, first_day=first_day, on=on)


class CashBookOut(Schema):
    """Sums in whole đồng."""

    entries: int
    come: int
    gone: int


@router.post("/cash-book", response=CashBookOut, operation_id="bookkeeping_import_cash_book")
@doors.endpoint
def import_cash_book(request: HttpRequest, unit: Form[Code], file: File[UploadedFile]) -> Any:
    """Book every row of a cash book."""
    by, on = doors.actor_id(request), doors.today()
    content, name = file.read(), str(file.name or "")[:200]
    return services.import_cash_book(by=by, unit_id=forms.unit_named(unit), content=content, file_name=name, on=on)
