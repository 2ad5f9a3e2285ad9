"""The level above decides on an estimate, line by line, and sees the whole branch."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.finance.budgets import forms, queries, services
from congdoan.finance.budgets.queries.chain import LATE, MISSING
from congdoan.finance.budgets.rules import estimates as rules
from congdoan.finance.budgets.rules.cells import place_and_name
from congdoan.finance.budgets.rules.estimates import APPROVED, DRAFT, RETURNED, SUBMITTED
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.people.organisations import queries as organisations

from .estimates import labels, may, place, shown
from .sheets import is_refused, page_of, readable_unit, until_asked

CHIPS = {
    SUBMITTED: "Chờ duyệt",
    LATE: "Quá hạn",
    MISSING: "Chưa lập",
    DRAFT: "Đang lập",
    RETURNED: "Đã trả lại",
    APPROVED: "Đã duyệt",
}


@require_http_methods(["GET", "POST"])
@doors.page
def approve_estimate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """See a submitted estimate line by line and approve it, with other figures where the level above thinks otherwise."""
    return _decide(request, code, year, is_return=False)


@require_http_methods(["GET", "POST"])
@doors.page
def return_estimate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """See a submitted estimate line by line and send it back with remarks."""
    return _decide(request, code, year, is_return=True)


def _decide(request: HttpRequest, code: str, year: int, *, is_return: bool) -> HttpResponse:
    unit = readable_unit(request, code, year)
    by, on = doors.actor_id(request), doors.today()
    above = access_queries.ancestors([unit.id], on=on)[unit.id]
    access.require(by, "budgets.approve_estimate", at=above[0] if above else unit.id, on=on)
    sheet = queries.estimate(unit.id, year)
    if sheet is None or sheet.state != SUBMITTED:
        messages.error(request, services.NothingToDecide(year=year).explain())
        return redirect("budgets:estimate", unit.code, year)
    keys = labels(sheet.form.body.lines)
    keys = {key: words for key, words in keys.items() if key in sheet.lines}
    approving = forms.ApproveForm(request.POST or None if not is_return else None, keys=keys)
    returning = forms.ReturnForm(request.POST or None if is_return else None, keys=keys)
    form: Any = returning if is_return else approving
    if request.method == "POST" and form.is_valid() and _decided(request, form, unit.id, year, is_return=is_return):
        words = "Đã trả lại dự toán kèm nhận xét." if is_return else "Đã duyệt dự toán."
        messages.success(request, f"{words} {unit.name} sẽ thấy ngay.")
        parent = queries.unit_named(above[0])
        return redirect("budgets:estimate_chain", parent, year) if parent else redirect("budgets:estimate", unit.code, year)
    context = place(unit, year) | shown(unit, sheet, on=on) | {
        "here": "Trả lại" if is_return else "Duyệt", "sheet": sheet, "form": form, "is_return": is_return,
        "lines": [
            {"label": words, "line": sheet.lines[key], "note": form[forms.field_name("n", key)],
             "amount": None if is_return else form[forms.field_name("f", key)]}
            for key, words in keys.items()
        ],
        "overrides": sheet.steps[-1].overrides, "is_author": by in queries.authors_of(sheet.id),
    }  # fmt: skip
    return render(request, "budgets/decide_estimate.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, form: Any, unit_id: int, year: int, *, is_return: bool) -> bool:
    given: dict[str, Any] = {
        "by": doors.actor_id(request), "unit_id": unit_id, "year": year, "mark": request.POST.get("mark", ""), "on": doors.today(),
        "words": form.cleaned_data["words"], "remarks": form.remarks(),
    }  # fmt: skip

    def call() -> object:
        if is_return:
            return services.return_estimate(**given)
        return services.approve_estimate(**given, document=form.cleaned_data["document"], figures=form.approved())

    return not is_refused(form, call)


@require_GET
@doors.page
def estimate_chain(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show who has sent an estimate, who is late, and what the branch comes to."""
    unit = readable_unit(request, code, year)
    found = queries.chain(unit.id, year, on=doors.as_of(request))
    wanted = request.GET.get("tt", "")
    rows = [row for row in found.rows if not wanted or row.state == wanted or (wanted == LATE and row.is_late)]
    page, following = page_of(rows, request.GET.get("sau", ""))
    context = place(unit, year) | {
        "here": "Đơn vị cấp dưới", "found": found, "may": may(request, unit.id, year),
        "rows": [{"row": row, "pill": rules.STATES.get(row.state, rules.MISSING)} for row in page], "next": following,
        "counted": f"{len(rows)} đơn vị", "chips": [(key, words, found.counts[key]) for key, words in CHIPS.items()], "wanted": wanted,
        "cells": [_line(line, found) for line in found.form.body.lines],
        "reminders": _reminders(unit, year, found, on=doors.today()),
    }  # fmt: skip
    return render(request, "budgets/estimate_chain.html", context)


