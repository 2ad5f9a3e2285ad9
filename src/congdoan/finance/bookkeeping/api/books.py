"""Books for programs: pages of lines, and whole books as files."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from ninja import Schema

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

from .routing import router

MOST_ENTRIES = 500


class LineOut(Schema):
    """One line of a book; amounts in đồng, `balance` after it (null in the journal)."""

    day: date
    entry_id: int
    voucher_id: int | None
    number: str
    description: str
    category: str
    counter: str
    incoming: int
    outgoing: int
    balance: int | None


class BookOut(Schema):
    """A page of a book; `next` is the day and entry after which the following page begins."""

    name: str
    code: str
    needs_check: bool
    opening: int
    debit: int
    credit: int
    closing: int
    lines: list[LineOut]
    next: tuple[date, int] | None


@router.get("/books/{unit}/{key}", response=BookOut, operation_id="bookkeeping_book")
@doors.endpoint
def book(
    request: HttpRequest, unit: str, key: str, since: date, until: date, account: str = "", after_day: date | None = None,
    after_entry: int = 0,
) -> Any:  # fmt: skip
    """Return a page of a unit's book over some days."""
    unit_id = forms.unit_named(unit)
    access.require(doors.actor_id(request), "bookkeeping.read", at=unit_id, on=doors.today())
    services.require_days(since, until)
    asked = queries.book(key, account=account[:20])
    after = (after_day, min(max(after_entry, 0), 2**63 - 1)) if after_day else None
    page = queries.book_page(unit_id, asked, since=since, until=until, after=after, limit=MOST_ENTRIES)
    sums = {name: getattr(page.sums, name) for name in ("opening", "debit", "credit", "closing")}
    head = {"name": asked.name, "code": asked.code, "needs_check": asked.needs_check}
    return head | sums | {"lines": page.lines, "next": page.next}


@router.get("/books/{unit}/{key}/file.{kind}", operation_id="bookkeeping_export_book")
@doors.endpoint
def export_book(request: HttpRequest, unit: str, key: str, kind: str, since: date, until: date, account: str = "") -> Any:
    """Hand over a whole book as xlsx or pdf."""
    made = services.export_book(
        by=doors.actor_id(request), unit_id=forms.unit_named(unit), book=key, since=since, until=until, kind=kind, made_at=localtime(),
        on=doors.today(), account=account[:20],
    )  # fmt: skip
    disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=disposition)
