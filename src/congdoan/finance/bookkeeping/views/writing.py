"""Writing vouchers: draft, amend, files that come with them, the paper."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.forms.vouchers import first_values, new_key
from congdoan.finance.bookkeeping.rules import KINDS
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES, TYPES
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError

from .asking import found_voucher, own_code, perform, voucher_crumbs


@require_http_methods(["GET", "POST"])
@doors.page
def draft_voucher(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a new voucher of one kind; with a file from the camera, and submitted at once where that button is pressed."""
    if kind not in KINDS:
        raise Http404
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.draft_voucher", on=on)
    first = {"unit": own_code(request), "voucher_date": on, "client_key": new_key()}
    form = forms.VoucherForm(request.POST or None, kind=kind, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            new = services.draft_voucher(
                by=by, unit_id=given["unit"].id, client_key=given["client_key"] or new_key(), content=form.content(), on=on
            )
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return redirect("bookkeeping:voucher", new)
    return _form_page(request, form, heading=f"Lập {KINDS[kind].words.lower()}", back=reverse("bookkeeping:vouchers"))


@require_http_methods(["GET", "POST"])
@doors.page
def amend_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Write a draft anew."""
    found = found_voucher(request, voucher_id, "bookkeeping.amend_voucher")
    code = access_queries.branch_names([found.unit_id])[found.unit_id][0]
    form = forms.VoucherForm(
        request.POST or None, kind=found.content.kind, initial={**first_values(found.content), "unit": code, "client_key": new_key()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.amend_voucher(by=doors.actor_id(request), voucher_id=voucher_id, content=form.content(), on=doors.today())
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi lại chứng từ.")
            return redirect("bookkeeping:voucher", voucher_id)
    return _form_page(request, form, heading=f"Sửa {found.name.lower()}", back=reverse("bookkeeping:voucher", args=[voucher_id]))


def _form_page(request: HttpRequest, form: forms.VoucherForm, *, heading: str, back: str) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "heading": heading, "back": back, "here": heading, "crumbs": voucher_crumbs()}
    context |= {"kinds": [kind for kind in KINDS.values() if kind.name != form.kind.name]}
    return render(request, "bookkeeping/voucher_form.html", context, status=422 if form.errors else 200)


@require_POST
@doors.page
def attach_file(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Keep a file with a voucher."""
    found_voucher(request, voucher_id, "bookkeeping.attach_file")
    form = forms.AttachForm(request.POST, request.FILES)
    back = reverse("bookkeeping:voucher", args=[voucher_id])
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(back)
    file = form.cleaned_data["file"]

    def call() -> str:
        content = file.read(MOST_BYTES + 1)
        services.attach_file(by=doors.actor_id(request), voucher_id=voucher_id, file_name=file.name, content=content, on=doors.today())
        return f"Đã kèm tệp {file.name}."

    return perform(request, call, back=back)


@require_GET
@doors.page
def attachment(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Hand over a file as it came, to be saved and never opened inside the page."""
    found = queries.attachment(attachment_id) if attachment_id < 2**63 else None
    if found is None:
        raise Http404
    record, content = found
    access.require(doors.actor_id(request), "bookkeeping.read", at=record.unit_id, on=doors.today())
    return handed_over(record.file_name, TYPES[record.kind], content)


@require_GET
@doors.page
def print_voucher(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Hand over a voucher as PDF/A."""
    found_voucher(request, voucher_id)
    made = services.print_voucher(by=doors.actor_id(request), voucher_id=voucher_id, made_at=localtime(), on=doors.today())
    return handed_over(made.name, made.media_type, made.content)


def handed_over(name: str, media_type: str, content: bytes) -> HttpResponse:
    """Return a file to be saved; the browser does not guess what it is."""
    answer = HttpResponse(content, content_type=media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
