"""What the pages share: which stoppage is meant, and a form that performs one use case."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime

from congdoan.activities.disputes import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents.rules.register import Register, register_workbook

SIGNALS = ("Dấu hiệu", "/2-doi-thoai/dau-hieu/")
STOPPAGES = ("Ngừng việc", "/2-doi-thoai/ngung-viec/")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


perform = partial(doors.perform, template="disputes/form.html")


def now() -> datetime:
    """Return this moment, on the day that the doors know."""
    return datetime.combine(doors.today(), localtime().timetz())


def plain(text: str | None, longest: int = 80) -> str:
    """Return what an address says, without what no text holds."""
    return (text or "").replace("\x00", "")[:longest]


def workbook(register: Register, name: str) -> HttpResponse:
    """Give a register as a workbook of that name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(register_workbook(register, made_at=localtime()), content_type=WORKBOOK, headers=headers)


def stoppage_or_404(stoppage_id: int) -> queries.StoppageRow:
    """Return a stoppage within reach."""
    found = queries.stoppage(stoppage_id, on=doors.today()) if stoppage_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def on_stoppage(
    request: HttpRequest, stoppage_id: int, act: str, make: Callable[[], Form], call: Callable[[Form], object], *, heading: str, words: str,
    done: Callable[[Any], str] | str, template: str = "disputes/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case on a stoppage; with good values, make the one call behind it and go back."""
    found = stoppage_or_404(stoppage_id)
    guard.require(doors.actor_id(request), f"disputes.{act}", at=found.unit_id, on=doors.today())
    form, back = make(), reverse("disputes:stoppage", args=[stoppage_id])
    return perform(
        request, form, lambda: call(form), heading=f"{heading}: {found.employer_name}", words=words, done=done, back=back,
        crumbs=[STOPPAGES, (found.employer_name, back)], template=template, row=found, **context,
    )  # fmt: skip
