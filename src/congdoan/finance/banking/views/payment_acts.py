"""Pages of money out that act: approve, return, cancel, make files, record what the bank answers; seen first, then done."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.finance.banking import forms, services
from congdoan.finance.banking.queries import PaymentRow
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import format_dong

from .payments import crumbs, found_payment
from .statements import MOST_PROBLEMS

CHANGES = {
    "paid": ("đã chi", "ok"),
    "failed": ("không chi được", "late"),
    "pending": ("chưa có kết quả", "wait"),
    "known": ("đã ghi", "none"),
}


@require_POST
@doors.page
def approve_payments(request: HttpRequest) -> HttpResponse:
    """Show what would be approved; with the preview's mark, approve it."""
    rows = _chosen(request, "banking.approve_payments")
    if isinstance(rows, HttpResponse):
        return rows

    def act(mark: str) -> str:
        count = services.approve_payments(
            by=doors.actor_id(request), unit_id=rows[0].unit_id, order_ids=[row.id for row in rows], on=doors.today(), mark=mark
        )
        return f"Đã duyệt {count} lệnh chi, {format_dong(sum(row.amount for row in rows))} đ."

    return _apply(request, rows, act, heading="Xem trước duyệt lệnh chi", words="Duyệt", then="da-duyet", url="banking:approve_payments")


@require_POST
@doors.page
def export_payments(request: HttpRequest) -> HttpResponse:
    """Show what would leave for the bank; with the preview's mark, make the files."""
    rows = _chosen(request, "banking.export_payments")
    if isinstance(rows, HttpResponse):
        return rows
    layout = forms.chosen_layout(request.POST)

    def act(mark: str) -> str:
        files = services.export_payments(
            by=doors.actor_id(request),
            unit_id=rows[0].unit_id,
            order_ids=[row.id for row in rows],
            layout=layout,
            on=doors.today(),
            mark=mark,
        )
        return f"Đã xuất {len(rows)} lệnh chi vào {len(files)} tệp. Tải tệp ở cột bên và nạp lên ngân hàng."

    return _apply(
        request,
        rows,
        act,
        heading="Xem trước xuất tệp gửi ngân hàng",
        words="Xuất tệp",
        then="da-gui",
        url="banking:export_payments",
        layout=layout,
    )


def _chosen(request: HttpRequest, act: str) -> list[PaymentRow] | HttpResponse:
    rights.require_somewhere(doors.actor_id(request), act, on=doors.today())
    try:
        rows = forms.payments_chosen(request.POST.getlist("lenh"))
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect("banking:payments")
    rights.require(doors.actor_id(request), act, at=rows[0].unit_id, on=doors.today())
    return rows


