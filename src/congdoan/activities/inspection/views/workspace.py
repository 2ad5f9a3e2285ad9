"""Pages of the workspace, and questions with their answers."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from congdoan.activities.inspection import queries, rules, services
from congdoan.activities.inspection.forms import pages as forms
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .asking import INSPECTIONS, answered, download, here, inspection_or_404, led, page_of, perform, plain, rights, who

SEEDS = 2**31
SHOWN = 20


def inside(request: HttpRequest, inspection_id: int, act: str = "read_workspace") -> queries.InspectionRow:
    """Return the inspection of an address for its committee or its team on their days; 403 for the inspected unit."""
    row = inspection_or_404(inspection_id)
    at = row.unit_id if queries.is_examiner(row.id, doors.actor_id(request), on=doors.today()) else row.owner_id
    guard.require(doors.actor_id(request), f"inspection.{act}", at=at, on=doors.today())
    return row


@require_GET
@doors.page
def workspace(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Show the workspace: the frozen books with their flags, the samples, the working papers."""
    row = inside(request, inspection_id)
    snapshots = queries.snapshots(row.id, row.unit_id)
    flags = snapshots[0].flags if snapshots else []
    order = {"found": 0, "unknown": 1, "clean": 2}
    told = sorted(flags, key=lambda flag: (order[flag["state"]], -flag["weight"], flag["year"]))
    return render(
        request,
        "inspection/workspace.html",
        {
            "row": row,
            "snapshots": snapshots,
            "flags": [flag | {"shown": flag["findings"][:SHOWN]} for flag in told],
            "shown": SHOWN,
            "samples": [(one, queries.drawn_again(one.id) if one.how == "lot" else None) for one in queries.samples(row.id)],
            "papers": queries.papers(row.id),
            "leads": rights(request, row.owner_id),
            "is_at_work": row.state in (*rules.WORKING, *rules.DRAFTED),
            "here": "Hồ sơ làm việc",
            "crumbs": [INSPECTIONS, here(row)],
        },
    )


@require_POST
@doors.page
def take_snapshot(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Freeze the books and compute the red flags."""
    led(request, inspection_id, "take_snapshot")
    return doors.pressed(
        request,
        lambda: services.take_snapshot(inspection_id=inspection_id, made_at=localtime(), **who(request)),
        done="Đã niêm phong và chụp sổ, tính xong dấu hiệu.",
        back=page_of("workspace", inspection_id),
    )


@require_GET
@doors.page
def snapshot_package(request: HttpRequest, snapshot_id: int) -> HttpResponse:
    """Give the package that proves the frozen books offline."""
    found = queries.snapshot_package(snapshot_id)
    if found is None:
        raise Http404
    row = inside(request, found[0])
    return download(f"so-{row.unit_code}-cuoc-{row.id}.zip", found[1])


@require_http_methods(["GET", "POST"])
@doors.page
def draw_sample(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Draw a sample."""
    row = inside(request, inspection_id, "draw_sample")
    back = page_of("workspace", inspection_id)
    return perform(
        request,
        forms.SampleForm(request.POST or None),
        lambda given: services.draw_sample(inspection_id=inspection_id, seed=secrets.randbelow(SEEDS), **given, **who(request)),
        heading="Chọn mẫu",
        words="Chọn",
        done="Đã chọn mẫu.",
        back=back,
        trail=[INSPECTIONS, here(row), ("Hồ sơ làm việc", back)],
        detail="Theo rủi ro: thứ được nhiều dấu hiệu nhắc tới đứng trước. Rút thăm: số rút được giữ lại để rút lại được.",
    )


@require_http_methods(["GET", "POST"])
@doors.page
def keep_paper(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Keep a working paper; with `?chung_tu=` or `?dong=` about one thing."""
    row = inside(request, inspection_id, "keep_paper")
    back = page_of("workspace", inspection_id)
    first = {
        "voucher_id": doors.number(request.GET.get("chung_tu")),
        "line_id": doors.number(request.GET.get("dong")),
        "verdict": "irregular" if request.GET.get("phat_hien") else "ok",
        "flag": plain(request.GET.get("dau_hieu"), 4),
    }
    form = forms.WorkingPaperForm(request.POST or None, request.FILES or None, initial=first)
    return perform(
        request,
        form,
        lambda given: services.keep_paper(inspection_id=inspection_id, **given, **who(request)),
        heading="Giấy làm việc",
        words="Ghi",
        done="Đã ghi giấy làm việc.",
        back=back,
        trail=[INSPECTIONS, here(row), ("Hồ sơ làm việc", back)],
    )


@require_GET
@doors.page
def paper_file(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Give the file of a working paper."""
    found = queries.paper_file(paper_id)
    if found is None:
        raise Http404
    inside(request, found[0])
    return download(found[1], found[2])


@require_http_methods(["GET", "POST"])
@doors.page
def ask_question(request: HttpRequest, inspection_id: int) -> HttpResponse:
    """Ask the unit."""
    row = inside(request, inspection_id, "ask_question")
    return perform(
        request,
        forms.QuestionForm(request.POST or None),
        lambda given: services.ask_question(inspection_id=inspection_id, **given, **who(request)),
        heading=f"Hỏi {row.unit_name}",
        words="Gửi câu hỏi",
        done="Đã gửi câu hỏi.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
    )


@require_http_methods(["GET", "POST"])
@doors.page
def answer_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """Answer for the unit."""
    inspection_id = queries.of_question(question_id)
    if inspection_id is None:
        raise Http404
    row = answered(request, inspection_id, "answer_question")
    asked = next(one for one in queries.questions(inspection_id) if one.id == question_id)
    form = forms.WordsForm(request.POST or None, request.FILES or None)

    def call(given: dict[str, Any]) -> int:
        return services.answer_question(question_id=question_id, **given, **who(request))

    return perform(
        request,
        form,
        call,
        heading=f"Trả lời câu hỏi {asked.number}",
        words="Trả lời",
        done="Đã trả lời.",
        back=here(row)[1],
        trail=[INSPECTIONS, here(row)],
        detail=asked.words,
    )


@require_GET
@doors.page
def answer_file(request: HttpRequest, answer_id: int) -> HttpResponse:
    """Give the paper of an answer."""
    found = queries.answer_file(answer_id)
    if found is None:
        raise Http404
    answered(request, found[0], "read")
    return download(found[1], found[2])
