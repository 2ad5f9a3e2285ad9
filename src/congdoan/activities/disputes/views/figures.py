"""Where stoppages spread, the figures of a year with their workbook, the report on paper."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.activities.disputes import queries
from congdoan.activities.disputes.rules import spread as near
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents.rules.register import Register
from congdoan.foundation.documents.rules.sheet import Sheet, sheet_pdf

from .asking import STOPPAGES, plain, stoppage_or_404, workbook

WINDOWS = {"14": "14 ngày", "90": "90 ngày", "365": "12 tháng", "1095": "3 năm"}


@require_GET
@doors.page
def spread(request: HttpRequest) -> HttpResponse:
    """Show the stoppages of some days by zone, trade or owner's country: a grid, and the list behind a square."""
    by, on = doors.actor_id(request), doors.as_of(request)
    guard.require_somewhere(by, "disputes.read", on=doors.today())
    trait, window = plain(request.GET.get("theo"), 20), plain(request.GET.get("trong"), 4)
    trait, window = trait if trait in near.TRAITS else "zone", window if window in WINDOWS else "90"
    rows = queries.outbreaks(first=on - timedelta(days=int(window)), last=on)
    cells = queries.grid(rows, trait)
    name = plain(request.GET.get("o"), 120)
    shown = [row for row in rows if not name or (getattr(row, trait) or "Chưa rõ") == name][:200]
    context = {
        "here": "Lan tỏa", "crumbs": [STOPPAGES], "trait": trait, "traits": near.TRAITS.items(), "window": window,
        "windows": WINDOWS.items(), "cells": cells, "rows": shown, "name": name,
        "total": len(rows),
    }  # fmt: skip
    return render(request, "disputes/spread.html", context)


@require_GET
@doors.page
def figures(request: HttpRequest) -> HttpResponse:
    """Show the figures of a year, or give them as a workbook (`?dang=xlsx`)."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "disputes.read", on=on)
    asked = doors.number(request.GET.get("nam"), digits=4) or on.year
    year = asked if 2013 <= asked <= 2100 else on.year
    found = queries.figures(first=date(year, 1, 1), last=date(year, 12, 31))
    if request.GET.get("dang") == "xlsx":
        unit = next((grant["name"] for grant in access.grants_of(by, on=on)), "")
        return workbook(_register(found, year, unit), f"ngung-viec-{year}")
    context = {
        "here": "Số liệu",
        "crumbs": [STOPPAGES],
        "year": year,
        "found": found,
        "before": year - 1,
        "after": year + 1 if year < on.year else 0,
    }
    return render(request, "disputes/figures.html", context)


def _register(found: queries.Figures, year: int, unit: str) -> Register:
    """Return the figures as rows: the total, then each part."""

    def numbers(*told: int) -> list[str]:
        return [f"{one:,}".replace(",", ".") for one in told]

    rows = [["Cộng", "", *numbers(found.stoppages, found.stopped, found.days_lost)]]
    rows += [[heading, name, *numbers(*told)] for heading, part in found.parts for name, *told in part]
    return Register(
        title=f"Số liệu ngừng việc tập thể năm {year}", unit=unit, upper="", scope=f"Các vụ bắt đầu trong năm {year}",
        basis="Tính từ các vụ việc đã ghi; vụ có nhiều kiến nghị tính ở từng kiến nghị",
        heads=["Theo", "Nội dung", "Số vụ", "Số người", "Ngày công mất"], widths=[8, 10, 3, 4, 4], rows=rows,
    )  # fmt: skip


@require_GET
@doors.page
def report_paper(request: HttpRequest, stoppage_id: int, report_id: int) -> HttpResponse:
    """Give a report as it was written, as PDF/A."""
    by, on, row = doors.actor_id(request), doors.today(), stoppage_or_404(stoppage_id)
    guard.require(by, "disputes.read", at=row.unit_id, on=on)
    written = queries.written(row.id, act_id=report_id) if report_id < 2**63 else []
    if not written:
        raise Http404
    (one,) = written
    above = access.ancestors([row.unit_id], on=on)[row.unit_id][:1]
    at = localtime(one.at)
    sheet = Sheet(
        title=rules.STAGES[one.stage], about=f"Về việc ngừng việc tập thể tại {row.employer_name}", unit=row.unit_name,
        upper=access.branch_names(above).get(above[0], ("", ""))[1] if above else "",
        place_and_day=f"{at:%H:%M}, ngày {at:%d} tháng {at:%m} năm {at:%Y}", rows=[(field.name, field.value) for field in one.fields],
        signatures=("Người lập", "Lãnh đạo đơn vị"), mark=_mark(),
    )  # fmt: skip
    headers: dict[str, Any] = {
        "Content-Disposition": f'inline; filename="bao-cao-{row.employer_code}-{report_id}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(sheet_pdf(sheet, made_at=localtime()), content_type="application/pdf", headers=headers)


def _mark() -> str:
    """Return what a reader must know of the form: nobody has checked its fields, and in a demo everybody is invented."""
    return "; ".join(["Các mục theo thông lệ, chưa đối chiếu", *(["số liệu hư cấu"] if access.is_demo() else [])])
