"""Pages of paying out: what the account owes each union and upper body, what goes back to who sent it, and the orders for both."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import forms, services
from congdoan.finance.collection.queries import payouts
from congdoan.finance.collection.queries.units import Collector
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, without_unit
from congdoan.finance.collection.views.receipts import file_answer
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.money import format_dong

PAGE = 50
SHOWN_IN_PREVIEW = 200
WHY = {"surplus": "nộp thừa", "wrong": "không phải tiền của công đoàn"}


@require_http_methods(["GET", "POST"])
@doors.page
def prepare_share_payments(request: HttpRequest) -> HttpResponse:
    """Show what is owed to whom; those ticked are previewed, then ordered exactly as shown."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "collection.prepare_share_payments", on=on)
    unit, units = any_unit(request)
    if unit is None:
        return without_unit(request, "Chi phần được chia")
    if request.method == "POST":
        rights.require(by, "collection.prepare_share_payments", at=unit.id, on=on)
        return _order(request, unit)
    return _dues(request, unit, units)


def _dues(request: HttpRequest, unit: Collector, units: Any, *, problems: list[str] | None = None) -> HttpResponse:
    on, start = doors.today(), doors.number(request.GET.get("sau")) or 0
    dues = payouts.share_dues(unit.id, on=on)
    may = access.may(doors.actor_id(request), "collection.prepare_share_payments", at=unit.id, on=on)
    context = {
        "here": "Chi phần được chia",
        "crumbs": crumbs(),
        "unit": unit,
        "units": units,
        "rows": dues[start : start + PAGE],
        "count": len(dues),
        "next": start + PAGE if len(dues) > start + PAGE else None,
        "payable": sum(1 for due in dues if due.left and due.receivers),
        "owed": sum(due.owed for due in dues),
        "ordered": sum(due.ordered for due in dues),
        "left": sum(due.left for due in dues),
        "without": sum(1 for due in dues if due.left and not due.receivers),
        "may_prepare": may,
        "problems": problems or [],
    }
    return render(request, "collection/payouts.html", context, status=422 if problems else 200)


def _order(request: HttpRequest, unit: Collector) -> HttpResponse:
    by, on, is_all = doors.actor_id(request), doors.today(), "tat-ca" in request.POST
    try:
        choices = _everybody(unit) if is_all else forms.share_choices(request.POST)
        if token := request.POST.get("token"):
            made = services.prepare_share_payments(by=by, unit_id=unit.id, choices=choices, on=on, mark=token[:64])
            messages.success(request, f"Đã lập {len(made)} lệnh chi, chờ người khác duyệt.")
            return redirect(f"{reverse('banking:payments')}?don_vi={unit.code}&trang_thai=cho-duyet")
        chosen, mark = services.preview_share_payments(by=by, unit_id=unit.id, choices=choices, on=on)
    except rights.NotAllowed:
        raise
    except Rejected as refusal:
        return _dues(request, unit, [unit], problems=list(refusal.facts["problems"]))
    except DomainError as refusal:
        return _dues(request, unit, [unit], problems=[refusal.explain()])
    total = sum(one.amount for one in chosen)
    hidden = {"tat-ca": "1"} if is_all else {key: value for one in chosen for key, value in _typed(one).items()}
    context = {
        "heading": "Xem trước lệnh chi phần được chia",
        "detail": f"{len(chosen)} đơn vị, cộng {format_dong(total)} đ, chi từ tài khoản thu của {unit.name}.",
        "steps": ["Chọn đơn vị", "Xem trước", "Áp dụng"],
        "at": 2,
        "chosen": () if is_all else chosen,
        "rows": chosen[:SHOWN_IN_PREVIEW],
        "more": max(len(chosen) - SHOWN_IN_PREVIEW, 0),
        "count": len(chosen),
        "total": total,
        "apply_url": f"{reverse('collection:prepare_share_payments')}?don_vi={unit.code}",
        "apply_words": f"Lập {len(chosen)} lệnh chi",
        "cancel_url": f"{reverse('collection:prepare_share_payments')}?don_vi={unit.code}",
        "token": mark,
        "hidden": hidden,
        "here": "Xem trước",
        "crumbs": crumbs(("Chi phần được chia", "collection:prepare_share_payments")),
    }
    return render(request, "collection/payouts_preview.html", context)


