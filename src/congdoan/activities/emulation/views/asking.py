"""What the pages share: which initiative is meant, and a form that performs one use case."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.activities.emulation import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

LIST = ("Sáng kiến", "/3-thi-dua/sang-kien/")
COUNCILS = ("Hội đồng", "/3-thi-dua/hoi-dong/")


perform = partial(doors.perform, template="emulation/form.html")


def initiative_or_404(request: HttpRequest, initiative_id: int) -> queries.Details:
    """Return an initiative within reach as of the day asked about."""
    found = queries.details(initiative_id, on=doors.as_of(request)) if initiative_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def on_initiative(
    request: HttpRequest, initiative_id: int, act: str, make: Callable[[queries.Details], Form],
    call: Callable[[Any], object], *, heading: str, words: str, done: Callable[[Any], str] | str, **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case on an initiative; with good values, make the one call behind it and go back."""
    found = initiative_or_404(request, initiative_id)
    guard.require(doors.actor_id(request), f"emulation.{act}", at=found.row.unit_id, on=doors.today())
    back = reverse("emulation:initiative", args=[initiative_id])
    form = make(found)
    return perform(
        request, form, lambda: call(form), heading=heading, words=words, done=done, back=back,
        crumbs=[LIST, (found.row.code, back)], **{"detail": f"{found.row.code} · {found.row.title}", **context},
    )  # fmt: skip
