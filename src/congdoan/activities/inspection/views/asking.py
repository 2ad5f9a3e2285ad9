"""What the pages of inspections share: the thing asked for, rights, a form or a button that performs one use case."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from congdoan.activities.inspection import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

PROGRAMMES = ("Chương trình kiểm tra", "/5-kiem-tra/chuong-trinh/")
INSPECTIONS = ("Cuộc kiểm tra", "/5-kiem-tra/cuoc/")


def who(request: HttpRequest) -> dict[str, Any]:
    """Return who acts on which day."""
    return {"by": doors.actor_id(request), "on": doors.today()}


def plain(text: str | None, longest: int = 200) -> str:
    return (text or "").replace("\x00", "")[:longest]


def page_of(name: str, number: int) -> str:
    return reverse(f"inspection:{name}", args=[number])


def programme_of(request: HttpRequest, programme_id: int, act: str = "read") -> queries.ProgrammeDetails:
    """Return the programme of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.programme(programme_id)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"inspection.{act}", at=found.row.unit_id, on=doors.today())
    return found


def led(request: HttpRequest, inspection_id: int, act: str) -> queries.InspectionRow:
    """Return the inspection of an address for the committee that leads it."""
    found = inspection_or_404(inspection_id)
    guard.require(doors.actor_id(request), f"inspection.{act}", at=found.owner_id, on=doors.today())
    return found


def answered(request: HttpRequest, inspection_id: int, act: str) -> queries.InspectionRow:
    """Return the inspection of an address for the unit that is inspected, or to read what is open."""
    found = inspection_or_404(inspection_id)
    guard.require(doors.actor_id(request), f"inspection.{act}", at=found.unit_id, on=doors.today())
    return found


def inspection_or_404(inspection_id: int) -> queries.InspectionRow:
    found = queries.inspection(inspection_id)
    if found is None:
        raise Http404
    return found


def here(found: queries.InspectionRow) -> tuple[str, str]:
    """Return the crumb of an inspection."""
    return found.title, page_of("inspection", found.id)


def first_facts(pick_id: int | None, on: date) -> dict[str, Any]:
    """Return what a form of a new inspection begins with: this year so far, and the pick in whose name it is opened."""
    known = queries.pick_row(pick_id) if pick_id else None
    facts: dict[str, Any] = {"since": on.replace(month=1, day=1), "until": on, "decided_on": on, "access_from": on}
    return facts | ({"unit": known[1].unit_code, "kind": known[1].kind, "pick_id": pick_id} if known else {})


def rights(request: HttpRequest, unit_id: int) -> dict[str, bool]:
    """Return for each use case, and for the workspace, whether the visitor may perform it in a unit."""
    acts = {name: f"inspection.{name}" for name in [*services.__all__, "read_workspace"]}
    held = access.acts_at(doors.actor_id(request), acts.values(), at=unit_id, on=doors.today())
    return {name: held[act] for name, act in acts.items()}


def perform(
    request: HttpRequest,
    form: Form,
    call: Callable[[dict[str, Any]], object],
    *,
    trail: list[tuple[str, str]],
    detail: str = "",
    **told: Any,
) -> HttpResponse:
    """Show the form of one use case; with good values make the one call behind it with them."""
    values = getattr(form, "values", lambda: form.cleaned_data)
    facts = {"crumbs": trail, "detail": detail, "template": "inspection/form.html"}
    return doors.perform(request, form, lambda: call(values()), **facts | told)


def download(name: str, content: bytes) -> HttpResponse:
    """Return a file to keep, never shown by the browser itself."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{_quoted(name)}"
    return answer


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")
