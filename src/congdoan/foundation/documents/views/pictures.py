"""The pictures with which documents are signed: one's own hand, the seal of a unit."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.documents import forms, services
from congdoan.foundation.documents.rules.face import MOST_BYTES

from .asking import own_unit, use_case


@require_http_methods(["GET", "POST"])
@doors.page
def keep_hand_picture(request: HttpRequest) -> HttpResponse:
    """Keep the picture of one's own hand."""
    detail = "Chữ ký tay của chính anh chị, màu xanh, PNG nền trong. Chỉ anh chị dùng được; hình chỉ vẽ khi ký bằng khóa."
    return _kept(request, "keep_hand_picture", services.keep_hand_picture, words="Hình chữ ký", detail=detail)


@require_http_methods(["GET", "POST"])
@doors.page
def keep_seal_picture(request: HttpRequest) -> HttpResponse:
    """Keep the picture of a unit's seal."""
    detail = "Dấu màu đỏ, PNG nền trong, ghi bề ngang thật của dấu; vẽ trùm khoảng 1/3 chữ ký về bên trái khi ký bằng khóa."
    return _kept(request, "keep_seal_picture", services.keep_seal_picture, words="Hình dấu", detail=detail)


def _kept(request: HttpRequest, act: str, keep: Callable[..., None], *, words: str, detail: str) -> HttpResponse:
    unit_id, _, name = own_unit(request, act)
    form = forms.PictureForm(request.POST or None, request.FILES or None)

    def call() -> str:
        content = form.cleaned_data["file"].read(MOST_BYTES + 1)
        keep(by=doors.actor_id(request), unit_id=unit_id, content=content, width_mm=form.cleaned_data["width_mm"], on=doors.today())
        return f"Đã nhận {words.lower()}; dùng từ lần ký bằng khóa tới."

    back = reverse("documents:outgoing")
    return use_case(request, form, call, back=back, heading=f"{words}: {name}", words="Lưu hình", detail=detail)
