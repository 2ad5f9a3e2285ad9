"""What the pages of this app share: a thing within reach, a form that performs one use case, a paper, the words of refusals."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError

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
    request: HttpRequest, form: Form, call: Callable[[dict[str, Any]], object], *, heading: str, words: str,
    done: Callable[[Any], str] | str, back: Callable[[Any], str] | str, crumbs: list[Crumb], leave: str = "",
    template: str = "bargaining/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values, make the one call behind it and go where it leads; `leave` is where giving up leads."""
    if request.method == "POST" and form.is_valid():
        try:
            answer = call({"by": doors.actor_id(request), "on": doors.today()})
        except guard.NotAllowed:
            raise
        except DomainError as refusal:
            for sentence in _sentences(refusal):
                form.add_error(None, sentence)
        else:
            messages.success(request, done(answer) if callable(done) else done)
            return redirect(back(answer) if callable(back) else back)
    shown = {"form": form, "heading": heading, "words": words, "back": leave or (back if isinstance(back, str) else crumbs[-1][1])}
    return render(request, template, shown | {"here": words, "crumbs": crumbs, **context}, status=422 if form.errors else 200)


def paper_answer(content: bytes, name: str) -> HttpResponse:
    """Return a PDF to look at."""
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _sentences(refusal: DomainError) -> list[str]:
    """Return everything that a refusal tells, one sentence each."""
    told = refusal.facts.get("faults") or [refusal.explain()]
    return [f"{one[:1].upper()}{one[1:]}" for one in told[:200]]
