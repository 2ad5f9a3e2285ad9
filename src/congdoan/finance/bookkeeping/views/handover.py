"""Handing a unit's books over: asked, seen, done; the dossier; supplements afterwards."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.reference import queries as reference

from .asking import FINANCE, use_case

ACTS = tuple(f"bookkeeping.{act}" for act in ("undo_handover", "end_unit", "post_supplement", "export_handover"))


@require_GET
@doors.page
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a unit handed over, with its papers and what may still be booked."""
    by, unit_id = doors.actor_id(request), _unit(code)
    access.require(by, "bookkeeping.read", at=unit_id, on=doors.today())
    record = queries.handover_of(unit_id)
    if record is None:
        return redirect("bookkeeping:hand_over", code)
    names = queries.names_of([unit_id, record.receiver_id])
    acts = access_queries.acts_at(by, ACTS, at=unit_id, on=doors.today())
    context = {
        "record": record,
        "unit": names[unit_id],
        "receiver": names[record.receiver_id],
        "payable": -sum(row.amount for row in record.inventory if row.amount < 0),
        "things": [theirs for _, theirs in queries.things_handed(record)],
        "has_ended": queries.has_ended(unit_id),
        "may": {act.split(".")[1]: is_so for act, is_so in acts.items()},
        "here": "Bàn giao",
        "crumbs": _crumbs(code),
    }
    return render(request, "bookkeeping/handover.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the papers of a handover, show what it would book, and do exactly that."""
    by, on, unit_id = doors.actor_id(request), doors.today(), _unit(code)
    access.require(by, "bookkeeping.hand_over", at=unit_id, on=on)
    form = forms.HandoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            receiver_id = forms.unit_named(given.pop("receiver"))
            if "token" in request.POST:
                services.hand_over(
                    by=by, unit_id=unit_id, receiver_id=receiver_id, mark=request.POST["token"][:64], on=on, **given
                )  # fmt: skip
                messages.success(request, "Đã bàn giao; sổ của đơn vị đã kết thúc.")
                return redirect("bookkeeping:handover", code)
            access.require(by, "bookkeeping.hand_over", at=receiver_id, on=on)
            found = queries.handover_preview(
                unit_id, receiver_id, ended_on=given["ended_on"], cash_counted=given["cash_counted"]
            )  # fmt: skip
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            return render(request, "bookkeeping/handover_preview.html", _preview(code, form, found))
    context = {
        "form": form,
        "heading": "Bàn giao và kết thúc sổ",
        "detail": f"{queries.names_of([unit_id])[unit_id][1]}. Tiền, công nợ, tài sản chuyển sang đơn vị nhận; sau đó chỉ ghi bổ sung.",
        "words": "Xem trước",
        "back": reverse("bookkeeping:locks") + f"?don_vi={code}",
        "here": "Bàn giao",
        "crumbs": _crumbs(code),
    }
    return render(request, "bookkeeping/reason.html", context, status=422 if form.errors else 200)


@require_GET
@doors.page
def export_handover(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Give the minutes or the inventory of a handover as a file."""
    try:
        file = services.export_handover(by=doors.actor_id(request), unit_id=_unit(code), kind=kind, made_at=localtime(), on=doors.today())
    except services.UnableToHandOver as refusal:
        messages.error(request, refusal.explain())
        return redirect("bookkeeping:locks")
    answer = HttpResponse(file.content, content_type=file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


@require_http_methods(["GET", "POST"])
@doors.page
def post_supplement(request: HttpRequest, code: str) -> HttpResponse:
    """Book one entry into books that have ended."""
    by, on, unit_id = doors.actor_id(request), doors.today(), _unit(code)
    access.require(by, "bookkeeping.post_supplement", at=unit_id, on=on)
    form = forms.SupplementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            chart = reference.chart_on(given["accounting_date"])
            lines = [
                (AccountKey(chart, given["debit"], given["debit_item"]), given["amount"]),
                (AccountKey(chart, given["credit"], given["credit_item"]), -given["amount"]),
            ]
            services.post_supplement(
                by=by, unit_id=unit_id, accounting_date=given["accounting_date"], description=given["description"],
                source=f"bookkeeping/supplement/{uuid4()}", lines=lines, reason=given["reason"], on=on,
            )  # fmt: skip
        except access.NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, f"Đã ghi bổ sung {format_dong(given['amount'])} đ.")
            return redirect("bookkeeping:handover", code)
    context = {
        "form": form,
        "heading": "Ghi bổ sung sau bàn giao",
        "detail": f"{queries.names_of([unit_id])[unit_id][1]}. Lý do được niêm phong cùng bút toán.",
        "words": "Ghi bổ sung",
        "back": reverse("bookkeeping:handover", args=[code]),
        "here": "Ghi bổ sung",
        "crumbs": _crumbs(code),
    }
    return render(request, "bookkeeping/reason.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def undo_handover(request: HttpRequest, code: str) -> HttpResponse:
    """Take a handover back, with a reason."""
    by, on, unit_id = doors.actor_id(request), doors.today(), _unit(code)
    access.require(by, "bookkeeping.undo_handover", at=unit_id, on=on)
    form = forms.VoucherReasonForm(request.POST or None)

    def call() -> str:
        count = services.undo_handover(by=by, unit_id=unit_id, on=on, **form.cleaned_data)
        return f"Đã lấy lại bàn giao: {count} bút toán ghi âm, sổ của đơn vị tiếp tục."

    told = "Bút toán hai bên được ghi âm trong tháng bàn giao, sổ mở lại, tài sản trở về. Bút toán bổ sung đã ghi thì giữ nguyên."
    back = reverse("bookkeeping:handover", args=[code])
    return use_case(request, form, call, heading="Lấy lại bàn giao", words="Lấy lại", back=back, crumbs=_crumbs(code), told=told)


@require_http_methods(["GET", "POST"])
@doors.page
def end_unit(request: HttpRequest, code: str) -> HttpResponse:
    """End a unit whose books were handed over."""
    by, on, unit_id = doors.actor_id(request), doors.today(), _unit(code)
    access.require(by, "bookkeeping.end_unit", at=unit_id, on=on)
    form = forms.ConfirmForm(request.POST or None)

    def call() -> str:
        services.end_unit(by=by, unit_id=unit_id, on=on)
        return "Đã ghi ngày cuối của đơn vị vào sổ gốc."

    record = queries.handover_of(unit_id)
    told = f"Đơn vị kết thúc ngày {record.ended_on:%d/%m/%Y}, ngày sổ kết thúc; đơn vị nhận cùng loại thì kế tục." if record else ""
    back = reverse("bookkeeping:handover", args=[code])
    return use_case(request, form, call, heading="Kết thúc đơn vị", words="Kết thúc đơn vị", back=back, crumbs=_crumbs(code), told=told)


def _preview(code: str, form: Any, found: queries.HandoverPreview) -> dict[str, Any]:
    reason = form.cleaned_data["reason"].strip()
    barring = [one for one in found.hindrances if not (one.yields and reason)]
    hidden = {name: request_value(form, name) for name in form.fields}
    names = queries.names_of([found.unit_id, found.receiver_id])
    return {
        "heading": "Xem trước bàn giao",
        "detail": f"Từ {names[found.unit_id][1]} sang {names[found.receiver_id][1]}, ngày {found.ended_on:%d/%m/%Y}.",
        "steps": ["Hồ sơ", "Xem trước", "Bàn giao"],
        "at": 2,
        "tiles": [
            {"words": "Tiền bàn giao", "value": format_dong(found.money), "icon": "cash", "foot": "tiền mặt, tiền gửi, tạm ứng"},
            {"words": "Phải nộp cấp trên", "value": format_dong(found.payable), "icon": "scale", "foot": "nằm trong số bàn giao"},
            {"words": "Chênh lệch thu, chi", "value": format_dong(found.closing.surplus), "icon": "calculator", "foot": "đến ngày"},
            {"words": "Vướng mắc", "value": len(barring), "icon": "ban", "foot": "phải xử lý", "state": "late" if barring else ""},
        ],
        "found": found,
        "barring": barring,
        "before_after": [
            {"words": "Tiền mặt", "before": found.cash, "change": -found.cash, "after": 0},
            {"words": "Tiền gửi, đang chuyển", "before": found.bank, "change": -found.bank, "after": 0},
            {"words": "Tạm ứng", "before": found.advances, "change": -found.advances, "after": 0},
        ],
        "apply_url": "" if barring else reverse("bookkeeping:hand_over", args=[code]),
        "apply_words": "Bàn giao, kết thúc sổ",
        "cancel_url": reverse("bookkeeping:hand_over", args=[code]),
        "token": found.mark,
        "hidden": hidden,
        "here": "Xem trước",
        "crumbs": [*_crumbs(code), ("Bàn giao", reverse("bookkeeping:hand_over", args=[code]))],
    }  # fmt: skip


def request_value(form: Any, name: str) -> str:
    """Return a field as it was typed, to be sent again unchanged."""
    return str(form.data.get(name, ""))


def _unit(code: str) -> int:
    try:
        return forms.unit_named(code)
    except forms.UnknownUnit as refusal:
        raise Http404 from refusal


def _crumbs(code: str) -> list[tuple[str, str]]:
    return [FINANCE, ("Khóa sổ", reverse("bookkeeping:locks") + f"?don_vi={code}")]
