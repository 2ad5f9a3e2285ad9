"""A register of things from Excel, and labels for those on the register."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.money import format_dong

from .asking import pdf_answer
from .importing import SHOWN, TableImport, import_table


def _apply(**given: Any) -> str:
    return f"Đã lập {services.import_assets(**given)} thẻ tài sản, công cụ."


def _show(found: queries.AssetTable, name: str, given: dict[str, Any]) -> dict[str, Any]:
    cost, worn = (sum(row.facts[field] for row in found.rows) for field in ("cost", "worn_before"))
    return {
        "heading": "Xem trước sổ tài sản",
        "detail": f"Tệp {name}, đơn vị {given['unit']}. Thẻ của những thứ sổ đã có: không ghi bút toán nào.",
        "tiles": [
            {"words": "Thẻ", "value": len(found.rows), "icon": "table", "foot": "đọc được cả"},
            {"words": "Nguyên giá", "value": format_dong(cost), "icon": "coins", "foot": "đồng"},
            {"words": "Hao mòn đã tính", "value": format_dong(worn), "icon": "calculator", "foot": "đồng"},
        ],
        "rows": [(row.number, row.facts) for row in found.rows[:SHOWN]],
        "more": max(0, len(found.rows) - SHOWN),
        "is_ready": bool(found.rows),
        "apply_words": f"Lập {len(found.rows)} thẻ",
    }


TABLE = TableImport(
    "import_assets", "Nạp sổ tài sản", forms.CashBookForm, "bookkeeping/asset_table.html", "bookkeeping/asset_table_preview.html",
    "bookkeeping:assets", queries.asset_table, _show, _apply,
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def import_assets(request: HttpRequest) -> HttpResponse:
    """Choose a register of things, see the cards it would open, open exactly those."""
    return import_table(request, TABLE)


@require_GET
@doors.page
def asset_labels(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give labels with codes for a unit's things as PDF/A: each code leads to the thing's card."""
    if not 0 < unit_id < 2**63:
        raise Http404
    rights.require(doors.actor_id(request), "bookkeeping.read", at=unit_id, on=doors.today())

    def address_of(asset_id: int) -> str:
        return request.build_absolute_uri(reverse("bookkeeping:asset", args=[asset_id]))

    content = queries.asset_labels(unit_id, address_of=address_of, made_at=localtime(now()))
    if content is None:
        messages.error(request, "Đơn vị chưa có tài sản, công cụ nào để in tem.")
        return redirect("bookkeeping:assets")
    return pdf_answer(content, "tem-tai-san.pdf")
