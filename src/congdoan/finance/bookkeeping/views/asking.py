"""What the pages of bookkeeping share: crumbs, and a form that performs one use case."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")
Crumbs = list[tuple[str, str]]


def use_case(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], str], *, heading: str, words: str, back: str, crumbs: Crumbs,
    template: str = "bookkeeping/form.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form until its use case succeeds, then tell what `call` returned and go back; a refusal stands at the form's head."""
    if request.method == "POST" and form.is_valid():
        try:
            told = call()
        except access.NotAllowed:
            raise
        except Rejected as refusal:
            for problem in refusal.facts["problems"][:40]:
                form.add_error(None, problem["message"] if isinstance(problem, dict) else problem)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, told)
            return redirect(back)
    given = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": crumbs} | context
    return render(request, template, given, status=422 if form.errors else 200)


def pdf_answer(content: bytes, name: str) -> HttpResponse:
    """Return a PDF for the browser to show."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
