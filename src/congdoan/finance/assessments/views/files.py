"""Payroll and dues files: choose, look at what would change, apply exactly that."""

import base64
import zlib
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.finance.assessments import forms, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.organisations import queries as organisations

from .lists import crumbs

KEPT = "assessments.file"
MOST_KEPT = 8 * 2**20  # of the session, compressed and in letters
SHOWN = 30
MOST_PROBLEMS = 500
STEPS = ["Chọn tệp", "Xem trước", "Áp dụng"]

PAYROLL = {
    "title": "Nạp bảng khai quỹ lương",
    "columns": "Mã đơn vị (hoặc Mã số thuế), Tháng, Số lao động, Quỹ lương, Nguồn",
    "detail": "Quỹ lương đóng BHXH của từng doanh nghiệp theo tháng; số phải nộp tính từ đây.",
    "persons": "Số lao động",
    "sum": "Quỹ lương",
    "act": "declare_payroll",
    "choose": "assessments:preview_payroll_file",
    "apply": "assessments:declare_payroll_file",
}
DUES = {
    "title": "Nạp báo cáo thu đoàn phí",
    "columns": "Mã đơn vị, Tháng, Số đoàn viên đóng, Đoàn phí thu được",
    "detail": "Đoàn phí từng công đoàn cơ sở thu được theo tháng; phần nộp cấp trên và bút toán của hai sổ ghi từ đây.",
    "persons": "Đoàn viên đóng",
    "sum": "Đoàn phí thu được",
    "act": "report_dues",
    "choose": "assessments:preview_dues_file",
    "apply": "assessments:report_dues_file",
}


@require_http_methods(["GET", "POST"])
@doors.page
def preview_payroll_file(request: HttpRequest) -> HttpResponse:
    """Choose a payroll file and see what it would write, or everything that is wrong with it."""
    return _choose_and_preview(request, PAYROLL, services.preview_payroll_file, _payroll_row)


@require_http_methods(["GET", "POST"])
@doors.page
def preview_dues_file(request: HttpRequest) -> HttpResponse:
    """Choose a dues file and see what it would write, or everything that is wrong with it."""
    return _choose_and_preview(request, DUES, services.preview_dues_file, _dues_row)


@require_POST
@doors.page
def declare_payroll_file(request: HttpRequest) -> HttpResponse:
    """Apply what the preview of a payroll file showed."""

    def done(counts: dict[str, int]) -> str:
        return f"Đã ghi {counts['new']} bảng khai mới, sửa {counts['changed']}. Tiếp theo: tính số phải nộp của các tháng này."

    return _apply(request, PAYROLL, services.declare_payroll_file, done, "assessments:assess_union_fund")


@require_POST
@doors.page
def report_dues_file(request: HttpRequest) -> HttpResponse:
    """Apply what the preview of a dues file showed."""

    def done(counts: dict[str, int]) -> str:
        return f"Đã ghi {counts['written']} báo cáo và bút toán của hai sổ; {counts['same']} dòng không đổi."

    return _apply(request, DUES, services.report_dues_file, done, "assessments:charges")


def _choose_and_preview(
    request: HttpRequest, kind: dict[str, str], preview: Callable[..., Any], shown: Callable[..., dict[str, Any]]
) -> HttpResponse:
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, f"assessments.{kind['act']}", on=on)
    form = forms.FileForm(request.POST or None, request.FILES or None, columns=kind["columns"])
    if request.method != "POST" or not form.is_valid():
        return _choose(request, kind, form)
    file = form.cleaned_data["file"]
    content, name = file.read(), str(file.name)[:200]
    try:
        found = preview(by=by, file_name=name, content=content, on=on)
    except tables.UnreadableTable as refusal:
        form.add_error("file", refusal.explain())
        return _choose(request, kind, form)
    if found.problems:
        return _choose(request, kind, form, found.problems, total=len(found.new) + len(found.changed) + len(found.same))
    packed = base64.b64encode(zlib.compress(content)).decode()
    if len(packed) > MOST_KEPT:
        form.add_error("file", "Tệp quá lớn để nạp từ trang này. Hãy chia theo tháng hoặc nhờ quản trị nạp trên máy chủ.")
        return _choose(request, kind, form)
    request.session[KEPT] = [kind["act"], name, packed]
    return render(request, "assessments/file_preview.html", _preview_context(kind, name, found, shown))


