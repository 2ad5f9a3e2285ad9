"""What other shares or another rate would give, beside what is; a table to look at, print and take along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from congdoan.finance.collection import forms
from congdoan.finance.collection.queries import what_if as guesses
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, crumbs, without_unit
from congdoan.finance.collection.views.receipts import file_answer
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import format_month

PLACES = {"upper": "cấp trên", "union": "công đoàn cơ sở", "held": "giữ hộ"}
PAGE = 50
FIGURES = ("collected_now", "collected_then", "collected_change", "assessed_now", "assessed_then", "assessed_change")


@require_GET
@doors.page
def what_if(request: HttpRequest) -> HttpResponse:
    """Show the form and, once it is filled, now, then and the difference for every unit."""
    unit, units = any_unit(request)
    if unit is None:
        return without_unit(request, "Thử tỷ lệ khác")
    on = doors.today()
    start = doors.number(request.GET.get("sau")) or 0
    form = forms.WhatIfForm(request.GET if "tu" in request.GET else None, initial=forms.year_of(unit.id, on=on))
    found = None
    if form.is_bound and form.is_valid():
        try:
            found = guesses.what_if(unit.id, months=form.months(), scenario=form.scenario(), on=on)
        except DomainError as refusal:
            form.add_error(None, refusal.explain())
    totals = {figure: found.total(figure) for figure in FIGURES} if found else {}
    context: dict[str, Any] = {
        "here": "Thử tỷ lệ khác", "crumbs": crumbs(), "unit": unit, "units": units, "form": form, "found": found, "totals": totals,
        "may_recompute": access.may(doors.actor_id(request), "collection.recompute_shares", at=unit.id, on=on),
        "rows": [(row, PLACES[row.place]) for row in found.rows[start : start + PAGE]] if found else [],
        "next": start + PAGE if found and len(found.rows) > start + PAGE else None,
    }  # fmt: skip
    return render(request, "collection/what_if.html", context, status=422 if form.errors else 200)


@require_GET
@doors.page
def what_if_workbook(request: HttpRequest) -> HttpResponse:
    """Give the same table as a workbook."""
    unit = asked_unit(request)
    form = forms.WhatIfForm(request.GET)
    if not form.is_valid():
        return redirect("collection:what_if")
    try:
        found = guesses.what_if(unit.id, months=form.months(), scenario=form.scenario(), on=doors.today())
    except DomainError as refusal:
        raise Http404 from refusal
    source = [
        ("Bảng thử", "Không ghi vào sổ: số này là nếu như"),
        ("Đơn vị thu", f"{unit.code} {unit.name}"),
        ("Từ tháng", format_month(found.months[0])),
        ("Đến tháng", format_month(found.months[1])),
        *form.words(),
        ("Cộng đã thu, không đổi", found.collected),
        ("Cộng phải nộp, nay", found.charges_now),
        ("Cộng phải nộp, nếu", found.charges_then),
        ("Khoản phải nộp giữ nguyên", found.fixed),
    ]
    heads = ["Mã", "Nơi hưởng", "Loại", "Đã thu, nay", "Đã thu, nếu", "Chênh lệch", "Phải nộp, nay", "Phải nộp, nếu", "Chênh lệch phải nộp"]
    rows = ((row.code, row.name, PLACES[row.place], *(getattr(row, figure) for figure in FIGURES)) for row in found.rows)
    return file_answer(workbook(source=source, name="Nếu như", heads=heads, rows=rows), f"neu-nhu-{found.months[0]}-{found.months[1]}.xlsx")
