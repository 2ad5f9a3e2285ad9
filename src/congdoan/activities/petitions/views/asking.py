"""What the pages share: which petition is meant, and a form that performs one use case."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.activities.petitions import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

PETITIONS = ("Đơn thư", "/5-kiem-tra/don-thu/")
VISITS = ("Tiếp công dân", "/5-kiem-tra/tiep-dan/")
DECISIONS = ("Kỷ luật", "/5-kiem-tra/ky-luat/")


perform = partial(doors.perform, template="petitions/form.html")


def petition_or_404(petition_id: UUID) -> queries.PetitionRow:
    """Return a petition within reach."""
    found = queries.petition(petition_id, on=doors.today())
    if found is None:
        raise Http404
    return found


def units_for(request: HttpRequest, act: str) -> list[tuple[int, str]]:
    """Return the visitor's own units where they may do this, as choices."""
    by, on = doors.actor_id(request), doors.today()
    return [(one.id, one.name) for one in organisations.units_of(by, on=on) if access.may(by, act, at=one.id, on=on)]


def on_petition(
    request: HttpRequest, petition_id: UUID, act: str, make: Callable[[queries.PetitionRow], Form], call: Callable[[Form], object], *,
    heading: str, words: str, done: str, **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case on a petition; with good values, make the one call behind it and go back."""
    row = petition_or_404(petition_id)
    guard.require(doors.actor_id(request), f"petitions.{act}", at=row.unit_id, on=doors.today())
    form, back = make(row), reverse("petitions:petition", args=[petition_id])
    crumbs = [PETITIONS, (row.written_number or "Đơn mới", back)]
    return perform(request, form, lambda: call(form), heading=heading, words=words, done=done, back=back, crumbs=crumbs, row=row, **context)
