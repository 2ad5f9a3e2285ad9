"""What every page of the shell needs: the menu, the day asked about, the mark of fictitious data, the shape of the answer."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from congdoan.finance.collection import queries as collection
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors, queries, rules

from . import menu

RUN = "collection.run_collection"


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the shell's part of every template's context; questions to the database wait until a template asks."""
    as_of, today = doors.as_of(request), doors.today()
    return {
        "shell": SimpleLazyObject(lambda: _shell(request, today)),
        "new_lines": SimpleLazyObject(lambda: _new_lines(request, today, is_past=as_of != today)),
        "as_of": as_of,
        "today": today,
        "is_past": as_of != today,
        "evidence_base": "office/drawer.html" if getattr(request, "htmx", False) else "office/base.html",
    }


def held(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the grants of whoever asks, looked up once a request."""
    if not hasattr(request, "held_grants"):
        request.held_grants = queries.grants_of(doors.actor_id(request), on=doors.today())  # type: ignore[attr-defined]
    return request.held_grants  # type: ignore[attr-defined,no-any-return]


def _shell(request: HttpRequest, today: date) -> dict[str, Any]:
    actor = getattr(request, "user", None)
    if actor is None or not actor.is_authenticated:
        return {"is_demo": queries.is_demo(), "grants": []}
    grants = held(request)
    roles = [grant["role"] for grant in grants]
    tasks = menu.tasks(roles, request.path)
    return {
        "is_demo": queries.is_demo(),
        "grants": grants,
        "place": grants[0]["name"] if grants else "",
        "post": grants[0]["role_name"] if grants else "chưa được giao vai trò",
        "desk": menu.entries(menu.DESK, roles, request.path),
        "tasks": tasks,
        "tabs": menu.tabs(tasks),
        "root_books": menu.entries(menu.ROOT_BOOKS, roles, request.path),
        "phone_bar": menu.entries(menu.PHONE_BAR, roles, request.path),
        "search": menu.address("organisations:search"),
        "seal": _seal(grants[0]["branch_id"], today) if grants else None,
    }


def _new_lines(request: HttpRequest, today: date, *, is_past: bool) -> dict[str, Any]:
    """Return how many imported lines wait for a run, for those who may read the single account, and whether the visitor may run it."""
    actor = getattr(request, "user", None)
    if actor is None or not actor.is_authenticated or is_past:
        return {"count": 0, "run_url": ""}
    roles = [grant["role"] for grant in held(request)]
    if not any(rules.allows(role, "collection.read") for role in roles):
        return {"count": 0, "run_url": ""}
    run = menu.Page("collection:run_collection", "", RUN)
    return {"count": collection.lines_to_run(), "run_url": menu.address(run.url_name) if menu.may_open(run, roles) else ""}


def _seal(unit_id: int, today: date) -> dict[str, Any] | None:
    """Return the newest seal of a unit's books within the last month: its day and the first letters of its code."""
    newest = next(iter(ledger.seals_of(unit_id, since=today - timedelta(days=31))), None)
    return {"day": newest.sealed_on, "code": f"{newest.sha256[:4]}·{newest.sha256[4:8]}"} if newest else None
