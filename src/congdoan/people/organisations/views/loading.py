"""Loading a register from files: seen first, then applied as it was seen."""

import base64
import zlib
from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations import forms, rules, services

from .asking import BOOKS

MOST_KEPT = 8 * 1024 * 1024  # bytes of files between preview and apply
KEPT = "organisations.load_register"


@require_http_methods(["GET", "POST"])
@doors.page
def load_register(request: HttpRequest) -> HttpResponse:
    """Load a register from files: preview first, then apply exactly what was shown."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "organisations.load_register", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by, on)
    form = forms.LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = form.files_given()
        try:
            rows, _ = services.check_register(by=by, on=on, **files)
        except Rejected as refusal:
            return render(request, "organisations/load.html", _load_context(form, refusal.facts["problems"]), status=422)
        if not _keep(request, files):
            form.add_error(None, "Các tệp quá lớn để nạp từ trang này. Dùng lệnh: congdoan organisations load_register.")
        else:
            return render(request, "organisations/load_preview.html", _preview_context(rows, forms.token_of(files)))
    return render(request, "organisations/load.html", _load_context(form, []), status=422 if form.errors else 200)


def _apply(request: HttpRequest, by: int, on: date) -> HttpResponse:
    files = _kept(request)
    if not files or forms.token_of(files) != request.POST["token"]:
        messages.error(request, "Bản xem trước đã cũ, chưa ghi gì. Chọn lại tệp.")
        return redirect("organisations:load_register")
    try:
        loaded = services.load_register(by=by, on=on, **files)
    except Rejected as refusal:
        return render(request, "organisations/load.html", _load_context(forms.LoadForm(), refusal.facts["problems"]), status=409)
    except services.UnableToRegister as refusal:
        messages.error(request, refusal.explain())
        return redirect("organisations:load_register")
    del request.session[KEPT]
    messages.success(request, f"Đã nạp {loaded.unions} công đoàn, {loaded.employers} doanh nghiệp, {loaded.groups} nhóm nộp chung.")
    return redirect("organisations:organisations" if loaded.unions else "organisations:employers")


def _load_context(form: django_forms.Form, problems: list[dict[str, Any]]) -> dict[str, Any]:
    told = [{**problem, "message": problem["cure"], "cure": ""} for problem in problems[:500]]
    return {"form": form, "problems": told, "count": len(problems), "here": "Nạp từ tệp", "crumbs": [BOOKS]}


def _preview_context(rows: rules.RegisterRows, token: str) -> dict[str, Any]:
    employed = sum(row.kind == rules.EMPLOYER for row in rows.organisations)
    return {
        "heading": "Xem trước khi nạp sổ gốc",
        "detail": "Mọi dòng đều đọc được. Bấm Áp dụng để ghi tất cả cùng lúc.",
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Công đoàn", "value": len(rows.organisations) - employed, "icon": "building-community"},
            {"words": "Doanh nghiệp", "value": employed, "icon": "building-factory-2"},
            {"words": "Nhóm nộp chung", "value": len(rows.groups), "icon": "users"},
        ],
        "rows": [(row, rules.kind_words(row.kind), row.places[-1][0] if row.places else "") for row in rows.organisations[:50]],
        "more": max(len(rows.organisations) - 50, 0),
        "apply_url": reverse("organisations:load_register"),
        "cancel_url": reverse("organisations:load_register"),
        "token": token,
        "here": "Xem trước",
        "crumbs": [BOOKS],
    }


def _keep(request: HttpRequest, files: dict[str, tuple[str, bytes]]) -> bool:
    """Keep the files in the session between preview and apply; False when they are too large for that."""
    packed = {name: [file_name, base64.b64encode(zlib.compress(content)).decode()] for name, (file_name, content) in files.items()}
    if sum(len(content) for _, content in packed.values()) > MOST_KEPT:
        return False
    request.session[KEPT] = packed
    return True


def _kept(request: HttpRequest) -> dict[str, tuple[str, bytes]]:
    packed = request.session.get(KEPT) or {}
    return {name: (file_name, zlib.decompress(base64.b64decode(content))) for name, (file_name, content) in packed.items()}
