"""What the pages of foundings share: which one is meant, and a form that performs one use case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.activities.grassroots import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError

FOUNDINGS = ("Thành lập", "/4-doan-vien/thanh-lap/")


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


def perform(
    request: HttpRequest, form: Form, call: Callable[[], object], *, heading: str, words: str, done: Callable[[Any], str] | str,
    back: Callable[[Any], str] | str, crumbs: list[tuple[str, str]], template: str = "grassroots/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values, make the one call behind it and go where it leads."""
    if request.method == "POST" and form.is_valid():
        try:
            answer = call()
        except guard.NotAllowed:
            raise
        except DomainError as refusal:
            for sentence in _sentences(refusal):
                form.add_error(None, sentence)
        else:
            messages.success(request, done(answer) if callable(done) else done)
            return redirect(back(answer) if callable(back) else back)
    shown = {"form": form, "heading": heading, "words": words, "back": back if isinstance(back, str) else FOUNDINGS[1]}
    return render(request, template, shown | {"here": words, "crumbs": crumbs, **context}, status=422 if form.errors else 200)


def _sentences(refusal: DomainError) -> list[str]:
    """Return everything that a refusal tells, one sentence each."""
    problems = refusal.facts.get("problems")
    told = [one["message"] if isinstance(one, dict) else one for one in problems] if problems else refusal.facts.get("faults")
    return [f"{one[:1].upper()}{one[1:]}" for one in (told or [refusal.explain()])[:200]]