def _choose(
    request: HttpRequest, kind: dict[str, str], form: forms.FileForm, problems: list[dict[str, Any]] | None = None, *, total: int = 0
) -> HttpResponse:
    told = [why_and_cure(problem) for problem in problems or []]
    context = {
        **kind,
        "form": form,
        "problems": told[:MOST_PROBLEMS],
        "count": len(told),
        "good": total,
        "shown": MOST_PROBLEMS,
        "steps": STEPS,
        "at": 1,
        "here": kind["title"],
        "crumbs": crumbs(),
    }
    return render(request, "assessments/file.html", context, status=422 if form.errors or told else 200)


def why_and_cure(problem: dict[str, Any]) -> dict[str, Any]:
    """Tell a problem as a cause and what to type instead; the reader writes both in one sentence."""
    why, mark, cure = str(problem["cure"]).partition("; ")
    told = (why, cure) if mark else ("giá trị không đọc được", why)
    return {**problem, "message": told[0][:1].upper() + told[0][1:], "cure": told[1][:1].upper() + told[1][1:]}


def _preview_context(kind: dict[str, str], name: str, found: Any, shown: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    new, changed, same = len(found.new), len(found.changed), len(found.same)
    listed = [*found.changed[:SHOWN], *((row, None, None) for row in found.new[: SHOWN - len(found.changed[:SHOWN])])]
    rows = [shown(row, persons, amount) for row, persons, amount in listed]
    names = organisations.codes_and_names({row["payer_id"] for row in rows})
    before = sum(amount for _, _, amount in found.changed) + sum(shown(row, None, None)["sum"] for row in found.same)
    after = sum(shown(row, None, None)["sum"] for row in (*found.new, *(row for row, _, _ in found.changed), *found.same))
    return {
        "heading": f"Xem trước: {kind['title'].removeprefix('Nạp ')}",
        "detail": f"Tệp {name} · {new + changed + same} dòng",
        "steps": STEPS,
        "at": 2,
        "tiles": [
            {"words": "Dòng trong tệp", "value": new + changed + same, "icon": "table", "foot": "mỗi đơn vị mỗi tháng một dòng"},
            {"words": "Mới", "value": new, "icon": "plus", "foot": "chưa có trong hệ thống", "state": "ok" if new else ""},
            {"words": "Sửa", "value": changed, "icon": "pencil", "foot": "khác số đang có", "state": "info" if changed else ""},
            {"words": "Không đổi", "value": same, "icon": "equal", "foot": f"{new} + {changed} + {same} = {new + changed + same}"},
        ],
        "sums": {"words": f"Tổng {kind['sum'].lower()}", "before": before, "change": after - before, "after": after},
        "rows": [{**row, "named": names.get(row["payer_id"], ("", ""))} for row in rows],
        "more": max(new + changed - len(rows), 0),
        "persons": kind["persons"],
        "sum": kind["sum"],
        "apply_url": reverse(kind["apply"]) if new + changed else "",
        "apply_words": f"Áp dụng {new + changed} dòng",
        "cancel_url": reverse(kind["choose"]),
        "cancel_words": "Hủy tệp",
        "token": found.mark,
        "here": "Xem trước",
        "crumbs": [*crumbs(), (kind["title"], reverse(kind["choose"]))],
    }


def _payroll_row(row: services.PayrollRow, persons: int | None, amount: int | None) -> dict[str, Any]:
    return {
        "payer_id": row.employer_id, "month": row.month, "persons": row.headcount, "sum": row.wage_fund_dong,
        "persons_before": persons, "sum_before": amount,
    }  # fmt: skip


def _dues_row(row: services.DuesRow, persons: int | None, amount: int | None) -> dict[str, Any]:
    return {
        "payer_id": row.unit_id, "month": row.month, "persons": row.members_paying, "sum": row.collected_dong,
        "persons_before": persons, "sum_before": amount,
    }  # fmt: skip


def _apply(
    request: HttpRequest, kind: dict[str, str], act: Callable[..., dict[str, int]], done: Callable[[dict[str, int]], str], then: str
) -> HttpResponse:
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, f"assessments.{kind['act']}", on=on)
    kept_for, name, packed = request.session.get(KEPT) or ("", "", "")
    if kept_for != kind["act"]:
        messages.error(request, "Tệp đã chọn không còn, chưa ghi gì. Hãy chọn lại tệp.")
        return redirect(kind["choose"])
    content = zlib.decompress(base64.b64decode(packed))
    try:
        counts = act(by=by, file_name=name, content=content, on=on, mark=request.POST.get("token", ""))
    except (services.PreviewChanged, Rejected, services.UnableToReport) as refusal:
        messages.error(request, refusal.explain())
        return redirect(kind["choose"])
    del request.session[KEPT]
    messages.success(request, done(counts))
    return redirect(then)
