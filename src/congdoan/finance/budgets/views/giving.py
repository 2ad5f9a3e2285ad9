"""Targets for the units below: typed by category or read from a table, seen first, then applied."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.finance.budgets import forms, queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong

from .estimates import place
from .sheets import readable_unit

TYPED = 300  # units in one table on the screen; more come by a file
SHOWN = 100
STEPS = ["Chọn số giao", "Xem trước", "Áp dụng"]
MOST_BYTES = 4 * 2**20


@require_http_methods(["GET", "POST"])
@doors.page
def preview_targets(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Type targets of one category for every unit below, or bring a table; see what would be written."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.allocate_targets", at=unit.id, on=on)
    found = queries.chain(unit.id, year, on=on)
    categories = queries.target_categories(year)
    asked = request.POST.get("category") or request.GET.get("loai", "")
    category = asked if asked in categories else categories[0]
    standing = queries.allocations_of([row.unit_id for row in found.rows], year)
    initial = {f"u{unit_id}": format_dong(amounts[category]) for unit_id, amounts in standing.items() if category in amounts}
    form = forms.TargetsForm(request.POST or None, units=[(row.unit_id, row.name) for row in found.rows[:TYPED]], initial=initial)
    document = forms.TargetsTableForm(request.POST or None, request.FILES or None)
    problems: list[dict[str, Any]] = []
    if request.method == "POST" and document.is_valid() and form.is_valid():
        targets, problems = _asked(request, form, category, year)
        seen = services.preview_targets(by=by, unit_id=unit.id, year=year, targets=targets, on=on) if not problems else None
        problems = problems or [problem | {"cure": ""} for problem in (seen.problems if seen else [])]
        if seen is not None and not problems:
            return render(request, "budgets/targets_preview.html", _preview(unit, year, seen, document.cleaned_data["document"], found))
    approved = queries.approved_of([row.unit_id for row in found.rows], year)
    context = place(unit, year) | {
        "here": "Giao dự toán", "form": form, "document": document, "category": category, "problems": problems,
        "categories": [(one, queries.category_names()[one]) for one in categories], "more": max(len(found.rows) - TYPED, 0),
        "rows": [
            {"row": row, "input": form[f"u{row.unit_id}"], "standing": standing.get(row.unit_id, {}).get(category),
             "approved": sum(amount for (_, one), amount in approved.get(row.unit_id, {}).items() if one == category)}
            for row in found.rows[:TYPED]
        ],
    }  # fmt: skip
    return render(request, "budgets/targets.html", context, status=422 if form.errors or document.errors or problems else 200)


@require_POST
@doors.page
def allocate_targets(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Apply the targets that the preview showed."""
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    access.require(by, "budgets.allocate_targets", at=unit.id, on=on)
    try:
        targets = [services.Target(int(one[0]), str(one[1]), int(one[2])) for one in json.loads(request.POST.get("targets", "[]"))]
    except (ValueError, TypeError, IndexError, KeyError, RecursionError):
        targets = []
    try:
        counts = services.allocate_targets(
            by=by, unit_id=unit.id, year=year, targets=targets, document=request.POST.get("document", ""), on=on,
            mark=request.POST.get("token", ""),
        )  # fmt: skip
    except access.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect("budgets:preview_targets", unit.code, year)
    messages.success(request, f"Đã giao {counts['new']} số mới, thay {counts['changed']}; {counts['same']} số không đổi.")
    return redirect("budgets:estimate_chain", unit.code, year)


def _asked(request: HttpRequest, form: Any, category: str, year: int) -> tuple[list[services.Target], list[dict[str, Any]]]:
    """Return the targets of the file that was brought, else those typed."""
    file: Any = request.FILES.get("file")
    if file is None:
        return [services.Target(unit_id, category, amount) for unit_id, amount in form.amounts().items()], []
    if file.size is None or file.size > MOST_BYTES:
        return [], [{"message": "Tệp lớn hơn 4 MB.", "cure": "Chia theo đơn vị rồi nạp từng phần."}]
    try:
        return services.read_targets(file_name=str(file.name)[:200], content=file.read(), year=year)
    except tables.UnreadableTable as refusal:
        return [], [{"message": refusal.explain(), "cure": "Tải bảng mẫu, điền rồi nạp lại."}]


def _preview(unit: Any, year: int, seen: services.TargetsPreview, document: str, found: queries.Chain) -> dict[str, Any]:
    names, kinds = {row.unit_id: (row.code, row.name) for row in found.rows}, queries.category_names()
    written = [(target, None) for target in seen.new] + [(target, before) for target, before in seen.changed]
    told = [(target.unit_id, target.category, target.amount) for target in (*seen.written, *seen.same)]
    return place(unit, year) | {
        "heading": f"Xem trước: giao dự toán năm {year}", "detail": f"{unit.name} · {document}", "steps": STEPS, "at": 2,
        "here": "Xem trước",
        "tiles": [
            {"words": "Số mới", "value": len(seen.new), "icon": "plus", "foot": "chưa giao lần nào", "state": "ok" if seen.new else ""},
            {"words": "Thay số cũ", "value": len(seen.changed), "icon": "pencil", "foot": "số cũ vẫn còn trong hồ sơ"},
            {"words": "Không đổi", "value": len(seen.same), "icon": "equal", "foot": "không ghi lại"},
        ],
        "before_after": [
            {"words": "Tổng số giao trong bảng", "before": seen.before, "change": seen.after - seen.before, "after": seen.after}
        ],
        "rows": [
            {"name": names.get(target.unit_id, ("", ""))[1], "code": names.get(target.unit_id, ("", ""))[0], "kind": kinds[target.category],
             "before": before, "after": target.amount}
            for target, before in written[:SHOWN]
        ],
        "more": max(len(written) - SHOWN, 0), "apply_url": reverse("budgets:allocate_targets", args=[unit.code, year]) if written else "",
        "apply_words": f"Giao {len(written)} số", "cancel_url": reverse("budgets:preview_targets", args=[unit.code, year]),
        "token": seen.mark, "hidden": {"targets": json.dumps(told), "document": document},
    }  # fmt: skip
