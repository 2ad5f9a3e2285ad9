"""Registering organisations and changing them: each use case a form."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import forms, queries, services

from .asking import address_of, id_or_404, use_case


@require_http_methods(["GET", "POST"])
@doors.page
def register_organisation(request: HttpRequest) -> HttpResponse:
    """Register one union body or employer."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "organisations.register_organisation", on=on)
    form = forms.RegisterForm(request.POST or None, kinds=queries.kinds_on(on), initial={"parent": request.GET.get("cap_tren", "")[:40]})

    def call() -> HttpResponse:
        new = services.register_organisation(by=by, on=on, **form.values())
        return HttpResponseRedirect(address_of(queries.named([new], on=on)[new]))

    return use_case(
        request, form, call, heading="Đăng ký đơn vị", words="Đăng ký", done="Đã đăng ký.", back=reverse("organisations:organisations")
    )


@require_http_methods(["GET", "POST"])
@doors.page
def register_payer_group(request: HttpRequest) -> HttpResponse:
    """Register one payer for several employers."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "organisations.register_payer_group", on=on)
    form = forms.GroupForm(request.POST or None)

    def call() -> HttpResponse:
        services.register_payer_group(by=by, on=on, **form.values())
        return redirect("organisations:employers")

    back = reverse("organisations:employers")
    return use_case(request, form, call, heading="Nhóm nộp chung", words="Ghi nhóm", done="Đã ghi nhóm nộp chung.", back=back)


@require_http_methods(["GET", "POST"])
@doors.page
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Put an organisation under another parent."""
    return _change(request, code, forms.PlaceForm, services.place, heading="Chuyển cấp trên", words="Chuyển", done="Đã chuyển.")


@require_http_methods(["GET", "POST"])
@doors.page
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Give an organisation a new name."""
    return _change(request, code, forms.RenameForm, services.rename, heading="Đổi tên", words="Đổi tên", done="Đã đổi tên.")


@require_http_methods(["GET", "POST"])
@doors.page
def end(request: HttpRequest, code: str) -> HttpResponse:
    """End an organisation."""
    return _change(request, code, forms.EndForm, services.end, heading="Kết thúc hoạt động", words="Kết thúc", done="Đã ghi ngày cuối.")


@require_http_methods(["GET", "POST"])
@doors.page
def suspend(request: HttpRequest, code: str) -> HttpResponse:
    """Suspend a union."""
    return _change(request, code, forms.SuspendForm, services.suspend, heading="Đình chỉ hoạt động", words="Đình chỉ", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def resume(request: HttpRequest, code: str) -> HttpResponse:
    """Let a suspended union go on."""
    return _change(request, code, forms.ResumeForm, services.resume, heading="Hoạt động lại", words="Cho hoạt động lại", done="Đã ghi.")


@require_http_methods(["GET", "POST"])
@doors.page
def add_account(request: HttpRequest, code: str) -> HttpResponse:
    """Add a bank account."""
    return _change(
        request, code, forms.AccountForm, services.add_account, heading="Thêm tài khoản", words="Thêm", done="Đã thêm tài khoản."
    )


def _change(
    request: HttpRequest,
    code: str,
    form_class: type[django_forms.Form],
    service: Callable[..., Any],
    *,
    heading: str,
    words: str,
    done: str,
) -> HttpResponse:
    """Show a form about one organisation to who may send it; with good values, call the one service behind it."""
    by, on = doors.actor_id(request), doors.today()
    found = id_or_404(code)
    guard.require(by, f"organisations.{service.__name__}", at=found, on=on)
    row = queries.named([found], on=on)[found]
    form = form_class(request.POST or None)

    def call() -> HttpResponse:
        service(by=by, organisation_id=found, on=on, **form.cleaned_data)
        return HttpResponseRedirect(address_of(row))

    return use_case(request, form, call, heading=f"{heading}: {row.name}", words=words, done=done, back=address_of(row), code=row.code)
