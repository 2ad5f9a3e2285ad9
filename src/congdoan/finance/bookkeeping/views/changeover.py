"""Taking a branch's balances over to the next chart, seen first; the chief accountant's own line of the mapping."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.finance.bookkeeping import forms, queries, services
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError

from .asked import asked_unit
from .asking import FINANCE

SHOWN = 50


@require_GET
@doors.page
def preview_chart(request: HttpRequest) -> HttpResponse:
    """Show which balances would go where, account by account, and the proof that nothing is lost."""
    unit = asked_unit(request, "change_chart")
    reason = request.GET.get("ly_do", "").replace("\x00", "").strip()[:500]
    table = queries.changeover(unit.id)
    found = queries.changeover_preview(unit.id, ledger.units_booked(unit.id, until=table.month))
    months = ledger.month_states([one.unit_id for one in found.moving], during=(table.month, table.month))
    is_able = bool(found.moving) and not found.blocked and not found.unmapped
    context = {
        "heading": "Chuyển sang hệ thống tài khoản mới",
        "detail": f"{unit.name} và các đơn vị bên dưới. Từ {table.from_chart} sang {table.to_chart}, ghi ngày {table.on:%d/%m/%Y}.",
        "steps": ["Kết chuyển năm cũ", "Xem trước", "Chuyển"],
        "at": 2,
        "tiles": [
            {"words": "Đơn vị có số dư cũ", "value": len(found.moving), "icon": "building-community", "foot": "mỗi đơn vị một bút toán"},
            {"words": "Tài khoản chuyển", "value": len(found.rows), "icon": "transfer", "foot": "theo bảng tương ứng"},
            {
                "words": "Chưa có tài khoản mới", "value": len(found.unmapped), "icon": "help-circle", "foot": "kế toán trưởng chọn",
                "state": "late" if found.unmapped else "",
            },
            {
                "words": "Chưa chuyển được", "value": len(found.blocked), "icon": "ban", "foot": "xem lý do",
                "state": "late" if found.blocked else "",
            },
        ],
        "found": found,
        "blocked": queries.told_units(found.blocked[:SHOWN]),
        "unit": unit,
        "reason": reason,
        "needs_reason": is_able and not reason and "soft" in months.values(),
        "ask": {"don_vi": unit.code},
        "apply_url": reverse("bookkeeping:change_chart") if is_able else "",
        "apply_words": f"Chuyển {len(found.moving)} đơn vị",
        "cancel_url": _list(unit.code),
        "token": found.mark,
        "hidden": {"don_vi": unit.code, "ly_do": reason},
        "here": "Chuyển chế độ kế toán",
        "crumbs": [FINANCE, ("Khóa sổ", _list(unit.code))],
    }  # fmt: skip
    return render(request, "bookkeeping/chart_preview.html", context)


@require_POST
@doors.page
def change_chart(request: HttpRequest) -> HttpResponse:
    """Move what the preview showed."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request, "change_chart")
    reason = request.POST.get("ly_do", "").replace("\x00", "").strip()[:500]
    units = ledger.units_booked(unit.id, until=queries.changeover(unit.id).month)
    try:
        moved = services.change_chart(
            by=by, branch_id=unit.id, unit_ids=units, reason=reason, mark=request.POST.get("token", "")[:64], on=on
        )
    except (services.UnableToChangeChart, services.ReasonMissing) as refusal:
        messages.error(request, refusal.explain())
        return redirect(f"{reverse('bookkeeping:preview_chart')}?{urlencode({'don_vi': unit.code, 'ly_do': reason})}")
    messages.success(request, f"Đã chuyển số dư của {moved} đơn vị sang hệ thống tài khoản mới.")
    return redirect(f"{reverse('bookkeeping:preview_chart')}?{urlencode({'don_vi': unit.code})}")


@require_http_methods(["GET", "POST"])
@doors.page
def undo_chart_change(request: HttpRequest, code: str) -> HttpResponse:
    """Take one unit's change of chart back, with a reason."""
    by, on = doors.actor_id(request), doors.today()
    try:
        unit_id = forms.unit_named(code)
    except forms.UnknownUnit as refusal:
        raise Http404 from refusal
    access.require(by, "bookkeeping.undo_chart_change", at=unit_id, on=on)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = services.undo_chart_change(by=by, unit_id=unit_id, reason=form.cleaned_data["reason"], on=on)
        except DomainError as refusal:
            if isinstance(refusal, access.NotAllowed):
                raise
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, f"Đã lấy lại {taken} bút toán chuyển số dư bằng bút toán ghi âm.")
            return redirect(f"{reverse('bookkeeping:preview_chart')}?{urlencode({'don_vi': code})}")
    context = {
        "form": form,
        "heading": "Lấy lại số dư đã chuyển",
        "detail": f"{queries.names_of([unit_id])[unit_id][1]}. Bút toán chuyển được ghi âm cùng ngày; số dư trở về hệ thống tài khoản cũ.",
        "words": "Lấy lại",
        "back": f"{reverse('bookkeeping:preview_chart')}?{urlencode({'don_vi': code})}",
        "here": "Lấy lại",
        "crumbs": [FINANCE, ("Khóa sổ", _list(code))],
    }
    return render(request, "bookkeeping/reason.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def map_account(request: HttpRequest) -> HttpResponse:
    """Decide which account of the new chart takes the balance of an old one."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request, "map_account")
    form = forms.MappingForm(request.POST or None, initial={"account": request.GET.get("tai_khoan", "")[:20]})
    if request.method == "POST" and form.is_valid():
        try:
            services.map_account(by=by, branch_id=unit.id, on=on, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, f"Tài khoản {form.cleaned_data['account']} chuyển sang {form.cleaned_data['to']}.")
            return redirect(f"{reverse('bookkeeping:preview_chart')}?{urlencode({'don_vi': unit.code})}")
    back = f"{reverse('bookkeeping:preview_chart')}?{urlencode({'don_vi': unit.code})}"
    context = {
        "form": form,
        "heading": "Tài khoản tương ứng ở chế độ mới",
        "detail": f"Quyết định riêng của {unit.name}, thay dòng giao sẵn; cần văn bản làm căn cứ.",
        "words": "Ghi",
        "back": back,
        "here": "Tài khoản tương ứng",
        "crumbs": [FINANCE, ("Chuyển chế độ kế toán", back)],
    }
    return render(request, "bookkeeping/reason.html", context, status=422 if form.errors else 200)


def _list(code: str) -> str:
    return f"{reverse('bookkeeping:locks')}?{urlencode({'don_vi': code, 'nam': queries.last_old_year()})}"
