"""Officers as cadres: the short list of CVs and its paper, plans, courses and who came, allowances."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.officers import queries, services
from congdoan.people.officers.forms import cadres as asked
from congdoan.people.officers.forms.asked import ReasonForm
from congdoan.people.officers.forms.choosing import suggestions
from congdoan.people.officers.rules.cv_list import cvs_pdf
from congdoan.people.organisations import queries as organisations

from .asking import OFFICERS, crumbs_of, perform, term_or_404, unit_asked, unit_or_404
from .committees import may_at, seat_or_404

COURSES = ("Lớp bồi dưỡng", "/4-doan-vien/can-bo/lop/")


def _page(name: str, code: str) -> str:
    return reverse(f"officers:{name}", args=[code])


@require_GET
@doors.page
def cadres(request: HttpRequest, code: str) -> HttpResponse:
    """Show the officers of a union and of those below as a short list of CVs, and whom it plans for."""
    by, on, unit = doors.actor_id(request), doors.as_of(request), unit_or_404(code)
    guard.require(by, "officers.read", at=unit.id, on=doors.today())
    rows = queries.cvs(unit.id, on=on)
    context = {
        "here": "Hồ sơ, quy hoạch",
        "crumbs": [OFFICERS, (unit.code, _page("unit", unit.code))],
        "unit": unit,
        "on": on,
        "rows": rows,
        "plan": queries.plan(unit.id),
        "may": may_at(by, unit.id),
    }
    return render(request, "officers/cadres.html", context)


@require_GET
@doors.page
def cvs_file(request: HttpRequest, code: str) -> HttpResponse:
    """Give the short list of CVs as PDF/A."""
    by, on, unit, made_at = doors.actor_id(request), doors.as_of(request), unit_or_404(code), localtime()
    guard.require(by, "officers.read", at=unit.id, on=doors.today())
    above = access.ancestors([unit.id], on=on)[unit.id][:1]
    upper = access.branch_names(above).get(above[0], ("", ""))[1] if above else ""
    rows = queries.cvs(unit.id, on=on)
    paper = cvs_pdf(rows, unit=unit.name, upper=upper, on=on, is_fictitious=access.is_demo(), made_at=made_at)
    answer = HttpResponse(paper, content_type="application/pdf", headers={"X-Content-Type-Options": "nosniff"})
    answer["Content-Disposition"] = f'inline; filename="ly-lich-trich-ngang-{unit.code}-{on:%Y%m%d}.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
@doors.page
def record_cadre(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what an officer has learned."""
    return _of_member(
        request, code, "record_cadre", asked.CadreForm, lambda by, unit, given: services.record_cadre(by=by, on=doors.today(), **given),
        heading="Hồ sơ cán bộ", words="Ghi hồ sơ", done="Đã ghi hồ sơ.",
        detail="Ngày vào Đảng là dữ liệu nhạy cảm: ghi và xem ở hồ sơ đoàn viên, mỗi lần xem có ghi lại.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def plan_officer(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a member for a post."""
    return _of_member(
        request, code, "plan_officer", asked.PlanForm,
        lambda by, unit, given: services.plan_officer(by=by, unit_id=unit.id, on=doors.today(), **given),
        heading="Quy hoạch", words="Đưa vào quy hoạch", done="Đã đưa vào quy hoạch.",
    )  # fmt: skip


def _of_member(request: HttpRequest, code: str, act: str, form_class: Any, call: Any, *, heading: str, **words: Any) -> HttpResponse:
    by, on, unit = doors.actor_id(request), doors.today(), unit_or_404(code)
    guard.require(by, f"officers.{act}", at=unit.id, on=on)
    form = form_class(request.POST or None, unit_id=unit.id, day=on, initial={"member": request.GET.get("nguoi", "")[:200]})
    return perform(
        request, form, lambda: call(by, unit, dict(form.cleaned_data)), heading=f"{heading}: {unit.name}", back=_page("cadres", unit.code),
        crumbs=[OFFICERS, (unit.code, _page("cadres", unit.code))], suggestions=suggestions(unit.id, on=on), **words,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def drop_planned(request: HttpRequest, line_id: int) -> HttpResponse:
    """Take somebody off the plan."""
    by, on = doors.actor_id(request), doors.today()
    found = queries.planned(line_id) if line_id < 2**63 else None
    if found is None:
        raise Http404
    guard.require(by, "officers.drop_planned", at=found[0], on=on)
    code, form = organisations.by_id([found[0]])[found[0]].code, ReasonForm(request.POST or None)
    return perform(
        request, form, lambda: services.drop_planned(by=by, line_id=line_id, on=on, **form.cleaned_data),
        heading=f"Đưa ra khỏi quy hoạch: {found[1]}", words="Đưa ra", done="Đã đưa ra khỏi quy hoạch.", back=_page("cadres", code),
        crumbs=[OFFICERS, (code, _page("cadres", code))],
    )  # fmt: skip


@require_GET
@doors.page
def courses(request: HttpRequest) -> HttpResponse:
    """Show the courses within reach, or those of one union (`?don_vi=`)."""
    by, unit = doors.actor_id(request), unit_asked(request)
    guard.require_somewhere(by, "officers.read", on=doors.today())
    context = {
        "here": "Lớp bồi dưỡng",
        "crumbs": [OFFICERS],
        "unit": unit,
        "rows": queries.courses(unit_id=unit.id if unit else None),
        "units": _own_units(by),
        "may_open": access.may_somewhere(by, "officers.open_course", on=doors.today()),
    }
    return render(request, "officers/courses.html", context)


def _own_units(by: int) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in organisations.units_of(by, on=doors.today())]


@require_http_methods(["GET", "POST"])
@doors.page
def open_course(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a course."""
    by, on, unit = doors.actor_id(request), doors.today(), unit_or_404(code)
    guard.require(by, "officers.open_course", at=unit.id, on=on)
    form = asked.CourseForm(request.POST or None, initial={"first_on": on, "last_on": on})
    return perform(
        request, form, lambda: services.open_course(by=by, unit_id=unit.id, on=on, **form.cleaned_data), heading=f"Lớp mới: {unit.name}",
        words="Ghi lớp", done="Đã ghi lớp.", back=COURSES[1], crumbs=[OFFICERS, COURSES],
    )  # fmt: skip


def _course_or_404(course_id: int) -> queries.CourseRow:
    found = queries.course(course_id) if course_id < 2**63 else None
    if found is None:
        raise Http404
    return found


@require_GET
@doors.page
def course(request: HttpRequest, course_id: int) -> HttpResponse:
    """Show one course and who came."""
    by, found = doors.actor_id(request), _course_or_404(course_id)
    guard.require(by, "officers.read", at=found.unit_id, on=doors.today())
    rows = queries.attendances(course_id)
    context = {"here": found.name, "crumbs": [OFFICERS, COURSES], "course": found, "rows": rows, "may": may_at(by, found.unit_id)}
    return render(request, "officers/course.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def record_attendance(request: HttpRequest, course_id: int) -> HttpResponse:
    """Write down who came."""
    by, on, found = doors.actor_id(request), doors.today(), _course_or_404(course_id)
    guard.require(by, "officers.record_attendance", at=found.unit_id, on=on)
    form = asked.AttendanceForm(request.POST or None, unit_id=found.unit_id, day=on)
    return perform(
        request, form, lambda: services.record_attendance(by=by, course_id=course_id, attended=form.cleaned_data["attended"], on=on),
        heading=f"Người dự: {found.name}", words="Ghi người dự", done=lambda count: f"Đã ghi {count} người.",
        back=reverse("officers:course", args=[course_id]), crumbs=[OFFICERS, COURSES],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def set_allowance(request: HttpRequest, seat_id: int) -> HttpResponse:
    """Give a seat the coefficient of a decision."""
    by, on = doors.actor_id(request), doors.today()
    found, seat = seat_or_404(request, seat_id)
    guard.require(by, "officers.set_allowance", at=found.unit_id, on=on)
    form, ground = asked.AllowanceForm(request.POST or None, initial={"since": on}), queries.allowance_ground(on=on)
    crumbs = crumbs_of(term_or_404(found.id, request))
    told = f"{ground.name}; {ground.document}. " if ground else ""
    return perform(
        request, form, lambda: services.set_allowance(by=by, seat_id=seat_id, on=on, **form.cleaned_data),
        heading=f"Phụ cấp: {seat.full_name}, {seat.post_words}", words="Ghi hệ số", done="Đã ghi hệ số.", back=crumbs[-1][1], crumbs=crumbs,
        detail=f"{told}Gói luật chưa có bảng hệ số: ghi theo quyết định của đơn vị. Trang này không chi tiền.",
    )  # fmt: skip
