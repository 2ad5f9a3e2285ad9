"""What the pages of foundings share: which one is meant, and a form that performs one use case."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.activities.grassroots import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

FOUNDINGS = ("Thành lập", "/4-doan-vien/thanh-lap/")


perform = partial(doors.perform, template="grassroots/form.html")


def founding_or_404(founding_id: int, request: HttpRequest) -> queries.FoundingRow:
    """Return a founding within reach as of the day asked about."""
    found = queries.founding(founding_id, on=doors.as_of(request)) if founding_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def on_founding(
    request: HttpRequest, founding_id: int, act: str, make: Callable[[], Form], call: Callable[[Form], object], *, heading: str,
    words: str, done: Callable[[Any], str] | str, template: str = "grassroots/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case on a founding; with good values, make the one call behind it and go back."""
    found = founding_or_404(founding_id, request)
    guard.require(doors.actor_id(request), f"grassroots.{act}", at=found.unit_id, on=doors.today())
    form, back = make(), reverse("grassroots:founding", args=[founding_id])
    crumbs = [FOUNDINGS, (found.name, back)]
    return perform(
        request, form, lambda: call(form), heading=f"{heading}: {found.name}", words=words, done=done, back=back, crumbs=crumbs,
        template=template, founding=found, **context,
    )  # fmt: skip
