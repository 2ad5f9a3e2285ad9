"""Pages of fixed assets and tools: the register, a card, acts on it, yearly wear with its preview, inventories."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.bookkeeping.queries import AssetRow
from congdoan.finance.bookkeeping.rules import assets as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

from .asking import FINANCE, pdf_answer, use_case

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PILES: dict[str, tuple[str, dict[str, Any]]] = {
    "": ("đang dùng", {"is_there": True}),
    "tai-san": ("tài sản cố định", {"is_there": True, "kind": "fixed"}),
    "cong-cu": ("công cụ", {"is_there": True, "kind": "tool"}),
    "da-giam": ("đã ghi giảm", {"is_there": False}),
}
ACTS = ("move_asset", "hand_over_asset", "dispose_asset")


def asset_crumbs() -> list[tuple[str, str]]:
    return [FINANCE, ("Tài sản, công cụ", reverse("bookkeeping:assets"))]


@require_GET
@doors.page
def assets(request: HttpRequest) -> HttpResponse:
    """Show the register of things, or give the whole filter as a workbook."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.read", on=on)
    units = forms.units_for(by, on=on)
    unit = next((one for one in units if one[1] == request.GET.get("don_vi")), units[0] if len(units) == 1 else None)
    pile = request.GET.get("loc", "") if request.GET.get("loc", "") in PILES else ""
    text = request.GET.get("q", "").replace("\x00", "")[:100]
    chosen: dict[str, Any] = {"unit_ids": [unit[0]] if unit else None, "text": text, **PILES[pile][1]}
    if request.GET.get("tep") == "xlsx":
        answer = HttpResponse(queries.assets_workbook(queries.assets(**chosen)), content_type=XLSX)
        answer["Content-Disposition"] = 'attachment; filename="tai-san.xlsx"'
        return answer
    after = doors.number(request.GET.get("sau"))
    rows = queries.assets(**chosen, after_id=after, limit=ON_A_PAGE + 1)
    shown, names = rows[:ON_A_PAGE], {one[0]: one for one in units}
    context = {
        "here": "Tài sản, công cụ", "crumbs": [FINANCE], "units": units, "unit": unit, "pile": pile, "text": text,
        "piles": [(key, words) for key, (words, _) in PILES.items()],
        "rows": [(row, names.get(row.unit_id, (0, "", ""))) for row in shown],
        "next": shown[-1].id if len(rows) > ON_A_PAGE else None,
        "may_register": access.may_somewhere(by, "bookkeeping.register_asset", on=on),
        "may_wear": access.may_somewhere(by, "bookkeeping.charge_wear", on=on),
    }  # fmt: skip
    return render(request, "bookkeeping/assets.html", context)


def found_asset(asset_id: int) -> AssetRow:
    """Return a card within reach; a page that is not there where there is none."""
    found = queries.assets(ids=[asset_id]) if 0 < asset_id < 2**63 else []
    if not found:
        raise Http404
    return found[0]


