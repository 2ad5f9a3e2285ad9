"""What the pages of procedures share: the request of an address, a form that performs one use case, a button."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.activities.procedures import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

REQUESTS = ("Thủ tục", "/6-van-ban/thu-tuc/")


perform = partial(doors.perform, template="procedures/form.html")


def plain(text: str | None, longest: int = 80) -> str:
    """Return a text out of an address, short and without what cannot be kept."""
    return (text or "").replace("\x00", "").strip()[:longest]


def sent(request: HttpRequest, *, with_files: bool = False) -> tuple[Any, ...]:
    """Return what a form is bound to: nothing where the page was only opened; a form sent empty is a form that was sent."""
    if request.method != "POST":
        return ()
    return (request.POST, request.FILES) if with_files else (request.POST,)


def request_of(request: HttpRequest, filed_id: int, act: str = "read") -> queries.Details:
    """Return the request of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.details(filed_id, on=doors.as_of(request)) if filed_id < 2**63 else None
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"procedures.{act}", at=found.row.unit_id, on=doors.today())
    return found


def rights(request: HttpRequest, unit_id: int) -> dict[str, bool]:
    """Return for each use case whether the visitor may perform it in a unit."""
    acts = {name: f"procedures.{name}" for name in (*services.__all__, "decide_as_leader")}
    held = access.acts_at(doors.actor_id(request), acts.values(), at=unit_id, on=doors.today())
    return {name: held[act] for name, act in acts.items()}


def units_with(request: HttpRequest, act: str) -> list[tuple[int, str]]:
    """Return the visitor's units where an act is allowed, as choices."""
    by, on = doors.actor_id(request), doors.today()
    units = organisations.units_of(by, on=on)
    refused = set(access.unreached(by, f"procedures.{act}", at=[one.id for one in units], on=on)) if units else set()
    return [(one.id, one.name) for one in units if one.id not in refused]


def on_request(
    request: HttpRequest, filed_id: int, act: str, make: Callable[[queries.Details], Form], call: Callable[[Any], Any], *,
    heading: str, words: str, done: str, **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case on a request, and go back to its page."""
    found = request_of(request, filed_id, act)
    form, back = make(found), reverse("procedures:request", args=[filed_id])
    return perform(
        request, form, lambda: call(form.cleaned_data), heading=f"{heading}: {found.row.name}", words=words, done=done, back=back,
        crumbs=[REQUESTS, (found.row.person or found.row.name, back)], found=found, **context,
    )  # fmt: skip


def pressed(request: HttpRequest, filed_id: int, act: str, call: Callable[[], Any], *, done: str) -> HttpResponse:
    """Perform a use case that a button asks for on a request, and go back to its page."""
    request_of(request, filed_id, act)
    return doors.pressed(request, call, done=done, back=reverse("procedures:request", args=[filed_id]))
