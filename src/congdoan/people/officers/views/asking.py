"""What the pages of officers share: who is meant, and a form that performs one use case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import DomainError
from congdoan.people.officers import queries
from congdoan.people.organisations import queries as organisations

OFFICERS = ("Cán bộ", "/4-doan-vien/can-bo/")
Crumbs = list[tuple[str, str]]


def unit_or_404(code: str) -> Any:
    """Return the union within reach that bears a code."""
    found = organisations.by_code(["" if "\x00" in code else code[:40]]).get(code.upper())
    if found is None or found.kind == "employer":
        raise Http404
    return found


def unit_asked(request: HttpRequest) -> Any:
    """Return the union that `?don_vi=` names, or None."""
    code = request.GET.get("don_vi", "")[:40]
    return unit_or_404(code) if code else None


def term_or_404(term_id: int, request: HttpRequest) -> queries.TermRow:
    """Return a term within reach as of the day asked about."""
    found = queries.term(term_id, on=doors.as_of(request)) if term_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def crumbs_of(term: queries.TermRow) -> Crumbs:
    """Return the way to a term."""
    unit = organisations.by_id([term.unit_id])[term.unit_id]
    return [
        OFFICERS,
        (unit.code, reverse("officers:unit", args=[unit.code])),
        (term.words, reverse("officers:term", args=[term.id])),
    ]


def perform(
    request: HttpRequest, form: Form, call: Callable[[], object], *, heading: str, words: str, done: Callable[[Any], str] | str, back: str,
    crumbs: Crumbs, template: str = "officers/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; with good values, make the one call behind it and go back."""
    if request.method == "POST" and form.is_valid():
        try:
            answer = call()
        except guard.NotAllowed:
            raise
        except DomainError as refusal:
            for sentence in refusal.facts.get("faults") or refusal.facts.get("findings") or [refusal.explain()]:
                form.add_error(None, f"{sentence[:1].upper()}{sentence[1:]}")
        else:
            messages.success(request, done(answer) if callable(done) else done)
            return redirect(back)
    shown = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": crumbs, **context}
    return render(request, template, shown, status=422 if form.errors else 200)
