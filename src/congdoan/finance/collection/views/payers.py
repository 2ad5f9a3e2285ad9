"""Payers: the list with what each owes, and one payer's months, payments and declarations."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from congdoan.finance.collection.forms import UnknownBody, bodies_named, clean
from congdoan.finance.collection.queries import payers as lists
from congdoan.finance.collection.queries import units
from congdoan.finance.collection.queries.names import taught_names
from congdoan.finance.collection.queries.standing import strip
from congdoan.finance.collection.rules.standing import Month, told
from congdoan.finance.collection.rules.wording import SHORT_KINDS
from congdoan.finance.collection.rules.workbook import workbook
from congdoan.finance.collection.views.asking import any_unit, asked_unit, collector_of, crumbs, sorted_by, without_unit
from congdoan.finance.collection.views.receipts import STATES, STATUSES, file_answer
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as rights
from congdoan.foundation.kernel.periods import format_month
from congdoan.people.organisations import queries as organisations

PILES = (("", "tất cả"), ("no", "còn nợ"), ("qua-han", "quá hạn"), ("chua-nop", "chưa nộp kỳ nào"), ("thua", "nộp thừa"))
YEARS_SHOWN = 3


@require_GET
@doors.page
def payers(request: HttpRequest) -> HttpResponse:
    """Show the payers of a fund with what each owes, searched, filtered and sorted, with the totals of the whole filter."""
    unit, known = any_unit(request)
    if unit is None:
        return without_unit(request, "Người nộp")
    sorted_by(request, "-no")
    wish = _wish(request, unit)
    found = lists.payers(unit.id, on=doors.as_of(request), after=request.GET.get("sau", ""), **wish)
    return render(
        request,
        "collection/payers.html",
        {
            "here": "Người nộp",
            "crumbs": crumbs(),
            "unit": unit,
            "units": known,
            "wish": wish,
            "found": found,
            "on": doors.as_of(request),
            "may_number": access.may(doors.actor_id(request), "collection.set_virtual_prefix", at=unit.id, on=doors.today()),
            "piles": [(name, words, found.piles[name]) for name, words in PILES],
            "funds": (("KPCD", "Kinh phí công đoàn"), ("DUES", "Đoàn phí")),
            "years": range(wish["year"] + 1, wish["year"] - 4, -1),
        },
    )


@require_GET
@doors.page
def payers_workbook(request: HttpRequest) -> HttpResponse:
    """Give the whole filter as a workbook."""
    unit = asked_unit(request)
    wish, on = _wish(request, unit), doors.as_of(request)
    found = lists.payers(unit.id, on=on, limit=None, **wish)
    by = doors.actor_id(request)
    source = [
        ("Danh sách", f"Người nộp {SHORT_KINDS[wish['kind']]} và số còn nợ"),
        ("Đơn vị", f"{unit.code} {unit.name}"),
        ("Số liệu tính đến", on),
        ("Năm của cột phải nộp, đã nộp", str(wish["year"])),
        ("Bộ lọc", dict(PILES).get(wish["pile"], "tất cả")),
        ("Tìm", wish["text"] or "không"),
        ("Số người nộp", found.totals.count),
        ("Cộng còn nợ", found.totals.unpaid),
        ("Cộng quá hạn", found.totals.overdue),
        ("Người xuất", access.names_of_actors([by]).get(by, "")),
    ]
    heads = [
        "Mã", "Tên", "Mã số thuế", "Công đoàn", "Xã, phường", f"Phải nộp {wish['year']}", f"Đã nộp {wish['year']}", "Còn nợ", "Quá hạn",
        "Số kỳ quá hạn", "Kỳ cũ nhất còn nợ", "Nộp thừa", "Nộp gần nhất",
    ]  # fmt: skip
    rows = (
        (
            row.body.code, row.body.name, row.body.tax_code, row.body.parent_code if row.body.has_union else "", row.body.commune,
            row.owing.assessed, row.owing.paid, row.owing.unpaid, row.owing.overdue, row.owing.overdue_months,
            format_month(row.owing.oldest) if row.owing.oldest else "", row.owing.credit, row.owing.last_paid_on,
        )
        for row in found.rows
    )  # fmt: skip
    return file_answer(workbook(source=source, name="Người nộp", heads=heads, rows=rows), f"nguoi-nop-{on:%Y%m%d}.xlsx")


@require_GET
@doors.page
def payer(request: HttpRequest, key: str) -> HttpResponse:
    """Show one payer's money: what is owed and paid by month, what is late, the payments, the payroll declared."""
    by, on = doors.actor_id(request), doors.as_of(request)
    try:
        body = bodies_named([key])[key]
    except UnknownBody as refusal:
        raise Http404 from refusal
    if key != body.code:
        return HttpResponseRedirect(reverse("collection:payer", args=[body.code]))
    listed = organisations.named([body.pk], on=on)[body.pk]
    unit_id = collector_of(body.pk, request)
    rights.require(by, "collection.read", at=unit_id, on=doors.today())
    kind = "KPCD" if listed.is_employer else "DUES"
    page = lists.payer_page(
        unit_id, body.pk, kind, on=on, year=doors.number(request.GET.get("nam")), most_payments=500 if request.GET.get("tat_ca") else 10
    )
    assert page is not None
    return render(
        request,
        "collection/payer.html",
        {
            "here": listed.name,
            "crumbs": crumbs(("Người nộp", "collection:payers")),
            "page": page,
            "body": listed,
            "unit_code": access.branch_names([unit_id]).get(unit_id, ("", ""))[0],
            "may_link": listed.is_employer and access.may(by, "access.issue_link", at=body.pk, on=doors.today()),
            "on": on,
            "fund": SHORT_KINDS[kind],
            "strips": _strips(page.months, page.year, on),
            "rows": [(row, *told(row.month, on)) for row in page.rows],
            "totals": [sum(getattr(row.month, name) for row in page.rows) for name in ("assessed", "paid", "unpaid")],
            "wages": sum(row.wage_fund or 0 for row in page.rows),
            "payments": [
                {"row": row, "state": STATES.get(row.status, "none"), "status": STATUSES.get(row.status, "số dư đầu kỳ")}
                for row in page.payments
            ],
            "ratio": page.owing.paid * 1000 // page.owing.assessed if page.owing.assessed else None,
            "taught": taught_names(unit_id, payer_id=body.pk),
            "may_teach": access.may(by, "collection.teach_name", at=unit_id, on=doors.today()),
            "worst": [row for row in page.months if row.unpaid and row.standing(on) == "overdue"],
        },
    )


def _wish(request: HttpRequest, unit: units.Collector) -> dict[str, Any]:
    given = request.GET
    on = doors.as_of(request)
    reached = units.reached_on(unit.id, on=on) or on
    year = doors.number(given.get("nam")) or reached.year
    kind = given.get("quy", "KPCD")
    return {
        "kind": kind if kind in ("KPCD", "DUES") else "KPCD",
        "year": year if 2013 <= year <= 2100 else reached.year,
        "text": clean(given.get("q"))[:200],
        "pile": given.get("loc", "") if given.get("loc", "") in lists.PILES else "",
        "sort": given.get("xep", "") if given.get("xep", "") in lists.SORTS else "-no",
    }


def _strips(months: tuple[Month, ...], year: int, on: Any) -> list[tuple[int, list[Any]]]:
    """Return the last three years that owe something, each as twelve cells."""
    years = sorted({one.month // 100 for one in months} | {year})[-YEARS_SHOWN:]
    opened = on.year * 100 + on.month
    return [(one, strip([m for m in months if m.month <= opened], on=on, last=one * 100 + 12)) for one in years]
