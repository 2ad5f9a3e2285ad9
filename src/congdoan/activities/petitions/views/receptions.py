"""People who are received: the planned hours and the register of visits, an hour planned or cancelled, a visit written down or voided."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.petitions import queries, services
from congdoan.activities.petitions.forms import asked
from congdoan.activities.petitions.rules.receptions import OUTCOMES
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.foundation.documents.rules.register import Register

from .asking import VISITS, perform, units_for
from .papers import MOST_PRINTED, given_as, mark

A_MONTH = timedelta(days=31)
"""Receptions of so long ago may still be chosen for a visit that is written down late."""
AT_THE_DESK = ("plan_reception", "cancel_reception", "receive_visitor", "void_visit")
HEADS = ("Số", "Ngày tiếp", "Số người", "Người đến", "Nội dung", "Kết quả", "Trả lời, số đơn", "Người ghi")


@require_GET
@doors.page
def visits(request: HttpRequest) -> HttpResponse:
    """Show the next receptions and the register of visits, the newest number first."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "petitions.read", on=doors.today())
    outcome = given.get("ket_qua", "") if given.get("ket_qua", "") in OUTCOMES else ""
    rows, following = queries.visits(outcome=outcome, after=doors.number(given.get("sau")))
    units = access.branches_below([one["branch_id"] for one in access.grants_of(by, on=on)])
    context = {
        "here": VISITS[0], "crumbs": [], "rows": rows, "next": following, "register_year": (rows[0].visited_on if rows else on).year,
        "outcome": outcome, "outcomes": OUTCOMES.items(),
        "planned": queries.receptions(since=on, unit_ids=units), "year": on.year,
        "told": queries.visit_figures(first=on.replace(month=1, day=1), last=on),
        "may": {name: access.may_somewhere(by, f"petitions.{name}", on=doors.today()) for name in AT_THE_DESK},
    }  # fmt: skip
    return render(request, "petitions/visits.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def plan_reception(request: HttpRequest) -> HttpResponse:
    """Plan an hour in which people are received."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.plan_reception", on=on)
    units = units_for(request, "petitions.plan_reception")
    form = asked.ReceptionForm(request.POST or None, units=units, initial={"held_on": on})

    def call() -> list[int]:
        told = dict(form.cleaned_data)
        return services.plan_reception(by=by, unit_id=told.pop("unit"), on=on, **told)

    return perform(
        request, form, call, heading="Lên lịch tiếp công dân", words="Lên lịch", done="Đã lên lịch.", back=VISITS[1], crumbs=[VISITS]
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def cancel_reception(request: HttpRequest, reception_id: int) -> HttpResponse:
    """Cancel a planned reception."""
    by, on = doors.actor_id(request), doors.today()
    row = queries.reception(reception_id) if reception_id < 2**63 else None
    if row is None:
        raise Http404
    guard.require(by, "petitions.cancel_reception", at=row.unit_id, on=on)
    form = asked.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.cancel_reception(by=by, reception_id=reception_id, on=on, **form.cleaned_data),
        heading=f"Hủy buổi tiếp ngày {row.held_on:%d/%m/%Y}", words="Hủy buổi tiếp", done="Đã hủy.", back=VISITS[1], crumbs=[VISITS],
        detail=f"{row.unit_name}, {row.starts_at:%H:%M}, {row.place}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("visitor", "contact", "words", "answer")
@doors.page
def receive_visitor(request: HttpRequest) -> HttpResponse:
    """Write down who came."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.receive_visitor", on=on)
    units = units_for(request, "petitions.receive_visitor")
    past = queries.receptions(since=on - A_MONTH, unit_ids=[number for number, _ in units], limit=100)
    planned = [(one.id, f"{one.held_on:%d/%m/%Y} {one.starts_at:%H:%M}") for one in past if one.held_on <= on and not one.cancelled_why]
    form = asked.VisitForm(request.POST or None, units=units, planned=planned, initial={"visited_on": on})

    def call() -> int:
        told: dict[str, Any] = dict(form.cleaned_data)
        return services.receive_visitor(by=by, unit_id=told.pop("unit"), on=on, **told)

    return perform(request, form, call, heading="Ghi lượt tiếp", words="Ghi", done="Đã ghi vào sổ tiếp.", back=VISITS[1], crumbs=[VISITS])


@require_http_methods(["GET", "POST"])
@doors.page
def void_visit(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Take back a visit that was written down wrongly."""
    by, on = doors.actor_id(request), doors.today()
    row = queries.visit(visit_id)
    if row is None:
        raise Http404
    guard.require(by, "petitions.void_visit", at=row.unit_id, on=on)
    form = asked.ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.void_visit(by=by, visit_id=visit_id, on=on, **form.cleaned_data),
        heading=f"Hủy lượt tiếp số {row.written_number}", words="Hủy lượt tiếp", done="Đã hủy.", back=VISITS[1], crumbs=[VISITS],
        detail="Số vẫn giữ trong sổ kèm lý do; đơn đã nhận từ lượt này không đổi.",
    )  # fmt: skip


@require_GET
@doors.page
def visits_paper(request: HttpRequest) -> HttpResponse:
    """Give the register of a year as PDF/A, or as a workbook (`?dang=xlsx`)."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "petitions.read", on=on)
    year = doors.number(request.GET.get("nam"), digits=4) or on.year
    rows, _ = queries.visits(year=year, size=MOST_PRINTED)
    unit = next((grant["name"] for grant in access.grants_of(by, on=on)), "")
    register = Register(
        title="Sổ tiếp công dân", unit=unit, upper="", scope=f"Năm {year}", basis="Người tố cáo được giữ kín, không ghi trong sổ",
        heads=HEADS, widths=(3, 5, 3, 8, 12, 6, 10, 6), rows=[_line(row) for row in reversed(rows)], mark=mark(),
    )  # fmt: skip
    return given_as(request, register, f"so-tiep-cong-dan-{year}")


def _line(row: queries.VisitRow) -> list[str]:
    if row.voided_why:
        return [row.written_number, f"{row.visited_on:%d/%m/%Y}", "", "", f"Đã hủy: {row.voided_why}", "", "", row.by]
    told = f"Đơn số {row.petition_number}" if row.petition_id else row.answer
    return [row.written_number, f"{row.visited_on:%d/%m/%Y}", str(row.people), row.visitor, row.words, row.outcome_words, told, row.by]
