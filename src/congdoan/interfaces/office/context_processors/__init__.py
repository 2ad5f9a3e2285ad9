"""What every page of the shell needs: the menu, the day asked about, the mark of fictitious data, the shape of the answer."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors, queries

from . import menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell's part of every template's context; questions to the database wait until a template asks."""
    as_of, today = doors.as_of(request), doors.today()
    return {
        "shell": SimpleLazyObject(lambda: _shell(request, today)),
        "as_of": as_of,
        "today": today,
        "is_past": as_of != today,
        "evidence_base": "office/drawer.html" if getattr(request, "htmx", False) else "office/base.html",
    }


def _shell(request: HttpRequest, today: date) -> dict[str, Any]:
    actor = getattr(request, "user", None)
    if actor is None or not actor.is_authenticated:
        return {"is_demo": queries.is_demo(), "grants": []}
    grants = queries.grants_of(actor.pk, on=today)
    roles = [grant["role"] for grant in grants]
    return {
        "is_demo": queries.is_demo(),
        "grants": grants,
        "place": grants[0]["name"] if grants else "",
        "post": grants[0]["role_name"] if grants else "chưa được giao vai trò",
        "desk": menu.entries(menu.DESK, roles, request.path),
        "tasks": menu.tasks(roles, request.path),
        "root_books": menu.entries(menu.ROOT_BOOKS, roles, request.path),
        "phone_bar": menu.entries(menu.PHONE_BAR, roles, request.path),
        "search": menu.address("organisations:search"),
        "seal": _seal(grants[0]["branch_id"], today) if grants else None,
    }


def _seal(unit_id: int, today: date) -> dict[str, Any] | None:
    """Return the newest seal of a unit's books within the last month: its day and the first letters of its code."""
    newest = next(iter(ledger.seals_of(unit_id, since=today - timedelta(days=31))), None)
    return {"day": newest.sealed_on, "code": f"{newest.sha256[:4]}·{newest.sha256[4:8]}"} if newest else None
