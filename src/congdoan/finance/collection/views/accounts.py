"""Opening a unit's single account: the balances of its first day, previewed, then written."""

import base64
import hashlib
import zlib
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.rules.model import Opening
from congdoan.finance.collection.views.asking import crumbs
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import format_dong

MOST_BYTES = 2 * 2**20
MOST_KEPT = 400_000
MOST_PROBLEMS = 200


@require_http_methods(["GET", "POST"])
@doors.page
def open_account(request: HttpRequest) -> HttpResponse:
    """Open a single account: choose the table of balances, see what it says, apply exactly that."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "collection.open_account", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by)
    form = forms.OpenAccountForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        content = given["file"].read(MOST_BYTES + 1)
        try:
            forms.unit_named(given["unit"])
            opening = forms.opening_of(content, name=given["file"].name, opened_on=given["opened_on"])
        except Rejected as refusal:
            return _choose(request, form, problems=refusal.facts["problems"])
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            kept = base64.b64encode(zlib.compress(content)).decode()
            if len(kept) <= MOST_KEPT and len(content) <= MOST_BYTES:
                return render(request, "collection/open_preview.html", _preview(given, opening, content, kept))
            form.add_error("file", "Tệp quá lớn để nạp từ trang này. Dùng lệnh: congdoan collection open-account.")
    return _choose(request, form)


def _apply(request: HttpRequest, by: int) -> HttpResponse:
    given = request.POST
    try:
        content = zlib.decompressobj().decompress(base64.b64decode(given.get("kept", "")), MOST_BYTES)
        form = forms.OpenAccountForm({"unit": given.get("unit", ""), "opened_on": given.get("opened_on", "")})
        form.fields.pop("file")
        if not form.is_valid() or hashlib.sha256(content).hexdigest() != given["token"]:
            raise ValueError
    except (ValueError, zlib.error):
        messages.error(request, "Bản xem trước đã cũ, chưa ghi gì. Chọn lại tệp.")
        return redirect("collection:open_account")
    values = form.cleaned_data
    try:
        opening = forms.opening_of(content, name=given.get("name", "")[:200], opened_on=values["opened_on"])
        services.open_account(by=by, unit_id=forms.unit_named(values["unit"]), opening=opening, on=doors.today())
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect("collection:open_account")
    messages.success(request, f"Đã mở tài khoản thu, số dư đầu kỳ {format_dong(opening.bank)} đ.")
    return redirect("collection:queue")


def _choose(request: HttpRequest, form: django_forms.Form, *, problems: list[dict[str, Any]] | None = None) -> HttpResponse:
    told = [{**problem, "message": problem["cure"], "cure": ""} for problem in (problems or [])[:MOST_PROBLEMS]]
    context = {"form": form, "problems": told, "count": len(problems or []), "here": "Mở tài khoản thu", "crumbs": crumbs()}
    return render(request, "collection/open.html", context, status=422 if form.errors or problems else 200)


def _preview(given: dict[str, Any], opening: Opening, content: bytes, kept: str) -> dict[str, Any]:
    placed = sum(opening.payable.values()) + sum(opening.held.values()) + opening.suspense + opening.own
    placed += sum(credit.amount for credit in opening.credits)
    state = "ok" if placed == opening.bank else "late"
    parts = [
        (f"Phải trả {len(opening.payable)} đơn vị", sum(opening.payable.values())),
        (f"Giữ hộ cho {len(opening.held)} nơi chưa có công đoàn cơ sở", sum(opening.held.values())),
        (f"{len(opening.credits)} khoản nộp thừa", sum(credit.amount for credit in opening.credits)),
        ("Đang treo", opening.suspense),
        ("Của đơn vị", opening.own),
    ]
    return {
        "heading": "Xem trước mở tài khoản thu",
        "detail": f"Đơn vị {given['unit'].upper()}, từ ngày {given['opened_on']:%d/%m/%Y}, tệp {given['file'].name}",
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Tiền ở ngân hàng", "value": format_dong(opening.bank), "icon": "building-bank"},
            {"words": "Các khoản cộng lại", "value": format_dong(placed), "icon": "scale", "state": state},
        ],
        "parts": parts,
        "bank": opening.bank,
        "placed": placed,
        "difference": opening.bank - placed,
        "apply_url": reverse("collection:open_account") if placed == opening.bank else "",
        "apply_words": "Mở tài khoản thu",
        "cancel_url": reverse("collection:open_account"),
        "token": hashlib.sha256(content).hexdigest(),
        "hidden": {
            "kept": kept, "unit": given["unit"], "opened_on": f"{given['opened_on']:%Y-%m-%d}", "name": given["file"].name,
        },
        "here": "Xem trước",
        "crumbs": [*crumbs(), ("Mở tài khoản thu", reverse("collection:open_account"))],
    }  # fmt: skip
