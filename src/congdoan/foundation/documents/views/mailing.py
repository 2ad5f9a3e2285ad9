"""Where units and officers read mail about documents."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.documents import forms, queries, services

from .asking import own_unit, use_case

TOLD = "Mỗi việc báo một lần: văn bản gửi tới, dự thảo xin ý kiến, văn bản chờ ký, văn bản đến quá hạn. Thư không chép nội dung văn bản."
NO_SERVER = " Máy chủ này chưa có hộp thư gửi đi (EMAIL_URL, MAIL_FROM): chưa thư nào được gửi."


@require_http_methods(["GET", "POST"])
@doors.page
def set_unit_address(request: HttpRequest) -> HttpResponse:
    """Say where the unit reads its mail."""
    return _asked(request, "set_unit_address", services.set_unit_address, 0, "Địa chỉ thư của đơn vị")


@require_http_methods(["GET", "POST"])
@doors.page
def set_own_address(request: HttpRequest) -> HttpResponse:
    """Say where the visitor reads mail about what waits for them."""
    return _asked(request, "set_own_address", services.set_own_address, doors.actor_id(request), "Địa chỉ thư của tôi")


def _asked(request: HttpRequest, act: str, service: Callable[..., None], actor: int, words: str) -> HttpResponse:
    unit_id, _, name = own_unit(request, act)
    known = queries.mail_addresses().get((unit_id, actor), "")
    form = forms.AddressForm(request.POST if request.method == "POST" else None, initial={"email": known})

    def call() -> str:
        service(by=doors.actor_id(request), unit_id=unit_id, email=form.cleaned_data["email"], on=doors.today())
        return "Đã ghi địa chỉ thư." if form.cleaned_data["email"].strip() else "Đã bỏ địa chỉ thư; không gửi thư nữa."

    detail = TOLD if queries.mail_sender() else TOLD + NO_SERVER
    return use_case(request, form, call, back=reverse("documents:outgoing"), heading=f"{words}: {name}", words="Ghi địa chỉ", detail=detail)