def _everybody(unit: Collector) -> list[services.ShareChoice]:
    """Choose every body that can be paid, all of what is left; the preview's mark holds them to what was shown."""
    dues = payouts.share_dues(unit.id, on=doors.today())
    return [services.ShareChoice(due.body_id) for due in dues if due.left and due.receivers]


def _typed(one: services.SharePayment) -> dict[str, str]:
    """Return a share as its page would send it again."""
    typed = {"tien": str(one.amount), "tai-khoan": one.receiver.number, "chi-nhanh": one.branch_code}
    return {f"{name}-{one.due.body_id}": value for name, value in typed.items()}


@require_GET
@doors.page
def share_dues_workbook(request: HttpRequest) -> HttpResponse:
    """Give what is owed to whom as a workbook."""
    unit, on = asked_unit(request), doors.today()
    dues = payouts.share_dues(unit.id, on=on)
    source = [
        ("Danh sách", "Phải chi cho công đoàn cơ sở và cấp trên"), ("Đơn vị", f"{unit.code} {unit.name}"), ("Số liệu tính đến", on),
        ("Cộng còn lập lệnh được", sum(due.left for due in dues)),
    ]  # fmt: skip
    heads = ["Mã", "Đơn vị nhận", "Tài khoản nhận", "Ngân hàng", "Phải chi", "Đang có lệnh", "Còn lập lệnh được"]
    rows = (
        (
            due.code, due.name, due.receivers[0].number if due.receivers else "", due.receivers[0].bank if due.receivers else "", due.owed,
            due.ordered, due.left,
        )
        for due in dues
    )  # fmt: skip
    return file_answer(workbook(source=source, name="Phải chi", heads=heads, rows=rows), "phai-chi.xlsx")


@require_GET
@doors.page
def refunds(request: HttpRequest) -> HttpResponse:
    """Show the money that may go back to who sent it."""
    rights.require_somewhere(doors.actor_id(request), "collection.read", on=doors.today())
    unit, units = any_unit(request)
    if unit is None:
        return without_unit(request, "Hoàn trả")
    rows = payouts.refundable(unit.id, on=doors.today())
    may = access.may(doors.actor_id(request), "collection.prepare_refund", at=unit.id, on=doors.today())
    context = {
        "here": "Hoàn trả", "crumbs": crumbs(), "unit": unit, "units": units, "rows": [(row, WHY[row.kind]) for row in rows],
        "left": sum(row.left for row in rows), "may_prepare": may,
    }  # fmt: skip
    return render(request, "collection/refunds.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def prepare_refund(request: HttpRequest, line_id: int) -> HttpResponse:
    """Order money of a line back to the account that it came from."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "collection.prepare_refund", on=on)
    found = banking.lines(ids=[line_id]) if 0 < line_id < 2**63 else []
    if not found:
        raise Http404
    line = found[0]
    rights.require(by, "collection.prepare_refund", at=line.unit_id, on=on)
    form = forms.RefundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.prepare_refund(by=by, unit_id=line.unit_id, line_id=line_id, on=on, **form.cleaned_data)
        except rights.NotAllowed:
            raise
        except Rejected as refusal:
            for problem in refusal.facts["problems"]:
                form.add_error(None, problem)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, "Đã lập lệnh chi hoàn trả, chờ người khác duyệt.")
            return redirect(f"{reverse('banking:payments')}?trang_thai=cho-duyet")
    row = next(iter(payouts.refundable(line.unit_id, on=on, line_id=line_id)), None)
    context = {
        "here": "Lập lệnh hoàn trả", "crumbs": crumbs(("Hoàn trả", "collection:refunds")), "form": form, "line": line, "row": row,
        "why": WHY[row.kind] if row else "",
    }  # fmt: skip
    return render(request, "collection/refund_form.html", context, status=422 if form.errors else 200)
