"""What the pages of programmes share: the thing asked for, crumbs, rights, the answer to a form or a button."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Nghị quyết, chương trình", reverse("programmes:programmes")), *more]


def here(found: queries.Details) -> tuple[str, str]:
    return found.row.title, reverse("programmes:programme", args=[found.row.id])


def programme_of(request: HttpRequest, programme_id: int, act: str = "read") -> queries.Details:
    """Return the programme of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.details(programme_id, on=doors.as_of(request))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found.row.unit_id, on=doors.today())
    return found


def task_of(request: HttpRequest, task_id: int, act: str = "read") -> queries.TaskDetails:
    """Return the task of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.task(task_id, on=doors.as_of(request), after=doors.number(request.GET.get("sau")))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found.row.unit_id, on=doors.today())
    return found


def target_of(request: HttpRequest, target_id: int, act: str = "read") -> queries.TargetDetails:
    """Return the target of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.target(target_id, year=doors.number(request.GET.get("nam"), digits=4))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found.row.unit_id, on=doors.today())
    return found


def rights(request: HttpRequest, unit_id: int) -> dict[str, bool]:
    """Return for each use case whether the visitor may perform it in a unit."""
    acts = {name: f"programmes.{name}" for name in services.__all__}
    held = access.acts_at(doors.actor_id(request), acts.values(), at=unit_id, on=doors.today())
    return {name: held[act] for name, act in acts.items()}


def plain(text: str | None, longest: int = 200) -> str:
    return (text or "").replace("\x00", "")[:longest]


def use_case(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], tuple[str, str]], *, back: str, trail: list[tuple[str, str]],
    template: str = "programmes/form.html", **told: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values make the one call behind it, which returns the address to go to and what was done."""
    answer: dict[str, Any] = {"back": itemgetter(0), "done": itemgetter(1)}
    return doors.perform(request, form, call, leave=back, crumbs=trail, template=template, **answer, **told)


def pressed(request: HttpRequest, call: Callable[[], tuple[str, str]], *, back: str) -> HttpResponse:
    """Perform a use case that a button asks for; it returns the address to go to and what was done."""
    return doors.pressed(request, call, done=itemgetter(1), onwards=itemgetter(0), back=back)
