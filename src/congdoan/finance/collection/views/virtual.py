"""Account numbers of payers' own: the bank's prefix, a number for one payer, numbers for all that lack one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection import forms, services
from congdoan.finance.collection.forms import UnknownBody, bodies_named
from congdoan.finance.collection.queries.virtual import prefix_of
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, without_unit
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as rights

HEADING = "Tài khoản định danh"
SHOWN = 200


@require_http_methods(["GET", "POST"])
@doors.page
def set_virtual_prefix(request: HttpRequest) -> HttpResponse:
    """Show the collecting accounts with the prefix of each, write down a new one, lead to the numbers."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "collection.set_virtual_prefix", on=on)
    unit, known = any_unit(request)
    if unit is None:
        return without_unit(request, HEADING)
    rights.require(by, "collection.set_virtual_prefix", at=unit.id, on=on)
    accounts = banking.accounts(unit_id=unit.id, on=on)
    form = forms.PrefixForm(request.POST or None, accounts=[(row.number, f"{row.number} · {row.bank}") for row in accounts])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.set_virtual_prefix(
                by=by, unit_id=unit.id, prefix=given["beginning"], document=given["document"], number=given["number"], on=on
            )
        except services.UnableToAssign as refusal:
            form.add_error("beginning", refusal.explain())
        else:
            messages.success(request, f"Đã ghi đầu số {given['beginning']}. Số đã cấp trước đây vẫn dùng được.")
            return redirect(f"{reverse('collection:set_virtual_prefix')}?don_vi={unit.code}")
    rows = [(row, prefix_of(unit.id, row.id)) for row in accounts]
    place = crumbs(("Người nộp", "collection:payers"))
    context = {"here": HEADING, "crumbs": place, "unit": unit, "units": known, "rows": rows, "form": form}
    return render(request, "collection/virtual.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@doors.page
def assign_all_virtual_accounts(request: HttpRequest) -> HttpResponse:
    """Preview the numbers of all payers that lack one, then give exactly those."""
    by, on = doors.actor_id(request), doors.today()
    rights.require_somewhere(by, "collection.assign_all_virtual_accounts", on=on)
    unit, problem = asked_unit(request), ""
    back = f"{reverse('collection:set_virtual_prefix')}?don_vi={unit.code}"
    try:
        if request.method == "POST":
            done = services.assign_all_virtual_accounts(by=by, unit_id=unit.id, on=on, mark=request.POST.get("token", "")[:64])
            messages.success(request, f"Đã cấp {done} tài khoản định danh.")
            return redirect(back)
    except services.NumbersChanged as refusal:
        problem = refusal.explain()
    except services.UnableToAssign as refusal:
        messages.error(request, refusal.explain())
        return redirect(back)
    try:
        found = services.preview_all_virtual_accounts(by=by, unit_id=unit.id, on=on)
    except services.UnableToAssign as refusal:
        messages.error(request, refusal.explain())
        return redirect(back)
    context = _preview(unit, found) | {"problem": problem, "cancel_url": back}
    return render(request, "collection/virtual_preview.html", context, status=422 if problem else 200)


def _preview(unit: Any, found: services.NumbersPreview) -> dict[str, Any]:
    return {
        "heading": "Cấp tài khoản định danh cho người nộp chưa có",
        "detail": f"Đầu số {found.prefix}. Mỗi người nộp một số của riêng mình, không đổi và không cấp lại cho ai khác. {unit.name}.",
        "tiles": [
            {"words": "Cấp mới", "value": len(found.rows), "icon": "plus", "foot": "người nộp đang hoạt động"},
            {"words": "Đã có", "value": found.standing, "icon": "check", "foot": "giữ nguyên số"},
            {
                "words": "Không cấp được", "value": len(found.unable), "icon": "alert-triangle", "state": "bad" if found.unable else "",
                "foot": ", ".join(found.unable[:5]) or "số nội bộ dài quá 7 chữ số",
            },
        ],
        "rows": found.rows[:SHOWN],
        "more": max(len(found.rows) - SHOWN, 0),
        "apply_url": f"{reverse('collection:assign_all_virtual_accounts')}?don_vi={unit.code}" if found.rows else "",
        "apply_words": f"Cấp {len(found.rows)} số",
        "token": found.mark,
        "here": "Xem trước",
        "crumbs": crumbs((HEADING, "collection:set_virtual_prefix")),
    }  # fmt: skip


@require_POST
@doors.page
def assign_virtual_account(request: HttpRequest, key: str) -> HttpResponse:
    """Give a payer its number and lead back to how it pays."""
    try:
        body = bodies_named([key])[key]
    except UnknownBody as refusal:
        raise Http404 from refusal
    try:
        number = services.assign_virtual_account(by=doors.actor_id(request), payer_id=body.pk, on=doors.today())
    except services.UnableToAssign as refusal:
        messages.error(request, refusal.explain())
    else:
        messages.success(request, f"Tài khoản định danh của người nộp này là {number}.")
    return redirect("notices:payer", body.code)
