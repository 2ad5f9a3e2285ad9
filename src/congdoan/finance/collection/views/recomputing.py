"""What was decided later for earlier months: seen before it is booked."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries.foreseen import Foreseen
from congdoan.finance.collection.views.asking import any_unit, crumbs, without_unit
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

SHARES = {
    "heading": "Tính lại tỷ lệ phân phối",
    "detail": "Tiền đã ghi được chia lại theo bảng tỷ lệ nay có hiệu lực cho ngày ghi; chỉ phần chênh lệch vào kỳ đang mở.",
    "address": "collection:recompute_shares",
}
OVERPAID = {
    "heading": "Nộp vượt sau khi số phải nộp giảm",
    "detail": "Phần đã nộp cao hơn số phải nộp mới được trừ khỏi tháng ấy, bù các tháng còn nợ từ cũ đến mới; còn lại là nộp thừa.",
    "address": "collection:settle_overpaid",
}


@require_http_methods(["GET", "POST"])
@doors.page
def recompute_shares(request: HttpRequest) -> HttpResponse:
    """Share money applied earlier by the tables now in force for its days."""
    unit, _ = any_unit(request)
    if unit is None:
        return without_unit(request, SHARES["heading"])
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "collection.recompute_shares", at=unit.id, on=on)
    form = forms.DuringForm(request.POST or None, initial=forms.year_of(unit.id, on=on))
    return _preview_or_apply(
        request, form, SHARES,
        lambda: services.preview_recompute(by=by, unit_id=unit.id, during=form.during(), on=on),
        lambda mark: services.recompute_shares(by=by, unit_id=unit.id, during=form.during(), on=on, mark=mark),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def settle_overpaid(request: HttpRequest) -> HttpResponse:
    """Free what was paid above charges that fell later."""
    unit, _ = any_unit(request)
    if unit is None:
        return without_unit(request, OVERPAID["heading"])
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "collection.settle_overpaid", at=unit.id, on=on)
    problem = ""
    if request.method == "POST" and "token" in request.POST:
        try:
            done = services.settle_overpaid(by=by, unit_id=unit.id, on=on, mark=request.POST["token"])
        except rights.NotAllowed:
            raise
        except DomainError as refusal:
            problem = refusal.explain()
        else:
            return _said(request, OVERPAID, done)
    found, law = services.preview_overpaid(by=by, unit_id=unit.id, on=on)  # nothing is asked: what would be booked is shown at once
    context = _context(request, OVERPAID, found, law) | {
        "steps": ["Xem trước", "Áp dụng"], "at": 1, "cancel_url": reverse("collection:receipts"), "problem": problem,
    }  # fmt: skip
    return render(request, "collection/recompute_preview.html", context, status=422 if problem else 200)


def _preview_or_apply(
    request: HttpRequest,
    form: Any,
    page: dict[str, str],
    preview: Callable[[], tuple[Foreseen, str]],
    act: Callable[[str], services.Recomputed],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            if "token" not in request.POST:
                found, law = preview()
                return render(request, "collection/recompute_preview.html", _context(request, page, found, law))
            done = act(request.POST["token"])
        except rights.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            return _said(request, page, done)
    context = {**page, "form": form, "here": page["heading"], "crumbs": crumbs()}
    return render(request, "collection/recompute.html", context, status=422 if form.errors else 200)


def _said(request: HttpRequest, page: dict[str, str], done: services.Recomputed) -> HttpResponse:
    messages.success(request, f"Đã ghi chênh lệch của {done.pieces} khoản, chuyển {format_dong(done.moved)} đ.")
    return redirect(page["address"])


def _context(request: HttpRequest, page: dict[str, str], found: Foreseen, law: str) -> dict[str, Any]:
    return {
        "heading": f"Xem trước: {page['heading'].lower()}",
        "detail": page["detail"],
        "steps": ["Chọn", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Khoản đổi", "value": found.count, "icon": "pencil", "foot": "tiền đã ghi, chia hoặc trừ lại", "state": ""},
            {"words": "Chuyển giữa các nơi", "value": format_dong(found.moved), "icon": "arrow-right", "foot": "không thêm, không mất"},
        ],
        "foreseen": found,
        "law": law,
        "apply_url": "" if found.is_empty else reverse(page["address"]),
        "cancel_url": reverse(page["address"]),
        "token": found.mark,
        "hidden": {name: value for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "token"}},
        "here": "Xem trước",
        "crumbs": crumbs(),
    }  # fmt: skip
