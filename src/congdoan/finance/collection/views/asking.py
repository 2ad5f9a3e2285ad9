"""What an address of collection asks for: the unit, the line, the page or a piece of it."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import forms
from congdoan.finance.collection.forms import UnknownCollector, collector_named
from congdoan.finance.collection.queries.units import Collector, collectors, collectors_above
from congdoan.foundation.access import doors, queries
from congdoan.foundation.access import services as access

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")


def crumbs(*places: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way here: finance, then the places between."""
    return [FINANCE, *((words, reverse(name)) for words, name in places)]


def asked_unit(request: HttpRequest) -> Collector:
    """Return the collecting unit that the address names (`?don_vi=`), or the only one within reach; 404 for one that is not."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    return _named(request, collectors())


def any_unit(request: HttpRequest) -> tuple[Collector | None, Sequence[Collector]]:
    """Return the unit asked for and all within reach; no unit where none runs a single account."""
    access.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    known = collectors()
    return (_named(request, known) if known or request.GET.get("don_vi") else None), known


def _named(request: HttpRequest, known: Sequence[Collector]) -> Collector:
    try:
        return collector_named(request.GET.get("don_vi"), known)
    except UnknownCollector as refusal:
        raise Http404 from refusal


def line_or_404(line_id: int) -> banking.LineRow:
    """Return a bank line within reach."""
    found = banking.lines(ids=[line_id]) if 0 < line_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


def collector_of(body_id: int, request: HttpRequest) -> int:
    """Return the unit whose single account a body pays into: the nearest above it that runs one.

    Where none is within reach, a body that the visitor cannot read for: a payer's page without its payments would tell untruths.
    """
    on = doors.as_of(request)
    found = collectors_above([body_id], on=on)[body_id]
    if found is not None:
        return found
    above = queries.ancestors([body_id], on=on)[body_id]
    return above[-1] if above else body_id


def sorted_by(request: HttpRequest, usual: str) -> None:
    """Let the address say the usual order where it says none, so that the column it follows is marked."""
    if not request.GET.get("xep"):
        told = request.GET.copy()
        told["xep"] = usual
        request.GET = told  # type: ignore[assignment]


def is_htmx(request: HttpRequest) -> bool:
    """Tell whether the page asks for a piece of itself."""
    return bool(getattr(request, "htmx", False))


def htmx_target(request: HttpRequest) -> str:
    """Return the id of the element that a piece is for; empty when a whole page is asked for."""
    htmx = getattr(request, "htmx", None)
    return str(htmx.target or "") if htmx else ""


def without_unit(request: HttpRequest, here: str) -> HttpResponse:
    """Say that nobody within reach runs a single account, and how one is opened."""
    may = queries.may_somewhere(doors.actor_id(request), "collection.open_account", on=doors.today())
    context = {"here": here, "crumbs": crumbs(), "open_url": reverse("collection:open_account") if may else ""}
    return render(request, "collection/queue_none.html", context)


def given_rows(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the rows of parts that a form was sent with, and room for another."""
    given = request.POST
    numbers = range(1, forms.MOST_ROWS + 1)
    rows = [
        {"number": n, "kind": given.get(f"kind_{n}", "KPCD"), "body": given.get(f"body_{n}", ""), "amount": given.get(f"amount_{n}", "")}
        for n in numbers
    ]
    last = max((place for place, row in enumerate(rows) if row["body"] or row["amount"]), default=0)
    return rows[: max(3, min(last + 2, forms.MOST_ROWS))]
