"""A settlement on the screen, why each of its figures is what it is, and the same as files."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.rules.cells import place_and_name
from congdoan.finance.collection import queries as collection
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import rules as access_rules
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.periods import add_months, last_day, month_of
from congdoan.people.organisations import queries as organisations

FINANCE = ("Tài chính công đoàn", "/7-tai-chinh/")
FIRST_YEAR, LAST_YEAR = 2010, 2100
UNIONS_SHOWN = 50
SHOWN = ("opening", "income_total", "spending_total", "paid_up", "closing", "payable_up")


@require_GET
@doors.page
def settlements(request: HttpRequest) -> HttpResponse:
    """Lead to the settlement of the visitor's own unit, or of the one searched for, in the newest year with books."""
    by, on = doors.actor_id(request), doors.today()
    wanted, words = request.GET.get("q", "").replace("\x00", "").strip()[:200], ""
    units = organisations.units_of(by, on=doors.as_of(request))
    found = organisations.units_named(wanted, on=doors.as_of(request)) if wanted else units
    if len(found) == 1 or (found and not wanted):
        code, unit_id = found[0].code, found[0].id
        access.require(by, "budgets.read", at=unit_id, on=on)
        year = year_asked(request.GET.get("nam")) or queries.newest_year(unit_id, until=doors.as_of(request).year)
        return redirect("budgets:settlement", code, year)
    if wanted and not found:
        words = f"Không có đơn vị nào khớp với “{wanted}” trong phạm vi của anh chị."
    context = {
        "here": "Quyết toán",
        "crumbs": [FINANCE],
        "found": found,
        "wanted": wanted,
        "words": words,
        "year": request.GET.get("nam", ""),
    }
    return render(request, "budgets/choose.html", context)


def year_asked(text: str | None) -> int | None:
    """Return a year of the books, or None."""
    return int(text) if text and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR else None


@require_GET
@doors.page
def settlement(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show a union's settlement, or the sum over a federation's unions with a row for each."""
    unit = readable_unit(request, code, year)
    until = until_asked(request, year)
    try:
        sheet = queries.settlement(code, year, until=until)
    except queries.FormNotSelected as refusal:
        return without_form(request, unit, year, refusal)
    rows = queries.consolidated_rows(unit.id, year, form_id=sheet.form, until=until) if sheet.is_sum else []
    apart = [row for row in rows if row.unexplained]
    by, on = doors.actor_id(request), doors.today()
    theo = day_asked(request.GET.get("theo"))
    restated = queries.restated_rows(rows, year=year, to_day=theo) if theo and rows else []
    shown, following = page_of(restated or rows, request.GET.get("sau", ""))
    given = queries.given_cells(list(queries.unions_of(unit.id, unit.kind, year)), year, queries.form_named(sheet.form))
    return render(
        request,
        "budgets/consolidation.html" if sheet.is_sum else "budgets/settlement.html",
        {
            **place_of(unit, year),
            "sheet": sheet,
            "cells": _cells(sheet, given, queries.approved_cells(sheet)),
            "has_given": given is not None,
            "part_a": _part_a(sheet),
            "holds": sheet.value("closing") == _closing(sheet),
            "is_whole": sheet.has("closing"),
            "owed": sheet.value("payable_up"),
            "rows": [_restated(row) if restated else _row(row) for row in shown],
            "theo": theo if restated else None,
            "today": on,
            "totals": [*(sheet.value(line) for line in SHOWN), sheet.unexplained],
            "next": following,
            "counted": f"{len(restated) or sheet.unions} đơn vị",
            "apart": apart,
            "until": until,
            "may_export": access_queries.may(by, "budgets.export", at=unit.id, on=on),
            "may_select": access_queries.may(by, "budgets.select_form", at=unit.id, on=on),
        },
    )


@require_GET
@doors.page
def export(request: HttpRequest, code: str, year: int, kind: str) -> HttpResponse:
    """Hand over a settlement as a workbook or as PDF/A."""
    unit = readable_unit(request, code, year)
    try:
        made = services.export(
            by=doors.actor_id(request),
            code=code,
            year=year,
            kind=kind,
            made_at=localtime(),
            on=doors.today(),
            until=until_asked(request, year),
        )
    except services.NoSuchFormat as refusal:
        raise Http404 from refusal
    except queries.FormNotSelected as refusal:
        return without_form(request, unit, year, refusal)
    return handed_over(made)


@require_GET
@doors.page
def evidence(request: HttpRequest, code: str, year: int, line_id: str) -> HttpResponse:
    """Show why a cell has its figure: words, formula, parts, lines of the books, rules."""
    unit = readable_unit(request, code, year)
    until = until_asked(request, year)
    try:
        found = queries.cell_evidence(code, year, line_id, form_id=_form_asked(request), until=until)
    except queries.NoSuchForm as refusal:
        raise Http404 from refusal
    except queries.FormNotSelected as refusal:
        return without_form(request, unit, year, refusal)
    if found is None:
        raise Http404
    sheet, is_leaf = found.sheet, found.kind not in ("unions", "sum", "signed_sum")
    page = None
    if is_leaf:
        wanted = queries.sources(sheet.unit_id, year, line_id, form_id=sheet.form, until=sheet.until)
        page = queries.lines_of(sheet.unit_id, wanted, after=request.GET.get("dong", "")[:60])
    parts, following = page_of(found.parts, request.GET.get("sau", "")) if found.kind == "unions" else (found.parts, None)
    context = {
        **place_of(unit, year),
        "crumbs": [*place_of(unit, year)["crumbs"], (str(year), reverse("budgets:settlement", args=[sheet.unit, year]))],
        "here": "Vì sao?",
        "found": found,
        "sheet": sheet,
        "label": place_and_name(found.cell.label),
        "parts": parts,
        "next_parts": following,
        "page": page and {"next": page.next, "lines": _with_receipts(page)},
        "last_day": last_day(sheet.until),
        "before": last_day(add_months(year * 100 + 1, -1)),
        "chooser": _name(found.chosen.branch_id) if found.chosen else "",
        "is_first_page": not request.GET.get("dong"),
    }
    return render(request, "budgets/evidence.html", context)


def readable_unit(request: HttpRequest, code: str, year: int) -> Any:
    """Return the unit whose figures the visitor may read; 404 outside his reach, 403 where he sees only its name."""
    if not FIRST_YEAR <= year <= LAST_YEAR or "\x00" in code:
        raise Http404
    try:
        unit = queries.unit_of(code)
    except queries.NoSuchUnit as refusal:
        raise Http404 from refusal
    access.require(doors.actor_id(request), "budgets.read", at=unit.id, on=doors.today())
    return unit


def is_refused(form: Any, call: Callable[[], object]) -> bool:
    """Perform a use case and put what it refuses on the form, each problem by itself; a missing right is the page's to answer."""
    try:
        call()
    except access.NotAllowed:
        raise
    except Rejected as refusal:
        for problem in refusal.facts["problems"]:
            form.add_error(None, problem["message"])
    except DomainError as refusal:
        form.add_error(None, refusal.explain())
    return bool(form.errors)


def handed_over(made: services.Exported) -> HttpResponse:
    """Return a file as a download."""
    disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=disposition)


