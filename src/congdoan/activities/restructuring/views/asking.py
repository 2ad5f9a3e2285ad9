"""What the pages of reorganisations share: the one asked for, crumbs, the answer to a form."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
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
    request: HttpRequest, form: django_forms.Form, call: Callable[[], str], *, back: str, trail: list[tuple[str, str]], note: str = "",
    **told: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values make the one call behind it, which returns the address to go to."""
    facts: dict[str, Any] = {"back": str, "leave": back, "crumbs": trail, "note": note, "template": "restructuring/form.html"}
    return doors.perform(request, form, call, **facts, **told)


def file_answer(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
