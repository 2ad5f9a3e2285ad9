"""Past vouchers from a cash book kept in Excel."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.kernel.money import format_dong

from .importing import SHOWN, TableImport, import_table


def _apply(**given: Any) -> str:
    done = services.import_cash_book(**given)
    return f"Đã ghi {done.entries} bút toán: thu {format_dong(done.come)} đ, chi {format_dong(done.gone)} đ."


def _show(found: queries.CashBook, name: str, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "heading": "Xem trước sổ quỹ cũ",
        "detail": f"Tệp {name}, đơn vị {given['unit']}. Mỗi dòng thành một bút toán theo mẫu định khoản của ngày đó.",
        "tiles": [
            {"words": "Dòng", "value": len(found.rows), "icon": "table", "foot": "đọc được cả"},
            {"words": "Thu", "value": format_dong(found.come), "icon": "cash", "foot": "đồng"},
            {"words": "Chi", "value": format_dong(found.gone), "icon": "wallet", "foot": "đồng"},
            {
                "words": "Tháng đã khóa", "value": len(found.locked), "icon": "lock", "foot": ", ".join(found.locked) or "không có",
                "state": "late" if found.locked else "",
            },
        ],
        "rows": found.rows[:SHOWN],
        "more": max(0, len(found.rows) - SHOWN),
        "is_ready": not found.locked,
        "apply_words": f"Nạp {len(found.rows)} dòng",
    }  # fmt: skip


TABLE = TableImport(
    "import_cash_book", "Nạp sổ quỹ cũ", forms.CashBookForm, "bookkeeping/cash_book.html", "bookkeeping/cash_book_preview.html",
    "bookkeeping:import_cash_book", queries.cash_book, _show, _apply,
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def import_cash_book(request: HttpRequest) -> HttpResponse:
    """Choose a cash book, see how each row would be booked, apply exactly that."""
    return import_table(request, TABLE)
