"""What an address of notices asks for."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from congdoan.finance.notices import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.people.organisations import queries as organisations

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")


def crumbs(*places: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way here: finance, then the places between."""
    return [FINANCE, *places]


def of_payer(body: Any) -> tuple[str, str]:
    """Return the crumb of a payer's own page."""
    return body.name, reverse("collection:payer", args=[body.code])


def owed_or_404(request: HttpRequest, code: str, *, on: date) -> queries.Owed:
    """Return what the payer with this code owes on a day; 404 out of reach, a refusal without the right."""
    found = organisations.by_code([code]) if "\x00" not in code else {}
    body = found.get(code.upper())
    owed = queries.owed_by(body.pk, on=on) if body else None
    if owed is None:
        raise Http404
    access.require(doors.actor_id(request), "notices.read", at=owed.unit_id, on=doors.today())
    return owed


def number(text: str | None) -> int | None:
    """Return a whole number out of an address, or None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None
