"""Pages of inspections: the list, one with its steps and team, opening, seating, plain steps."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.inspection import queries, rules, services
from congdoan.activities.inspection.forms import pages as forms
from congdoan.activities.inspection.forms.told import unit_of
from congdoan.activities.inspection.rules.papers import DECISION, OF_INSPECTION, PAPERS, WRITTEN_IN
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

from .asking import INSPECTIONS, answered, download, first_facts, here, inspection_or_404, led, page_of, perform, plain, rights, who


@require_GET
@doors.page
def inspections(request: HttpRequest) -> HttpResponse:
    """Show the inspections, the newest first."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "inspection.read", on=on)
    chosen = queries.InspectionFilter(plain(request.GET.get("buoc"), 14), plain(request.GET.get("loai"), 20), plain(request.GET.get("q")))
    rows, following, total = queries.inspections(chosen, after=doors.number(request.GET.get("sau")))
    return render(
        request,
        "inspection/inspections.html",
        {
            "rows": rows,
            "next": following,
            "total": total,
            "chosen": chosen,
            "states": {"open": "đang làm", **rules.STATES},
            "kinds": rules.KINDS,
            "may_open": access.may_somewhere(by, "inspection.open_inspection", on=on),
            "decisions": queries.decisions_to_open(),
            "here": INSPECTIONS[0],
            "crumbs": [],
        },
    )


@require_GET
@doors.page
def inspection(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Show one inspection: where it stands, what was said, who may look until when."""
    row = answered(request, inspection_id, "read")
    found = queries.inspection_details(inspection_id, on=doors.today())
    assert found is not None
    by, on = doors.actor_id(request), doors.today()
    leads = rights(request, row.owner_id)
    is_inside = leads["read_workspace"] or queries.is_examiner(row.id, by, on=on)
    return render(
        request,
        "inspection/inspection.html",
        {
            "found": found,
            "row": row,
            "steps": list(rules.PHASES),
            "at": row.at,
            "is_over": row.access_until < on,
            "leads": leads,
            "may": rights(request, row.unit_id),
            "is_inside": is_inside,
            "may_record": any(rules.may_follow(row.state, step) for step in rules.RECORDED),
            "may_report": rules.may_follow(row.state, "self_reported"),
            "may_withdraw": rules.may_follow(row.state, rules.WITHDRAWN),
            "questions": queries.questions(row.id),
            "irregularities": queries.irregularities(row.id),
            "recommendations": queries.recommendations_of(row.id, on=on),
            "is_at_work": row.state in (*rules.WORKING, *rules.DRAFTED),
            "may_change": row.state in (*rules.WORKING, "replied"),
            "may_draft": rules.may_follow(row.state, "drafted"),
            "may_reply": rules.may_follow(row.state, "replied"),
            "is_drafted": row.state in rules.DRAFTED,
            "may_close": rules.may_follow(row.state, "closed"),
            "papers": papers_to_show(row, queries.papers_of_inspection(row.id)),
            "looks": queries.looks(row.unit_id, [one.actor_id for one in found.team]),
            "here": row.title,
            "crumbs": [INSPECTIONS],
        },
    )


def papers_to_show(row: queries.InspectionRow, found: list[queries.OfficialRow]) -> list[tuple[str, str, queries.OfficialRow | None, bool]]:
    """Return each official paper of an inspection: code, words, the newest document, whether it can be written now."""
    known = {one.kind: one for one in found}
    kinds = ([DECISION] if DECISION in known else []) + list(OF_INSPECTION)
    return [(kind, PAPERS[kind], known.get(kind), row.state in WRITTEN_IN.get(kind, ())) for kind in kinds]


@require_http_methods(["GET", "POST"])
@doors.page
def open_inspection(request: HttpRequest) -> HttpResponse:
    """Open an inspection; with `?chon=` for a pick of an approved programme."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "inspection.open_inspection", on=on)
    owners = queries.committees_of(by, "inspection.open_inspection", on=on)
    form = forms.InspectionForm(request.POST or None, owners=owners, initial=first_facts(doors.number(request.GET.get("chon")), on))

    def call(given: dict[str, Any]) -> int:
        facts = dict(given)
        owner, unit = facts.pop("owner"), facts.pop("unit")
        return services.open_inspection(owner_id=owner, unit_id=unit_of(unit), **facts, **who(request))

    return perform(
        request,
        form,
        call,
        heading="Mở cuộc kiểm tra",
        words="Mở",
        done="Đã mở. Đưa người vào tổ rồi gửi đề cương.",
        back=lambda made: page_of("inspection", made),
        trail=[INSPECTIONS],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def seat_examiner(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Seat somebody in the team."""
    row = led(request, inspection_id, "seat_examiner")
    back = here(row)[1]
    return perform(
        request,
        forms.ExaminerForm(request.POST or None),
        lambda given: services.seat_examiner(inspection_id=inspection_id, **given, **who(request)),
        heading="Đưa vào tổ kiểm tra",
        words="Đưa vào tổ",
        done="Đã vào tổ; quyền xem tự hết khi hết hạn.",
        back=back,
        trail=[INSPECTIONS, here(row)],
        detail=f"Người này được đọc sổ {row.unit_name} đến hết {row.access_until:%d/%m/%Y}, không ghi được gì; mỗi lần đọc có ghi nhật ký.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def drop_examiner(request: HttpRequest, examiner_id: int) -> HttpResponse:
    """Take somebody out of the team."""
    inspection_id = queries.of_examiner(examiner_id)
    if inspection_id is None:
        raise Http404
    row = led(request, inspection_id, "drop_examiner")
    return perform(
        request,
        forms.ReasonForm(request.POST or None),
        lambda given: services.drop_examiner(examiner_id=examiner_id, reason=given["reason"], **who(request)),
        heading="Đưa ra khỏi tổ kiểm tra",
        words="Đưa ra",
        done="Đã ra khỏi tổ; quyền xem hết từ hôm nay.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def record_step(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Record a plain step."""
    row = led(request, inspection_id, "record_step")
    form = forms.StepForm(request.POST or None, request.FILES or None, state=row.state)
    return perform(
        request,
        form,
        lambda given: services.record_step(inspection_id=inspection_id, **given, **who(request)),
        heading=f"Ghi bước tiếp theo: {row.title}",
        words="Ghi",
        done="Đã ghi.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def report_oneself(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Take the unit's report of itself."""
    row = answered(request, inspection_id, "report_oneself")
    form = forms.WordsForm(request.POST or None, request.FILES or None)
    return perform(
        request,
        form,
        lambda given: services.report_oneself(inspection_id=inspection_id, **given, **who(request)),
        heading=f"Tự báo cáo: {row.title}",
        words="Gửi báo cáo",
        done="Đã gửi.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def withdraw_inspection(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Give an inspection up."""
    row = led(request, inspection_id, "withdraw_inspection")
    return perform(
        request,
        forms.ReasonForm(request.POST or None),
        lambda given: services.withdraw_inspection(inspection_id=inspection_id, reason=given["reason"], **who(request)),
        heading=f"Rút: {row.title}",
        words="Rút",
        done="Đã rút; quyền xem của tổ hết từ hôm nay.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_GET
@doors.page
def step_file(request: HttpRequest, act_id: int) -> HttpResponse:
    """Give the paper of a step."""
    found = queries.step_file(act_id)
    if found is None:
        raise Http404
    row = inspection_or_404(found[0])
    guard.require(doors.actor_id(request), "inspection.read", at=row.unit_id, on=doors.today())
    return download(found[1], found[2])
