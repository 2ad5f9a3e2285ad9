"""Past vouchers from a cash book kept in Excel: chosen, seen, applied exactly as seen."""

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
from congdoan.foundation.kernel.money import format_dong

from .asking import FINANCE
from .kept_files import MOST_BYTES, STALE, choose, packed, unpacked

PAGE, WORDS = "bookkeeping/cash_book.html", "Nạp sổ quỹ cũ"
SHOWN = 100


@require_http_methods(["GET", "POST"])
@doors.page
def import_cash_book(request: HttpRequest) -> HttpResponse:
    """Choose a cash book, see how each row would be booked, apply exactly that."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "bookkeeping.import_cash_book", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by)
    form = forms.CashBookForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return choose(request, PAGE, form, WORDS)
    given = form.cleaned_data
    content, name = given["file"].read(MOST_BYTES + 1), str(given["file"].name)[:200]
    kept = packed(content)
    if not kept:
        form.add_error("file", "Tệp quá lớn để nạp từ trang này. Dùng lệnh: congdoan bookkeeping import-cash-book.")
        return choose(request, PAGE, form, WORDS)
    try:
        unit_id = forms.unit_named(given["unit"])
        access.require(by, "bookkeeping.import_cash_book", at=unit_id, on=on)
        found = queries.cash_book(content, file_name=name, unit_id=unit_id, on=on)
    except access.NotAllowed:
        raise
    except Rejected as refusal:
        return choose(request, PAGE, form, WORDS, problems=refusal.facts["problems"])
    except DomainError as refusal:
        form.add_error(None, refusal.explain())
        return choose(request, PAGE, form, WORDS)
    return render(request, "bookkeeping/cash_book_preview.html", _preview(given["unit"], found, name, kept))


def _apply(request: HttpRequest, by: int) -> HttpResponse:
    given = request.POST
    try:
        content, unit_id = unpacked(given.get("kept", "")), forms.unit_named(given.get("unit", ""))
        done = services.import_cash_book(
            by=by, unit_id=unit_id, content=content, file_name=given.get("name", "")[:200], mark=given["token"][:64], on=doors.today()
        )
    except ValueError:
        messages.error(request, STALE)
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
    else:
        words = f"Đã ghi {done.entries} bút toán: thu {format_dong(done.come)} đ, chi {format_dong(done.gone)} đ."
        messages.success(request, words)
    return redirect("bookkeeping:import_cash_book")


def _preview(unit: str, found: queries.CashBook, name: str, kept: str) -> dict[str, Any]:
    rows = found.rows
    return {
        "heading": "Xem trước sổ quỹ cũ",
        "detail": f"Tệp {name}, đơn vị {unit.upper()}. Mỗi dòng thành một bút toán theo mẫu định khoản của ngày đó.",
        "steps": ["Chọn tệp", "Xem trước", "Nạp"],
        "at": 2,
        "tiles": [
            {"words": "Dòng", "value": len(rows), "icon": "table", "foot": "đọc được cả"},
            {"words": "Thu", "value": format_dong(found.come), "icon": "cash", "foot": "đồng"},
            {"words": "Chi", "value": format_dong(found.gone), "icon": "wallet", "foot": "đồng"},
            {
                "words": "Tháng đã khóa", "value": len(found.locked), "icon": "lock", "foot": ", ".join(found.locked) or "không có",
                "state": "late" if found.locked else "",
            },
        ],
        "rows": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN),
        "apply_url": "" if found.locked else reverse("bookkeeping:import_cash_book"),
        "apply_words": f"Nạp {len(rows)} dòng",
        "cancel_url": reverse("bookkeeping:import_cash_book"),
        "token": found.mark,
        "hidden": {"kept": kept, "unit": unit, "name": name},
        "here": "Xem trước",
        "crumbs": [FINANCE, (WORDS, reverse("bookkeeping:import_cash_book"))],
    }  # fmt: skip
