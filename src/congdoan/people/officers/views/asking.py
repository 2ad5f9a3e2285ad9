"""What the pages of officers share: who is meant, and a form that performs one use case."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from congdoan.foundation.access import doors
from congdoan.people.officers import queries
from congdoan.people.organisations import queries as organisations

OFFICERS = ("Cán bộ", "/4-doan-vien/can-bo/")
Crumbs = list[tuple[str, str]]


perform = partial(doors.perform, template="officers/form.html")


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
