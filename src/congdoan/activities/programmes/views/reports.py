"""Reports: what was asked for, by whom it is answered, one unit's answer, the figures of all."""

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.programmes import forms, queries, services
from congdoan.activities.programmes.queries import reports as queried
from congdoan.activities.programmes.rules import reports as rules
from congdoan.activities.programmes.rules.indicators import INDICATORS
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import crumbs, plain, pressed, rights, use_case

REPORTS = ("Báo cáo", "/1-nghi-quyet/bao-cao/")


def request_of(request: HttpRequest, request_id: int, act: str = "read") -> queried.RequestDetails:
    """Return the request of an address; 404 outside the visitor's reach, 403 without the right."""
    state, after = plain(request.GET.get("trang_thai"), 10), doors.number(request.GET.get("sau"), digits=6)
    found = queries.report_request(request_id, on=doors.as_of(request), state=state, after=after)
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found.row.unit_id, on=doors.today())
    return found


def report_of(request: HttpRequest, report_id: int, act: str = "read") -> queried.ReportDetails:
    """Return the report of an address; 404 outside the visitor's reach, 403 without the right."""
    found = queries.report(report_id, on=doors.as_of(request))
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"programmes.{act}", at=found.row.unit_id, on=doors.today())
    return found


@require_GET
@doors.page
def reports(request: HttpRequest) -> HttpResponse:
    """Show what was asked for, with its counters, and what the visitor's own units owe."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "programmes.read", on=on)
    rows, total, following = queries.report_requests(on=doors.as_of(request), after=doors.number(request.GET.get("sau")))
    own = queries.own_units(by, "programmes.submit_report", on=on)
    owed = [one for unit, _ in own[:5] for one in queries.own_reports(on=doors.as_of(request), unit_id=unit)[0]]
    return render(request, "programmes/reports.html", {
        "rows": rows, "total": total, "next": following, "owed": owed, "here": "Báo cáo", "crumbs": crumbs(),
        "may_open": access.may_somewhere(by, "programmes.open_report_request", on=on),
    })  # fmt: skip


@require_GET
@doors.page
def report_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show one request: counters, figures of the accepted reports, units."""
    found = request_of(request, request_id)
    row = found.row
    return render(request, "programmes/report_request.html", {
        "found": found, "row": row, "may": rights(request, row.unit_id), "states": rules.REPORT_STATES, "next": found.next_after,
        "totals": [(cell, queries.shown(cell)) for cell in found.consolidated or found.totals], "here": row.title,
        "crumbs": crumbs(REPORTS),
    })  # fmt: skip


@require_GET
@doors.page
def report_figure(request: HttpRequest, request_id: int, code: str) -> HttpResponse:
    """Show who makes one figure of a request: every unit asked with what it sent, or that it sent nothing."""
    found = request_of(request, request_id)
    if code not in found.row.cells or code not in INDICATORS:
        raise Http404
    after = doors.number(request.GET.get("sau"), digits=6) or 0
    rows, following = queried.figure_by_unit(request_id, code, on=doors.as_of(request), after=after)
    cell = next(cell for cell in found.totals if cell.code == code)
    return render(request, "programmes/report_figure.html", {
        "row": found.row, "rows": rows, "cell": cell, "words": queries.shown(cell), "indicator": INDICATORS[code], "next": following,
        "here": cell.name, "crumbs": crumbs(REPORTS, (found.row.title, reverse("programmes:report_request", args=[request_id]))),
    })  # fmt: skip


@require_GET
@doors.page
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show one unit's report: what was sent, and while it is open what the books tell now."""
    found = report_of(request, report_id)
    row, on = found.row, doors.as_of(request)
    is_open = row.state in ("open", "returned")
    figures = queried.figures_now(row.unit_id, found.codes, last=row.last, on=on) if is_open else queried.kept_figures(report_id)
    asker = queried.unit_of_request(row.request_id)
    above = rights(request, asker) if asker else dict.fromkeys(services.__all__, False)
    cells = [(cell, queries.shown(cell), queried.parts_of(figures, cell.code)) for cell in queried.cells_of(found.codes, figures)]
    return render(request, "programmes/report.html", {
        "found": found, "row": row, "cells": cells, "is_open": is_open, "may": rights(request, row.unit_id), "above": above, "on": on,
        "here": row.unit_name, "crumbs": crumbs(REPORTS), "acts": [(act, _changes(act)) for act in found.acts],
    })  # fmt: skip


def _changes(act: queried.VersionRow) -> list[tuple[str, str, str, str]]:
    """Return what an amendment changed, as pages show it."""

    def told(value: int | None) -> str:
        return "–" if value is None else f"{value:,}".replace(",", ".").replace("-", "\N{MINUS SIGN}")

    return [(one.name, told(one.before), told(one.after), told(one.difference)) for one in act.changes]


