"""A paper to be signed: made once, taken, signed here or elsewhere, with what each signature proves."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.budgets import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries as documents
from congdoan.people.organisations import queries as organisations

from .sheets import FINANCE, is_refused

KINDS = {"quyet-toan": "settlement", "du-toan": "estimate"}


@require_GET
@doors.page
def paper(request: HttpRequest, what: str, subject_id: int) -> HttpResponse:
    """Show the paper of what was sent up, and what its signatures prove."""
    return _shown(request, what, _found(request, what, subject_id))


@require_POST
@doors.page
def make_paper(request: HttpRequest, what: str, subject_id: int) -> HttpResponse:
    """Make the PDF, once."""
    found = _found(request, what, subject_id)
    form = django_forms.Form({})

    def call() -> object:
        return services.make_paper(by=doors.actor_id(request), kind=found.kind, subject_id=found.id, made_at=localtime(), on=doors.today())

    if form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã lập bản PDF để ký.")
    for words in form.non_field_errors():
        messages.error(request, str(words))
    return redirect("budgets:paper", what, found.id)


@require_http_methods(["GET", "POST"])
@doors.page
def sign_paper(request: HttpRequest, what: str, subject_id: int) -> HttpResponse:
    """Sign with a key file that is read for this once."""
    found = _found(request, what, subject_id, "budgets.sign_paper")
    form = forms.KeyForm(request.POST or None, request.FILES or None)

    def call() -> object:
        told = form.cleaned_data
        return services.sign_paper(
            by=doors.actor_id(request), kind=found.kind, subject_id=found.id, key=told["key"].read(services.MOST_KEY_BYTES + 1),
            password=told["password"], place=told["place"], made_at=localtime(), on=doors.today(),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã ký.")
        return redirect("budgets:paper", what, found.id)
    return _shown(request, what, found, key_form=form)


@require_http_methods(["GET", "POST"])
@doors.page
def keep_signed_paper(request: HttpRequest, what: str, subject_id: int) -> HttpResponse:
    """Keep the paper as it was signed elsewhere."""
    found = _found(request, what, subject_id, "budgets.keep_signed_paper")
    form = forms.SignedFileForm(request.POST or None, request.FILES or None)

    def call() -> object:
        content = form.cleaned_data["file"].read(services.MOST_PAPER_BYTES + 1)
        return services.keep_signed_paper(
            by=doors.actor_id(request), kind=found.kind, subject_id=found.id, content=content, made_at=localtime(), on=doors.today()
        )

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã nhận bản ký.")
        return redirect("budgets:paper", what, found.id)
    return _shown(request, what, found, file_form=form)


@require_GET
@doors.page
def paper_file(request: HttpRequest, what: str, subject_id: int, place: int) -> HttpResponse:
    """Hand over the paper as it was made (place 0) or with the signatures of a place."""
    found = _found(request, what, subject_id)
    made = queries.paper_of(found.kind, found.id)
    content = queries.paper_content(made.id, place) if made else None
    if content is None:
        raise Http404
    code = organisations.codes_and_names([found.unit_id])[found.unit_id][0]
    name = f"{what}-{code}-{found.year}{f'-ky-{place}' if place else ''}.pdf"
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _found(request: HttpRequest, what: str, subject_id: int, act: str = "budgets.read") -> queries.Subject:
    found = queries.subject(KINDS.get(what, ""), subject_id) if subject_id < 2**63 else None
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), act, at=found.unit_id, on=doors.today())
    return found


def _shown(request: HttpRequest, what: str, found: queries.Subject, **asked: django_forms.Form) -> HttpResponse:
    unit = organisations.by_id([found.unit_id])[found.unit_id]
    names = ("make_paper", "sign_paper", "keep_signed_paper")
    held = access_queries.acts_at(doors.actor_id(request), [f"budgets.{name}" for name in names], at=found.unit_id, on=doors.today())
    back = reverse("budgets:submission", args=[found.id]) if found.settlement else reverse("budgets:estimate", args=[unit.code, found.year])
    title = f"{'Quyết toán' if found.settlement else 'Dự toán'} {found.year}"
    context: dict[str, Any] = {
        "here": "Bản ký", "crumbs": [FINANCE, (title, back)], "title": title, "unit": unit, "what": what, "subject": found, "back": back,
        "paper": queries.paper_of(found.kind, found.id), "may": {name: held[f"budgets.{name}"] for name in names},
        "key_form": asked.get("key_form") or forms.KeyForm(), "file_form": asked.get("file_form") or forms.SignedFileForm(),
        "knows_roots": bool(documents.trusted_roots()),
    }  # fmt: skip
    return render(request, "budgets/paper.html", context, status=422 if any(form.errors for form in asked.values()) else 200)
