"""Opening balances from a table: chosen, seen, applied exactly as seen."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected

from .asking import FINANCE
from .kept_files import MOST_BYTES, STALE, choose, packed, unpacked

PAGE, WORDS = "bookkeeping/opening.html", "Nạp số dư đầu kỳ"
SHOWN = 100


@require_http_methods(["GET", "POST"])
@doors.page
def import_opening(request: HttpRequest) -> HttpResponse:
    """Choose a table of opening balances, see what it would book, apply exactly that."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.import_opening", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by)
    form = forms.OpeningForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return choose(request, PAGE, form, WORDS)
    given = form.cleaned_data
    content, name = given["file"].read(MOST_BYTES + 1), str(given["file"].name)[:200]
    kept = packed(content)
    if not kept:
        form.add_error("file", "Tệp quá lớn để nạp từ trang này. Dùng lệnh: congdoan bookkeeping import-opening.")
        return choose(request, PAGE, form, WORDS)
    try:
        unit_id = forms.unit_named(given["unit"])
        access.require(by, "bookkeeping.import_opening", at=unit_id, on=on)
        found = queries.opening_preview(content, file_name=name, first_day=given["first_day"], unit_id=unit_id)
    except access.NotAllowed:
        raise
    except Rejected as refusal:
        return choose(request, PAGE, form, WORDS, problems=refusal.facts["problems"])
    except DomainError as refusal:
        form.add_error(None, refusal.explain())
        return choose(request, PAGE, form, WORDS)
    return render(request, "bookkeeping/opening_preview.html", _preview(given, found, name, kept))


def _apply(request: HttpRequest, by: int) -> HttpResponse:
    given = request.POST
    form = forms.OpeningForm({"unit": given.get("unit", ""), "first_day": given.get("first_day", "")})
    form.fields.pop("file")
    try:
        content = unpacked(given.get("kept", ""))
        if not form.is_valid():
            raise ValueError
    except ValueError:
        messages.error(request, STALE)
        return redirect("bookkeeping:import_opening")
    values = form.cleaned_data
    try:
        done = services.import_opening(
            by=by, unit_id=forms.unit_named(values["unit"]), content=content, file_name=given.get("name", "")[:200],
            first_day=values["first_day"], mark=given["token"][:64], on=doors.today(),
        )  # fmt: skip
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect("bookkeeping:import_opening")
    messages.success(request, f"Đã ghi số dư đầu kỳ của {done.booked} đơn vị, thay {done.replaced}; {done.standing} đơn vị không đổi.")
    return redirect("bookkeeping:locks")


def _preview(given: dict[str, Any], found: queries.OpeningPreview, name: str, kept: str) -> dict[str, Any]:
    lines = [(one, account, max(amount, 0), max(-amount, 0)) for one in found.units for account, amount in one.balances.items()]
    replaced = sum(1 for one in found.units if one.stands)
    return {
        "heading": "Xem trước số dư đầu kỳ",
        "detail": f"Tệp {name}, ngày đầu kỳ {given['first_day']:%d/%m/%Y}; bút toán ghi ngày hôm trước.",
        "steps": ["Chọn tệp", "Xem trước", "Nạp"],
        "at": 2,
        "tiles": [
            {"words": "Đơn vị", "value": len(found.units), "icon": "building-community", "foot": "trong tệp"},
            {"words": "Dòng số dư", "value": len(lines), "icon": "table", "foot": "Nợ bằng Có ở từng đơn vị", "state": "ok"},
            {
                "words": "Thay số cũ", "value": replaced, "icon": "arrow-back-up", "foot": "số cũ được ghi âm",
                "state": "wait" if replaced else "",
            },
        ],
        "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN),
        "apply_url": reverse("bookkeeping:import_opening") if lines else "",
        "apply_words": f"Nạp {len(found.units)} đơn vị",
        "cancel_url": reverse("bookkeeping:import_opening"),
        "token": found.mark,
        "hidden": {"kept": kept, "unit": given["unit"], "first_day": f"{given['first_day']:%Y-%m-%d}", "name": name},
        "here": "Xem trước",
        "crumbs": [FINANCE, (WORDS, reverse("bookkeeping:import_opening"))],
    }  # fmt: skip
