"""What the pages of reorganisations share: the one asked for, crumbs, the answer to a form."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.activities.restructuring import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Đoàn viên, CĐCS", reverse("organisations:unions")), ("Sắp xếp tổ chức", reverse("restructuring:reorganisations")), *more]


def asked(reorganisation_id: int, act: str = "", by: int = 0) -> queries.Details:
    """Return the reorganisation asked for, within reach; with an act, only to who may perform it.

    :raises Http404: there is none within reach
    :raises NotAllowed: the actor may not
    """
    found = queries.details(reorganisation_id)
    if found is None:
        raise Http404
    if act:
        guard.require(by, f"restructuring.{act}", at=found.unit_id, on=doors.today())
    return found


def rights(request: HttpRequest, unit_id: int) -> dict[str, bool]:
    """Return for each use case whether the visitor may perform it for the deciding body."""
    acts = {name: f"restructuring.{name}" for name in services.__all__}
    held = access.acts_at(doors.actor_id(request), acts.values(), at=unit_id, on=doors.today())
    return {name: held[act] for name, act in acts.items()}


def here(found: queries.Details) -> tuple[str, str]:
    return found.row.number, reverse("restructuring:reorganisation", args=[found.row.id])


def plain(text: str | None, longest: int = 200) -> str:
    return (text or "").replace("\x00", "")[:longest]


def use_case(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], str], *, heading: str, words: str, done: str, back: str,
    trail: list[tuple[str, str]], note: str = "",
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values make the one call behind it, which returns the address to go to."""
    if request.method == "POST" and form.is_valid():
        try:
            address = call()
        except services.UnableToReorganise as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return redirect(address)
    context = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": trail, "note": note}
    return render(request, "restructuring/form.html", context, status=422 if form.errors else 200)


def file_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
