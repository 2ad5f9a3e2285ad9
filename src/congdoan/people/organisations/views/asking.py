"""What the pages share: where they hang, which organisation an address means, the form of one use case."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from congdoan.people.organisations import queries, services

BOOKS = ("Sổ gốc", "/so-goc/don-vi/")


def address_of(row: queries.Listed) -> str:
    """Return the address of an organisation's page."""
    return reverse("organisations:employer" if row.is_employer else "organisations:unit", args=[row.code])


def id_or_404(code: str) -> int:
    found = queries.id_of_code(code) if "\x00" not in code else None
    if found is None:
        raise Http404
    return found


def use_case(
    request: HttpRequest,
    form: django_forms.Form,
    call: Callable[[], HttpResponse],
    *,
    heading: str,
    words: str,
    done: str,
    back: str,
    code: str = "",
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            answer = call()
        except services.UnableToRegister as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return answer
    crumbs = [BOOKS, (code, back)] if code else [BOOKS]
    context = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": crumbs}
    return render(request, "organisations/form.html", context, status=422 if form.errors else 200)
