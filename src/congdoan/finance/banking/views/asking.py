"""What the pages of banking share: crumbs, numbers in addresses, and a form that performs one use case."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")
Crumbs = list[tuple[str, str]]


def use_case(
    request: HttpRequest, form: django_forms.Form, call: Callable[[], None], *, heading: str, words: str, done: str, back: str,
    crumbs: Crumbs,
) -> HttpResponse:  # fmt: skip
    """Show a form until its use case succeeds, then go back; a refusal stands at the form's head."""
    if request.method == "POST" and form.is_valid():
        try:
            call()
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "heading": heading, "words": words, "back": back, "here": words, "crumbs": crumbs}
    return render(request, "banking/form.html", context, status=422 if form.errors else 200)
