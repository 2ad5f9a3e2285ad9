"""What an address of notices asks for: the unit, the payer, the notice, the month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from congdoan.finance.collection.queries.units import Collector, UnknownCollector, collector_named
from congdoan.finance.notices import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.periods import month_of, parse_month
from congdoan.people.organisations import queries as organisations

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")


def crumbs(*places: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way here: finance, then the places between."""
    return [FINANCE, *places]


def of_list() -> tuple[str, str]:
    """Return the crumb of the list of notices."""
    return "Giấy báo", reverse("notices:notices")


def of_payer(body: Any) -> tuple[str, str]:
    """Return the crumb of a payer's own page."""
    return body.name, reverse("collection:payer", args=[body.code])


def asked_unit(request: HttpRequest, act: str = "read", *, known: Sequence[Collector] | None = None) -> Collector:
    """Return the collecting unit that the address names; 404 for one out of reach, a refusal without the right.

    `known` are the units within reach, if they were asked already, after the right to read somewhere.
    """
    by, on = doors.actor_id(request), doors.today()
    if known is None:
        access.require_somewhere(by, f"notices.{act}", on=on)
    try:
        unit = collector_named(request.GET.get("don_vi") or request.POST.get("don_vi"), known)
    except UnknownCollector as refusal:
        raise Http404 from refusal
    access.require(by, f"notices.{act}", at=unit.id, on=on)
    return unit


def owed_or_404(request: HttpRequest, code: str, *, on: date) -> queries.Owed:
    """Return what the payer with this code owes on a day; 404 out of reach, a refusal without the right."""
    found = organisations.by_code([code]) if "\x00" not in code else {}
    body = found.get(code.upper())
    owed = queries.owed_by(body.pk, on=on) if body else None
    if owed is None:
        raise Http404
    access.require(doors.actor_id(request), "notices.read", at=owed.payer_id, on=doors.today())
    return owed


def notice_or_404(request: HttpRequest, notice_id: int) -> queries.IssuedNotice:
    """Return a notice within reach that the visitor may read."""
    found = queries.notice(notice_id) if 0 < notice_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "notices.read", at=found.payer_id, on=doors.today())
    return found


def asked_month(request: HttpRequest, on: date) -> int:
    """Return the month that the address names (`?thang=06/2024`), the day's month when absent or unreadable."""
    try:
        return parse_month(request.GET.get("thang", "").replace("\x00", "")[:10])
    except ValueError:
        return month_of(on)