@require_http_methods(["GET", "POST"])
@doors.page
def open_report_request(request: HttpRequest) -> HttpResponse:
    """Ask the unions below for a report."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "programmes.open_report_request", on=on)
    units = queries.own_units(by, "programmes.open_report_request", on=on)
    cadence = plain(request.GET.get("ky"), 10)
    template, cells = queried.report_template(cadence if cadence in rules.MONTHS else "half_year", on=on)
    form = forms.RequestForm(request.POST or None, units=units, initial=asdict(template) | {"cells": cells})

    def call() -> tuple[str, str]:
        given = dict(form.cleaned_data)
        made = services.open_report_request(by=by, unit_id=given.pop("unit"), on=on, **given)
        return reverse("programmes:report_request", args=[made]), "Đã mở yêu cầu; mỗi công đoàn cơ sở thấy báo cáo của mình."

    note = "Số trong báo cáo tính từ sổ lúc nộp; đơn vị chỉ viết phần lời."
    return use_case(
        request, form, call, heading="Yêu cầu báo cáo", words="Mở yêu cầu", back=REPORTS[1], trail=crumbs(REPORTS), note=note,
        template="programmes/open_report_request.html", chosen=template, cadences={key: rules.CADENCES[key] for key in rules.MONTHS},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def submit_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Send a unit's report."""
    found = report_of(request, report_id, "submit_report")
    form = forms.ReportForm(request.POST or None)
    back = reverse("programmes:report", args=[report_id])

    def call() -> tuple[str, str]:
        services.submit_report(by=doors.actor_id(request), report_id=report_id, on=doors.today(), **form.cleaned_data)
        return back, "Đã nộp; số đã giữ nguyên như lúc nộp."

    note = "Số lấy từ sổ ngay lúc nộp, kể cả số không: không phát sinh cũng là một báo cáo."
    return use_case(request, form, call, heading=f"Nộp: {found.row.title}", words="Nộp", back=back, trail=crumbs(REPORTS), note=note)


@require_http_methods(["GET", "POST"])
@doors.page
def return_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Give a report back."""
    found = report_of(request, report_id, "return_report")
    form = forms.ReasonForm(request.POST or None)
    back = reverse("programmes:report", args=[report_id])

    def call() -> tuple[str, str]:
        services.return_report(by=doors.actor_id(request), report_id=report_id, on=doors.today(), **form.cleaned_data)
        return back, "Đã trả lại."

    heading = f"Trả lại báo cáo của {found.row.unit_name}"
    return use_case(request, form, call, heading=heading, words="Trả lại", back=back, trail=crumbs(REPORTS))


@require_http_methods(["GET", "POST"])
@doors.page
def amend_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take the figures of a locked report anew."""
    found = report_of(request, report_id, "amend_report")
    form = forms.AmendForm(request.POST or None)
    back = reverse("programmes:report", args=[report_id])

    def call() -> tuple[str, str]:
        services.amend_report(by=doors.actor_id(request), report_id=report_id, on=doors.today(), **form.cleaned_data)
        return back, "Đã lấy lại số; chênh lệch hiện ở dưới."

    heading, note = f"Sửa báo cáo đã khóa của {found.row.unit_name}", "Số lấy lại từ sổ hôm nay; bản đã khóa vẫn còn, chênh lệch hiện ra."
    return use_case(request, form, call, heading=heading, words="Lấy lại số", back=back, trail=crumbs(REPORTS), note=note)


@require_POST
@doors.page
def accept_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Accept a report."""
    report_of(request, report_id, "accept_report")
    back = reverse("programmes:report", args=[report_id])

    def call() -> tuple[str, str]:
        services.accept_report(by=doors.actor_id(request), report_id=report_id, on=doors.today())
        return back, "Đã nhận báo cáo."

    return pressed(request, call, back=back)


@require_POST
@doors.page
def consolidate_reports(request: HttpRequest, request_id: int) -> HttpResponse:
    """Sum the accepted reports."""
    request_of(request, request_id, "consolidate_reports")
    back = reverse("programmes:report_request", args=[request_id])

    def call() -> tuple[str, str]:
        services.consolidate_reports(by=doors.actor_id(request), request_id=request_id, on=doors.today())
        return back, "Đã tổng hợp."

    return pressed(request, call, back=back)


@require_POST
@doors.page
def lock_reports(request: HttpRequest, request_id: int) -> HttpResponse:
    """Lock what was consolidated."""
    request_of(request, request_id, "lock_reports")
    back = reverse("programmes:report_request", args=[request_id])

    def call() -> tuple[str, str]:
        count = services.lock_reports(by=doors.actor_id(request), request_id=request_id, on=doors.today())
        return back, f"Đã khóa {count} báo cáo."

    return pressed(request, call, back=back)


@require_POST
@doors.page
def write_report(request: HttpRequest, request_id: int) -> HttpResponse:
    """Write the consolidated report as an outgoing document."""
    request_of(request, request_id, "write_report")

    def call() -> tuple[str, str]:
        made = services.write_report(by=doors.actor_id(request), request_id=request_id, on=doors.today())
        return reverse("documents:document", args=[made]), "Đã viết thành văn bản đi theo thể thức."

    return pressed(request, call, back=reverse("programmes:report_request", args=[request_id]))
