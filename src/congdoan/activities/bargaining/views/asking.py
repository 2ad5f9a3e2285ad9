"""What the pages of this app share: a thing within reach, a form that performs one use case, a paper, the words of refusals."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

Crumb = tuple[str, str]
Found = TypeVar("Found")
HOME: Crumb = ("Đối thoại, thương lượng", "/2-doi-thoai/phien/")


def found_or_404(found: Found | None) -> Found:
    """Return what was found within reach."""
    if found is None:
        raise Http404
    return found


def may_at(request: HttpRequest, unit_id: int, acts: list[str]) -> dict[str, bool]:
    """Return which use cases whoever asks may perform in a unit today; refuse who may not even read."""
    by, on = doors.actor_id(request), doors.today()
    guard.require(by, "bargaining.read", at=unit_id, on=on)
    held = access.acts_at(by, [f"bargaining.{act}" for act in acts], at=unit_id, on=on)
    return {act.split(".")[1]: is_so for act, is_so in held.items()}


def require_act(request: HttpRequest, act: str, unit_id: int | None = None) -> None:
    """Refuse who may not perform a use case in a unit; without one, anywhere."""
    by, on = doors.actor_id(request), doors.today()
    if unit_id is None:
        guard.require_somewhere(by, f"bargaining.{act}", on=on)
    else:
        guard.require(by, f"bargaining.{act}", at=unit_id, on=on)


def perform(
    request: HttpRequest, form: Form, call: Callable[[dict[str, Any]], object], *, template: str = "bargaining/form.html", **told: Any
) -> HttpResponse:
    """Show the form of one use case; with good values make the one call behind it, as whoever asks."""
    who = {"by": doors.actor_id(request), "on": doors.today()}
    return doors.perform(request, form, lambda: call(who), template=template, **told)


def paper_answer(content: bytes, name: str) -> HttpResponse:
    """Return a PDF to look at."""
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