@require_GET
@doors.page
def asset(request: HttpRequest, asset_id: int) -> HttpResponse:
    """Show one card: what it is, what has worn off, where it is, every step."""
    row = found_asset(asset_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, "bookkeeping.read", at=row.unit_id, on=on)
    names = access.names_of_actors({step.recorded_by for step in row.steps})
    may = access.acts_at(by, [f"bookkeeping.{act}" for act in ACTS], at=row.unit_id, on=on)
    context = {
        "here": row.name, "crumbs": asset_crumbs(), "row": row, "kind": rules.KINDS[row.kind], "way": rules.WAYS[row.came_by],
        "unit": access.branch_names([row.unit_id]).get(row.unit_id, ("", "")),
        "steps": [(step, names.get(step.recorded_by, "")) for step in row.steps],
        "next_wear": row.next_wear() if row.kind == "fixed" and not row.state else 0,
        "may": {act: may[f"bookkeeping.{act}"] and not row.state for act in ACTS},
    }  # fmt: skip
    return render(request, "bookkeeping/asset.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def register_asset(request: HttpRequest) -> HttpResponse:
    """Open a card."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.register_asset", on=on)
    form = forms.AssetForm(request.POST or None, units=forms.units_for(by, on=on), initial={"unit": request.GET.get("don_vi", "")[:40]})

    def call() -> str:
        card = form.card()
        services.register_asset(by=by, unit_id=forms.unit_named(form.cleaned_data["unit"]), card=card, on=on)
        return f"Đã lập thẻ {card.code}: {card.name}, {format_dong(card.cost)} đ."

    back = reverse("bookkeeping:assets")
    return use_case(request, form, call, heading="Lập thẻ tài sản, công cụ", words="Lập thẻ", back=back, crumbs=asset_crumbs())


@require_http_methods(["GET", "POST"])
@doors.page
def move_asset(request: HttpRequest, asset_id: int) -> HttpResponse:
    """Write down where a thing is now."""
    return _act(request, asset_id, "move_asset", forms.MoveForm, services.move_asset, heading="Chuyển nơi dùng")


@require_http_methods(["GET", "POST"])
@doors.page
def dispose_asset(request: HttpRequest, asset_id: int) -> HttpResponse:
    """Take a thing off the register."""
    return _act(request, asset_id, "dispose_asset", forms.DocumentForm, services.dispose_asset, heading="Ghi giảm, thanh lý")


@require_http_methods(["GET", "POST"])
@doors.page
def hand_over_asset(request: HttpRequest, asset_id: int) -> HttpResponse:
    """Give a thing to another unit."""

    def act(*, to_unit: str, **given: Any) -> int:
        return services.hand_over_asset(to_unit_id=forms.unit_named(to_unit), **given)

    return _act(request, asset_id, "hand_over_asset", forms.HandOverForm, act, heading="Giao đơn vị khác")


def _act(
    request: HttpRequest, asset_id: int, name: str, form_class: type[django_forms.Form], act: Callable[..., Any], *, heading: str
) -> HttpResponse:
    row = found_asset(asset_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, f"bookkeeping.{name}", at=row.unit_id, on=on)
    form = form_class(request.POST or None)

    def call() -> str:
        act(by=by, asset_id=row.id, on=on, **form.cleaned_data)
        return f"{heading}: đã ghi cho {row.name}."

    back = reverse("bookkeeping:asset", args=[row.id])
    told = f"{row.name}: nguyên giá {format_dong(row.cost)} đ, còn lại {format_dong(row.rest)} đ."
    return use_case(request, form, call, heading=heading, words=heading, back=back, crumbs=[*asset_crumbs(), (row.name, back)], told=told)


@require_http_methods(["GET", "POST"])
@doors.page
def charge_wear(request: HttpRequest) -> HttpResponse:
    """Show what a year's wear would be; with the preview's mark, book it."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "bookkeeping.charge_wear", on=on)
    units = forms.units_for(by, on=on)
    form = forms.WearForm(request.POST or None, units=units, initial={"year": on.year - 1})
    if request.method == "POST" and form.is_valid():
        code, year = form.cleaned_data["unit"], form.cleaned_data["year"]
        unit_ids = [forms.unit_named(code)] if code else [one[0] for one in units]
        rights.require_all(by, "bookkeeping.charge_wear", at=unit_ids, on=on)
        try:
            if token := request.POST.get("token"):
                total = services.charge_wear(by=by, unit_ids=unit_ids, year=year, on=on, mark=token[:64])
                messages.success(request, f"Đã ghi hao mòn năm {year}: {format_dong(total)} đ.")
                return redirect("bookkeeping:assets")
            return _wear_preview(request, unit_ids, year, code, {one[0]: one for one in units})
        except rights.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
    context = {"form": form, "heading": "Hao mòn hằng năm", "words": "Xem trước", "back": reverse("bookkeeping:assets"),
               "here": "Hao mòn", "crumbs": asset_crumbs()}  # fmt: skip
    return render(request, "bookkeeping/form.html", context, status=422 if form.errors else 200)


def _wear_preview(request: HttpRequest, unit_ids: list[int], year: int, code: str, names: dict[int, tuple[int, str, str]]) -> HttpResponse:
    preview = queries.wear_preview(unit_ids, year)
    context = {
        "heading": f"Xem trước hao mòn năm {year}",
        "detail": f"{len(preview.rows)} tài sản đang dùng ngày 31/12/{year}, cộng {format_dong(preview.total)} đ.",
        "steps": ["Chọn năm", "Xem trước", "Áp dụng"], "at": 2,
        "tiles": [{"words": "Tài sản", "value": len(preview.rows), "icon": "calculator", "foot": "mỗi năm tính một lần"},
                  {"words": "Hao mòn", "value": format_dong(preview.total), "icon": "coins", "foot": "đồng"}],
        "rows": [(row, amount, names.get(row.unit_id, (0, "", ""))) for row, amount in preview.rows],
        "apply_url": reverse("bookkeeping:charge_wear") if preview.rows else "", "apply_words": f"Ghi hao mòn năm {year}",
        "cancel_url": reverse("bookkeeping:charge_wear"), "token": preview.mark, "hidden": {"unit": code, "year": year},
        "here": "Xem trước", "crumbs": asset_crumbs(),
    }  # fmt: skip
    return render(request, "bookkeeping/wear_preview.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def check_assets(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Write down an inventory of a unit's things."""
    by, on = doors.actor_id(request), doors.today()
    if not 0 < unit_id < 2**63:
        raise Http404
    rights.require(by, "bookkeeping.check_assets", at=unit_id, on=on)
    things = [
        (row.id, f"{row.code} · {row.name} · {row.location or 'chưa rõ nơi'}") for row in queries.assets(unit_ids=[unit_id], is_there=True)
    ]
    form = forms.InventoryForm(request.POST if request.method == "POST" else None, things=things)

    def call() -> str:
        missing = {int(one) for one in form.cleaned_data["missing"]}
        count = services.check_assets(by=by, unit_id=unit_id, missing=missing, words=form.cleaned_data["words"], on=on)
        return f"Đã kiểm kê {count} tài sản, công cụ; không thấy {len(missing)}."

    return use_case(
        request, form, call, heading="Kiểm kê tài sản, công cụ", words="Ghi kiểm kê", back=reverse("bookkeeping:assets"),
        crumbs=asset_crumbs(), told="Đánh dấu thứ không thấy; thứ còn lại là đã thấy.",
    )  # fmt: skip


@require_GET
@doors.page
def inventory_paper(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give the sheet of a unit's inventory as PDF/A."""
    if not 0 < unit_id < 2**63:
        raise Http404
    rights.require(doors.actor_id(request), "bookkeeping.read", at=unit_id, on=doors.today())
    return pdf_answer(queries.inventory_paper(unit_id, on=doors.today(), made_at=localtime(now())), "kiem-ke-tai-san.pdf")
