"""What the pages of programmes share: the thing asked for, crumbs, rights, the answer to a form or a button."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError


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
    request: HttpRequest, form: django_forms.Form, call: Callable[[], tuple[str, str]], *, heading: str, words: str, back: str,
    trail: list[tuple[str, str]], template: str = "programmes/form.html", **told: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values make the one call behind it, which returns the address to go to and what was done."""
    if request.method == "POST" and form.is_valid():
        try:
            address, done = call()
        except guard.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return redirect(address)
    context = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": trail}
    return render(request, template, context | told, status=422 if form.errors else 200)


def pressed(request: HttpRequest, call: Callable[[], tuple[str, str]], *, back: str) -> HttpResponse:
    """Perform a use case that a button asks for, and go on with what was done, or back with why not."""
    try:
        address, done = call()
    except guard.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect(back)
    messages.success(request, done)
    return redirect(address)