def _line(line: Any, found: queries.Chain) -> dict[str, Any]:
    place_, name = place_and_name(line.label)
    return {"place": place_, "name": name, "line": line, "value": found.total[line.line_id], "own": found.own[line.line_id]}


def _compared(unit: Any, row: Any, found: queries.Execution) -> dict[str, Any]:
    """Return a line with the address where its entries are shown."""
    place_, name = place_and_name(row.cell.label)
    address = reverse("budgets:evidence", args=[unit.code, found.sheet.year, row.cell.line_id]) + f"?mau={found.form.body.id}"
    return {"row": row, "place": place_, "name": name, "why": None if row.is_heading else address}


def _reminders(unit: Any, year: int, found: queries.Chain, *, on: date) -> list[tuple[str, str]]:
    """Return a reminder for each unit that has not sent an estimate, the late ones first."""
    told = []
    for row in sorted(found.rows, key=lambda row: not row.is_late):
        if row.is_awaited:
            due = f" trước hết ngày {row.due.day:%d/%m/%Y}" if row.due and row.due.day >= on else " sớm" if row.due else ""
            words = rules.reminder(unit=row.name, year=year, due=due, upper=unit.name, is_returned=row.state == RETURNED)
            told.append((row.code, words))
    return told


@require_GET
@doors.page
def execution(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show the estimate beside what moved until the day asked about, and what the year will come to."""
    unit = readable_unit(request, code, year)
    found = queries.execution(code, year, until=until_asked(request, year))
    context = place(unit, year) | {
        "here": "Thực hiện", "found": found, "until": found.sheet.until,
        "rows": [_compared(unit, row, found) for row in found.rows],
    }  # fmt: skip
    return render(request, "budgets/execution.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def set_deadline(request: HttpRequest) -> HttpResponse:
    """Set the day by which the units of a level send their estimates or settlements."""
    by, on = doors.actor_id(request), doors.today()
    access.require_somewhere(by, "budgets.set_deadline", on=on)
    units = organisations.units_of(by, on=on)
    initial = {"unit": units[0].code if units else "", "from_year": on.year}
    form = forms.DeadlineForm(request.POST or None, initial=initial)

    def call() -> object:
        told = dict(form.cleaned_data)
        return services.set_deadline(by=by, unit_id=told.pop("unit").id, on=on, **told)

    if request.method == "POST" and form.is_valid() and not is_refused(form, call):
        messages.success(request, "Đã đặt hạn nộp.")
        return redirect("budgets:set_deadline")
    records = queries.decisions("deadlines")
    names = access_queries.branch_names({record.branch_id or 0 for record in records})
    context = {
        "here": "Hạn nộp", "crumbs": [("Tài chính công đoàn", "/7-tai-chinh/"), ("Dự toán", reverse("budgets:estimates"))], "form": form,
        "standing": [{"record": record, "unit": names.get(record.branch_id or 0, ("", ""))[1], "kind": services.DEADLINE_KINDS.get(
            str(record.scope.get("kind")), ""), "sender": dict(forms.DeadlineForm.SENDERS).get(str(record.scope.get("from")), "")}
            for record in records],
    }  # fmt: skip
    return render(request, "budgets/set_deadline.html", context, status=422 if form.errors else 200)
