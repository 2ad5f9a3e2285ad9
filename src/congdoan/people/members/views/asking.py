"""What the pages of members share: who is meant, where one stands, and a form that performs one use case."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.members import queries
from congdoan.people.organisations import queries as organisations

MEMBERS = ("Đoàn viên", "/4-doan-vien/doan-vien/")


perform = partial(doors.perform, template="members/form.html")


def person_or_404(request: HttpRequest, person_id: int) -> queries.PersonPage:
    """Return a person within reach as of the day asked about."""
    found = queries.person(person_id, on=doors.as_of(request)) if person_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def unit_asked(request: HttpRequest) -> Any:
    """Return the organisation that `?don_vi=` names, or None; 404 where nothing within reach bears the code."""
    code = request.GET.get("don_vi", "").replace("\x00", "")[:40].upper()
    if not code:
        return None
    found = organisations.by_code([code]).get(code)
    if found is None:
        raise Http404
    return found


def of_person(page: queries.PersonPage) -> tuple[str, str]:
    """Return the crumb of a person's page."""
    return page.full_name, reverse("members:person", args=[page.id])


def membership_act(
    request: HttpRequest, membership_id: int, act: str, form_class: type[Form], call: Callable[..., object], *, initial: dict[str, Any],
    heading: str, words: str, done: str,
) -> HttpResponse:  # fmt: skip
    """Perform a use case on one membership."""
    by, on = doors.actor_id(request), doors.today()
    one = queries.membership(membership_id) if membership_id < 2**63 else None
    if one is None:
        raise Http404
    guard.require(by, f"members.{act}", at=one.unit_id, on=on)
    form = form_class(request.POST or None, initial=initial)
    back = reverse("members:person", args=[one.person_id])
    return perform(
        request, form, lambda: call(by=by, membership_id=membership_id, on=on, **form.cleaned_data), heading=f"{heading}: {one.full_name}",
        words=words, done=done, back=back, crumbs=[MEMBERS, (one.full_name, back)],
    )  # fmt: skip
