"""A register of members from a file: preview, then apply; a long list is left to a job."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.tables import UnreadableTable
from congdoan.people.members import forms, queries, services

from .asking import MEMBERS
from .joining import own_code, shown_line
from .kept import keep, kept

KEPT = "members.load_members"
SHOWN = 500


@require_http_methods(["GET", "POST"])
@doors.page
def load_members(request: HttpRequest) -> HttpResponse:
    """Read a list of members, show what loading it would do, then do exactly that."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "members.load_members", on=on)
    if request.method == "POST" and "token" in request.POST:
        return _apply(request, by, on)
    form = forms.LoadForm(request.POST or None, request.FILES or None, initial={"since": on, "unit_id": own_code(by, on)})
    problems: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        name, content = form.content()
        facts = {"file_name": name, "content": content, "unit_id": form.cleaned_data["unit_id"], "since": form.cleaned_data["since"]}
        try:
            plan = services.check_members(by=by, on=on, **facts)
        except UnreadableTable as refusal:
            form.add_error("file", refusal.explain())
        except Rejected as refusal:
            problems = refusal.facts["problems"]
        else:
            told = [str(facts["unit_id"] or ""), facts["since"].isoformat(), name]
            if keep(request, KEPT, told, content):
                return render(request, "members/load_preview.html", _preview(plan, name, forms.token_of(*told, content)))
            form.add_error("file", "Tệp quá lớn cho trang này. Dùng lệnh: congdoan members load_members.")
    return render(request, "members/load.html", _asking(form, problems), status=422 if form.errors or problems else 200)


def _apply(request: HttpRequest, by: int, on: date) -> HttpResponse:
    told, content = kept(request, KEPT) or (["", "", ""], b"")
    if not content or forms.token_of(*told, content) != request.POST["token"]:
        messages.error(request, "Bản xem trước đã cũ, chưa ghi gì. Chọn lại tệp.")
        return redirect("members:load_members")
    unit, since, name = told
    try:
        done = services.load_members(
            by=by, file_name=name, content=content, unit_id=int(unit) if unit else None, since=date.fromisoformat(since), on=on
        )
    except Rejected as refusal:
        return render(request, "members/load.html", _asking(forms.LoadForm(), refusal.facts["problems"]), status=409)
    del request.session[KEPT]
    messages.success(request, f"Đã nạp: {done.new} người mới, {done.changed} người sửa thông tin, {done.same} người như cũ.")
    return redirect("members:members")


def _preview(plan: services.Plan, name: str, token: str) -> dict[str, Any]:
    words = queries.field_words()
    total = len(plan.found.lines)
    return {
        "heading": "Xem trước nạp danh sách đoàn viên",
        "detail": f"Tệp {name}, {total} dòng, {len(plan.found.columns)} trang tính.",
        "unread": sorted({label for labels in plan.found.unread.values() for label in labels}),
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Dòng trong tệp", "value": total, "icon": "table", "foot": "mọi dòng đọc được"},
            {"words": "Người mới", "value": len(plan.new), "icon": "user-plus", "foot": "ghi vào sổ"},
            {"words": "Sửa thông tin", "value": len(plan.changes), "icon": "pencil", "foot": "đã có trong sổ"},
            {
                "words": "Như cũ",
                "value": plan.same,
                "icon": "equal",
                "foot": f"{len(plan.new)} + {len(plan.changes)} + {plan.same} = {total}",
            },
        ],
        "changes": [(one.row, one.full_name, services.shown_change(one, words)) for one in plan.changes[:100]],
        "changed": len(plan.changes),
        "rows": [shown_line(line) for line, _ in plan.new[:50]],
        "more": max(len(plan.new) - 50, 0),
        "apply_url": reverse("members:load_members"),
        "apply_words": f"Áp dụng {total} dòng",
        "cancel_url": reverse("members:load_members"),
        "token": token,
        "here": "Xem trước",
        "crumbs": [MEMBERS],
    }


def _asking(form: forms.LoadForm, problems: list[dict[str, Any]]) -> dict[str, Any]:
    told = [{**problem, "message": problem.get("cure", problem["message"]), "cure": ""} for problem in problems[:SHOWN]]
    return {"form": form, "problems": told, "count": len(problems), "here": "Nạp danh sách", "crumbs": [MEMBERS]}
