"""Opening balances from a table."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors

from .importing import SHOWN, TableImport, import_table


def _read(content: bytes, *, file_name: str, unit_id: int, first_day: date, on: date) -> queries.OpeningPreview:
    return queries.opening_preview(content, file_name=file_name, first_day=first_day, unit_id=unit_id)


def _apply(**given: Any) -> str:
    done = services.import_opening(**given)
    return f"Đã ghi số dư đầu kỳ của {done.booked} đơn vị, thay {done.replaced}; {done.standing} đơn vị không đổi."


def _show(found: queries.OpeningPreview, name: str, given: dict[str, Any]) -> dict[str, Any]:
    lines = [(one, account, max(amount, 0), max(-amount, 0)) for one in found.units for account, amount in one.balances.items()]
    replaced = sum(1 for one in found.units if one.stands)
    return {
        "heading": "Xem trước số dư đầu kỳ",
        "detail": f"Tệp {name}, ngày đầu kỳ {given['first_day']:%d/%m/%Y}; bút toán ghi ngày hôm trước.",
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
        "is_ready": bool(lines),
        "apply_words": f"Nạp {len(found.units)} đơn vị",
    }  # fmt: skip


TABLE = TableImport(
    "import_opening", "Nạp số dư đầu kỳ", forms.OpeningForm, "bookkeeping/opening.html", "bookkeeping/opening_preview.html",
    "bookkeeping:locks", _read, _show, _apply,
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def import_opening(request: HttpRequest) -> HttpResponse:
    """Choose a table of opening balances, see what it would book, apply exactly that."""
    return import_table(request, TABLE)