def _form_asked(request: HttpRequest) -> str | None:
    """Return the form whose line is asked about where it is not the settlement's: an estimate's lines are filled from the books too."""
    asked = request.GET.get("mau", "").replace("\x00", "")[:60]
    return asked or None


def until_asked(request: HttpRequest, year: int) -> int | None:
    """Return the last whole month before a past day asked about within the year; None for the whole year."""
    day = doors.as_of(request)
    if day >= doors.today() or day >= date(year, 12, 31):
        return None
    month = month_of(day)
    return month if day == last_day(month) else add_months(month, -1)


def place_of(unit: Any, year: int) -> dict[str, Any]:
    crumbs = [FINANCE, ("Quyết toán", reverse("budgets:settlements")), (unit.code, reverse("budgets:settlement", args=[unit.code, year]))]
    return {"here": str(year), "crumbs": crumbs, "unit": unit, "year": year, "years": [year - 1, year, year + 1]}


def _cells(sheet: queries.Settlement, given: Any = None, approved: Any = None) -> list[dict[str, Any]]:
    told = []
    for number, cell in enumerate(sheet.cells):
        place, name = place_and_name(cell.label)
        why = reverse("budgets:evidence", args=[sheet.unit, sheet.year, cell.line_id])
        told.append(
            {
                "cell": cell,
                "place": place,
                "name": name,
                "why": why,
                "given": given[number].value if given else None,
                "approved": approved[number].value if approved else None,
            }
        )
    return told


def _part_a(sheet: queries.Settlement) -> list[dict[str, Any]]:
    form = queries.form_named(sheet.form)
    return [{"label": row["label"], "unit": row["unit"], "value": getattr(sheet.part_a, str(row["key"]), None)} for row in form.part_a]


def _row(row: queries.UnionRow) -> dict[str, Any]:
    names = ("opening", "income", "spending", "paid_up", "closing", "payable")
    amounts = dict(zip(names, (row.value(line) for line in SHOWN), strict=True))
    return {"code": row.code, "name": row.name, "unexplained": row.unexplained, **amounts}


def _restated(row: queries.RestatedRow) -> dict[str, Any]:
    return {**_row(row.row), "units": row.units, "is_divided": row.is_divided}


def day_asked(text: str | None) -> date | None:
    """Return the day in whose units the figures are asked for, or None."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _closing(sheet: queries.Settlement) -> int:
    """Work the closing sum out a second time, by the identity of the law."""
    gone = sheet.value("spending_total") + sheet.value("paid_up") + sheet.value("handover_out")
    return sheet.value("opening") + sheet.value("income_total") - gone


def page_of(rows: Any, after: str) -> tuple[Any, str | None]:
    """Return one page of rows known by their unit's code."""
    codes = [getattr(row, "code", "") or getattr(row, "unit", "") for row in rows]
    start = codes.index(after) + 1 if after and after in codes else 0
    shown = rows[start : start + UNIONS_SHOWN]
    return shown, codes[start + UNIONS_SHOWN - 1] if len(rows) > start + UNIONS_SHOWN else None


def _with_receipts(page: queries.CellLines) -> list[dict[str, Any]]:
    """Return the lines with the address of the receipt behind each entry that a bank line made."""
    lines = collection.lines_of_entries([one.line.entry_id for one in page.lines])
    try:
        receipts = {entry: reverse("collection:receipt", args=[line]) for entry, line in lines.items()}
    except NoReverseMatch:
        receipts = {}
    return [{"line": one.line, "amount": one.amount, "receipt": receipts.get(one.line.entry_id)} for one in page.lines]


def _name(branch_id: int | None) -> str:
    return access_queries.branch_names([branch_id or 0]).get(branch_id or 0, ("", "đơn vị"))[1]


def without_form(request: HttpRequest, unit: Any, year: int, refusal: queries.FormNotSelected) -> HttpResponse:
    by, on = doors.actor_id(request), doors.today()
    context = {
        **place_of(unit, year),
        "words": refusal.explain(),
        "may_select": access_queries.may_somewhere(by, "budgets.select_form", on=on),
        "who": access_rules.names_of(access_rules.roles_allowing("budgets.select_form")[1:]),
    }
    return render(request, "budgets/without_form.html", context, status=409 if request.path.endswith((".pdf", ".xlsx")) else 200)
