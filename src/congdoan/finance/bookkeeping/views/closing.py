"""Closing a branch's year, seen first; opening one unit's year again."""

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
from congdoan.foundation.kernel.periods import make_month

from .asked import asked_unit, asked_year
from .asking import FINANCE

SHOWN = 50
AT_ONCE = 300  # more units are closed by the worker


@require_GET
@doors.page
def preview_year(request: HttpRequest) -> HttpResponse:
    """Show what closing a branch's year would book and what stands in the way; nothing is written."""
    unit = asked_unit(request, "close_year")
    year = asked_year(request, usual=doors.today().year - 1)
    reason = request.GET.get("ly_do", "").replace("\x00", "").strip()[:500]
    found = queries.closing_preview(ledger.units_booked(unit.id, until=make_month(year, 12)), year=year)
    names = queries.names_of([one.unit_id for one in found.units])
    rows = sorted(found.units, key=lambda one: (not one.hindrances, names[one.unit_id][1]))
    is_able = bool(found.units) and not found.blocked and bool(reason or not found.hindered)
    context = {
        "heading": f"Kết chuyển năm {year}",
        "detail": f"{unit.name} và các đơn vị bên dưới có sổ. Bút toán ghi ngày 31/12/{year}; xong thì khóa cứng tháng 12.",
        "steps": ["Chọn", "Xem trước", "Kết chuyển"],
        "at": 2,
        "tiles": [
            {"words": "Sẽ kết chuyển", "value": len(found.units), "icon": "calculator", "foot": "đơn vị"},
            {"words": "Đã kết chuyển", "value": len(found.standing), "icon": "equal", "foot": "giữ nguyên"},
            {
                "words": "Cần lý do", "value": len(found.hindered) - len(found.blocked), "icon": "clock", "foot": "còn tháng mở, việc chờ",
                "state": "wait" if found.hindered else "",
            },
            {
                "words": "Chưa làm được", "value": len(found.blocked), "icon": "ban", "foot": "xem lý do",
                "state": "late" if found.blocked else "",
            },
        ],
        "found": found,
        "rows": [(names[one.unit_id], one) for one in rows[:SHOWN]],
        "more": max(0, len(rows) - SHOWN),
        "reason": reason,
        "needs_reason": bool(found.units) and not found.blocked and not is_able,
        "ask": {"don_vi": unit.code, "nam": year},
        "apply_url": reverse("bookkeeping:close_year") if is_able else "",
        "apply_words": f"Kết chuyển {len(found.units)} đơn vị",
        "cancel_url": _list(unit.code, year),
        "token": found.mark,
        "hidden": {"don_vi": unit.code, "nam": year, "ly_do": reason},
        "here": "Kết chuyển",
        "crumbs": [FINANCE, ("Khóa sổ", _list(unit.code, year))],
    }  # fmt: skip
    return render(request, "bookkeeping/year_preview.html", context)


@require_POST
@doors.page
def close_year(request: HttpRequest) -> HttpResponse:
    """Close what the preview showed: some units at once, many by the worker."""
    by, on = doors.actor_id(request), doors.today()
    unit = asked_unit(request, "close_year")
    year = asked_year(request, usual=on.year - 1)
    reason, mark = request.POST.get("ly_do", "").replace("\x00", "").strip()[:500], request.POST.get("token", "")[:64]
    units = ledger.units_booked(unit.id, until=make_month(year, 12))
    if len(units) > AT_ONCE:
        arguments = {"year": year, "branch": unit.code, "reason": reason, "mark": mark}
        job = access.enqueue(by=by, command="bookkeeping_close_year", arguments=arguments, title=f"Kết chuyển năm {year}")
        return redirect(f"{reverse('office:job', args=[job])}?{urlencode({'tiep': _list(unit.code, year)})}")
    try:
        done = services.close_year(by=by, unit_ids=units, year=year, reason=reason, mark=mark, on=on)
    except services.UnableToClose as refusal:
        messages.error(request, refusal.explain())
        return redirect(f"{reverse('bookkeeping:preview_year')}?{urlencode({'don_vi': unit.code, 'nam': year, 'ly_do': reason})}")
    messages.success(request, f"Đã kết chuyển năm {year}: {done.units} đơn vị, {done.entries} bút toán.")
    return redirect(_list(unit.code, year))


@require_http_methods(["GET", "POST"])
@doors.page
def reopen_year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Take the closing of one unit's year back, with a reason."""
    by, on = doors.actor_id(request), doors.today()
    try:
        unit_id = forms.unit_named(code)
    except forms.UnknownUnit as refusal:
        raise Http404 from refusal
    access.require(by, "bookkeeping.reopen_year", at=unit_id, on=on)
    name = queries.names_of([unit_id])[unit_id][1]
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = services.reopen_year(by=by, unit_id=unit_id, year=year, reason=form.cleaned_data["reason"], on=on)
        except services.UnableToClose as refusal:
            form.add_error(None, refusal.explain())
        else:
            messages.success(request, f"Đã mở lại năm {year}: ghi âm {taken} bút toán kết chuyển, tháng 12 về khóa mềm.")
            return redirect(_list(code, year))
    context = {
        "form": form,
        "heading": f"Mở lại năm {year}",
        "detail": f"{name}. Các bút toán kết chuyển được ghi âm; tháng 12 về khóa mềm; biểu quyết toán không đổi.",
        "words": "Mở lại năm",
        "back": _list(code, year),
        "here": "Mở lại năm",
        "crumbs": [FINANCE, ("Khóa sổ", _list(code, year))],
    }
    return render(request, "bookkeeping/reason.html", context, status=422 if form.errors else 200)


def _list(code: str, year: int) -> str:
    return f"{reverse('bookkeeping:locks')}?{urlencode({'don_vi': code, 'nam': year})}"