def _apply(
    request: HttpRequest, rows: Sequence[PaymentRow], act: Callable[[str], str], *, heading: str, words: str, then: str, url: str,
    layout: str = "",
) -> HttpResponse:  # fmt: skip
    back = f"{reverse('banking:payments')}?trang_thai="
    problems: list[Any] = []
    if token := request.POST.get("token"):
        try:
            told = act(token[:64])
        except rights.NotAllowed:
            raise
        except Rejected as refusal:
            problems = list(refusal.facts["problems"])
        except DomainError as refusal:
            problems = [refusal.explain()]
        else:
            messages.success(request, told)
            return redirect(f"{back}{then}")
    title = next((title for name, title, _ in services.layouts() if name == layout), "")
    unsure = any(unsure for name, _, unsure in services.layouts() if name == layout)
    context = {
        "heading": heading,
        "detail": f"{len(rows)} lệnh chi, cộng {format_dong(sum(row.amount for row in rows))} đ."
        + (f" Mẫu tệp: {title}." if title else ""),
        "steps": ["Chọn lệnh", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Lệnh chi", "value": format_dong(len(rows)), "icon": "send", "foot": "mỗi lệnh một người nhận"},
            {"words": "Cộng tiền", "value": format_dong(sum(row.amount for row in rows)), "icon": "coins", "foot": "đồng"},
        ],
        "rows": rows,
        "refusals": problems,
        "unsure": unsure,
        "apply_url": reverse(url),
        "apply_words": f"{words} {len(rows)} lệnh",
        "cancel_url": back + {"approve": "cho-duyet", "export": "da-duyet"}[url.split(":")[1].split("_", maxsplit=1)[0]],
        "token": services.selection_mark(rows),
        "layout": layout,
        "here": "Xem trước",
        "crumbs": crumbs(),
    }
    return render(request, "banking/payments_preview.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def return_payment(request: HttpRequest, order_id: int) -> HttpResponse:
    """Turn an order down, with a reason."""
    return _with_reason(request, order_id, "return_payment", services.return_payment, heading="Trả lại lệnh", done="Đã trả lại lệnh")


@require_http_methods(["GET", "POST"])
@doors.page
def cancel_payment(request: HttpRequest, order_id: int) -> HttpResponse:
    """Withdraw an order, with a reason."""
    return _with_reason(request, order_id, "cancel_payment", services.cancel_payment, heading="Hủy lệnh", done="Đã hủy lệnh")


@require_http_methods(["GET", "POST"])
@doors.page
def record_outcome(request: HttpRequest, order_id: int) -> HttpResponse:
    """Say what became of an order that left, where no file of the bank tells it."""
    return _with_reason(
        request, order_id, "record_outcome", services.record_outcome, heading="Ghi kết quả lệnh", done="Đã ghi kết quả lệnh",
        form_class=forms.OutcomeForm,
    )  # fmt: skip


def _with_reason(
    request: HttpRequest, order_id: int, name: str, act: Callable[..., None], *, heading: str, done: str,
    form_class: type[forms.ReasonForm] = forms.ReasonForm,
) -> HttpResponse:  # fmt: skip
    row = found_payment(order_id)
    by, on = doors.actor_id(request), doors.today()
    rights.require(by, f"banking.{name}", at=row.unit_id, on=on)
    form = form_class(request.POST or None)
    back = reverse("banking:payment", args=[order_id])
    if request.method == "POST" and form.is_valid():
        try:
            act(by=by, unit_id=row.unit_id, order_id=order_id, on=on, **form.cleaned_data)
        except rights.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, f"{done} {row.number}.")
            return redirect(back)
    context = {
        "form": form, "heading": f"{heading} {row.number}", "words": heading, "back": back, "here": heading,
        "crumbs": [*crumbs(), (row.number, back)],
    }  # fmt: skip
    return render(request, "banking/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def preview_results(request: HttpRequest) -> HttpResponse:
    """Choose a result file; show what it says of each order, or every place where it is wrong."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "banking.record_results", on=on)
    form = forms.ResultsForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _choose_results(request, form, [])
    file, content = form.cleaned_data["file"], form.cleaned_data["file"].read()
    unit_id = forms.branch_of(form.cleaned_data["unit"], by=by, on=on)
    preview = services.preview_results(by=by, unit_id=unit_id, file_name=file.name, content=content, on=on)
    if preview.problems:
        return _choose_results(request, form, list(preview.problems))
    counts = preview.counts
    moves = counts["paid"] + counts["failed"]
    context = {
        "heading": "Xem trước kết quả ngân hàng",
        "detail": f"Tệp {preview.file_name}, {len(preview.changes)} dòng kết quả.",
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"],
        "at": 2,
        "tiles": [
            {"words": "Đã chi", "value": counts["paid"], "icon": "check", "state": "ok", "foot": "chờ sao kê chứng minh"},
            {"words": "Không chi được", "value": counts["failed"], "icon": "alert-triangle", "foot": "lập lại lệnh được"},
            {"words": "Chưa có kết quả", "value": counts["pending"], "icon": "clock", "foot": "không ghi gì"},
            {"words": "Đã ghi từ trước", "value": counts["known"], "icon": "copy", "foot": "không ghi lần nữa"},
        ],
        "changes": [(one, *CHANGES[one.change]) for one in preview.changes],
        "apply_url": reverse("banking:record_results") if moves else "",
        "apply_words": f"Ghi {moves} kết quả",
        "cancel_url": reverse("banking:preview_results"),
        "token": preview.mark,
        "hidden": {"upload": services.keep_upload(by=by, content=content), "name": preview.file_name, "unit": form.cleaned_data["unit"]},
        "here": "Xem trước",
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "banking/results_preview.html", context)


def _choose_results(request: HttpRequest, form: forms.ResultsForm, problems: list[dict[str, Any]]) -> HttpResponse:
    told = [{**problem, "message": problem["cure"], "cure": ""} for problem in problems[:MOST_PROBLEMS]]
    context = {
        "form": form, "problems": told, "count": len(problems), "shown": MOST_PROBLEMS, "here": "Nạp kết quả", "crumbs": crumbs(),
        "steps": ["Chọn tệp", "Xem trước", "Áp dụng"], "at": 1,
    }  # fmt: skip
    return render(request, "banking/results.html", context, status=422 if form.errors or problems else 200)


@require_POST
@doors.page
def record_results(request: HttpRequest) -> HttpResponse:
    """Record exactly what a preview showed."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "banking.record_results", on=on)
    form = forms.ApplyResultsForm(request.POST)
    try:
        if not form.is_valid():
            raise services.UploadGone()
        given = form.cleaned_data
        path = services.kept_upload(by=by, token=given["upload"])
        unit_id = forms.branch_of(given["unit"], by=by, on=on)
        counts = services.record_results(
            by=by, unit_id=unit_id, file_name=given["name"], content=path.read_bytes(), on=on, mark=given["token"]
        )
    except rights.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect("banking:preview_results")
    services.forget_upload(path)
    messages.success(request, f"Đã ghi {counts['paid']} lệnh đã chi, {counts['failed']} lệnh không chi được.")
    return redirect("banking:payments")
