"""The social insurance's list of arrears: choose, look at what would change, apply exactly that."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.activities.early_warning import services
from congdoan.activities.early_warning.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.organisations import queries as organisations

from .asking import TASK, WARNINGS, watching_units

SHOWN = 100
HERE = "early_warning:import_debts"


@require_http_methods(["GET", "POST"])
@doors.page
def import_debts(request: HttpRequest) -> HttpResponse:
    """Read a list of arrears, show what it would write, then write exactly that."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "early_warning.import_debts", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by, on)
    units = watching_units(by, "import_debts")
    form = asked.DebtsForm(request.POST or None, request.FILES or None, units=units, initial={"listed_on": on})
    problems: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        file, given = form.cleaned_data["file"], form.cleaned_data
        facts = {"unit_id": given["unit"], "file_name": str(file.name)[:200], "listed_on": given["listed_on"]}
        content = file.read()
        try:
            preview = services.preview_debts(by=by, content=content, on=on, **facts)
        except UnreadableTable as refusal:
            form.add_error("file", refusal.explain())
        else:
            problems, kept = preview.problems, asked.packed(content)
            if not problems and len(kept) <= asked.MOST_KEPT:
                return render(request, "early_warning/debts_preview.html", _preview(preview, kept, facts, on))
            if not problems:
                form.add_error("file", "Tệp quá lớn cho trang này. Dùng lệnh: congdoan early-warning import-debts.")
    told = [{**one, "message": one["cure"], "cure": ""} for one in problems]
    context = {"form": form, "problems": told, "count": len(told), "here": "Nạp nợ BHXH", "crumbs": [TASK, WARNINGS]}
    return render(request, "early_warning/debts.html", context, status=422 if form.errors or told else 200)


def _preview(preview: services.DebtsPreview, kept: str, facts: dict[str, Any], on: date) -> dict[str, Any]:
    counts = preview.counts
    names = organisations.codes_and_names([*(one.employer_id for one in preview.begun), *(one.employer_id for one in preview.over)])
    is_change = counts["begun"] or counts["ended"]
    return {
        "heading": "Xem trước danh sách nợ BHXH",
        "detail": f"Tệp {facts['file_name']}, danh sách ngày {facts['listed_on']:%d/%m/%Y}",
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Dấu hiệu mới hoặc đổi", "value": counts["begun"], "icon": "plus", "foot": f"tính từ {on:%d/%m/%Y}"},
            {"words": "Không còn như vậy", "value": counts["ended"], "icon": "check", "foot": "kết thúc hôm nay"},
            {"words": "Như cũ", "value": counts["kept"], "icon": "equal", "foot": "giữ nguyên"},
            {"words": "Ngoài sổ", "value": counts["strangers"], "icon": "building-factory-2", "foot": "bỏ qua, không ghi"},
        ],
        "begun": [(names.get(one.employer_id, ("", "")), one) for one in preview.begun[:SHOWN]],
        "over": [(names.get(one.employer_id, ("", "")), one) for one in preview.over[:SHOWN]],
        "strangers": preview.strangers[:SHOWN],
        "apply_url": reverse(HERE) if is_change else "",
        "apply_words": f"Áp dụng {counts['begun'] + counts['ended']} thay đổi",
        "cancel_url": reverse(HERE),
        "token": preview.mark,
        "hidden": {"unit": facts["unit_id"], "listed_on": facts["listed_on"].isoformat(), "name": facts["file_name"], "packed": kept},
        "here": "Xem trước",
        "crumbs": [TASK, WARNINGS],
    }


def _apply(request: HttpRequest, by: int, on: date) -> HttpResponse:
    form = asked.ApplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Bản xem trước không còn nguyên vẹn, chưa ghi gì. Chọn lại tệp.")
        return redirect(HERE)
    given = form.cleaned_data
    try:
        counts = services.import_debts(
            by=by, unit_id=given["unit"], file_name=given["name"], content=given["packed"], listed_on=given["listed_on"], on=on,
            mark=given["token"],
        )  # fmt: skip
    except (services.DebtsChanged, Rejected, UnreadableTable) as refusal:
        messages.error(request, refusal.explain())
        return redirect(HERE)
    messages.success(request, f"Đã ghi: {counts['begun']} dấu hiệu mới hoặc đổi, {counts['ended']} kết thúc, {counts['kept']} như cũ.")
    return redirect("early_warning:warnings")
