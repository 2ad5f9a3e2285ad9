"""What the pages share: which initiative is meant, and a form that performs one use case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.activities.emulation import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError

LIST = ("Sáng kiến", "/3-thi-dua/sang-kien/")
COUNCILS = ("Hội đồng", "/3-thi-dua/hoi-dong/")


def initiative_or_404(request: HttpRequest, initiative_id: int) -> queries.Details:
    """Return an initiative within reach as of the day asked about."""
    found = queries.details(initiative_id, on=doors.as_of(request)) if initiative_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def on_initiative(
    request: HttpRequest, initiative_id: int, act: str, make: Callable[[queries.Details], Form],
    call: Callable[[Any], object], *, heading: str, words: str, done: Callable[[Any], str] | str, **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case on an initiative; with good values, make the one call behind it and go back."""
    found = initiative_or_404(request, initiative_id)
    guard.require(doors.actor_id(request), f"emulation.{act}", at=found.row.unit_id, on=doors.today())
    back = reverse("emulation:initiative", args=[initiative_id])
    form = make(found)
    return perform(
        request, form, lambda: call(form), heading=heading, words=words, done=done, back=back,
        crumbs=[LIST, (found.row.code, back)], **{"detail": f"{found.row.code} · {found.row.title}", **context},
    )  # fmt: skip


def perform(
    request: HttpRequest, form: Form, call: Callable[[], object], *, heading: str, words: str, done: Callable[[Any], str] | str,
    back: Callable[[Any], str] | str, crumbs: list[tuple[str, str]], template: str = "emulation/form.html", **context: Any,
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
    shown = {"form": form, "heading": heading, "words": words, "back": back if isinstance(back, str) else crumbs[-1][1]}
    return render(request, template, shown | {"here": words, "crumbs": crumbs, **context}, status=422 if form.errors else 200)


def _sentences(refusal: DomainError) -> list[str]:
    """Return everything that a refusal tells, one sentence each."""
    faults = refusal.facts.get("faults")
    return [f"{one[:1].upper()}{one[1:]}" for one in faults[:100]] if faults else [refusal.explain()]
