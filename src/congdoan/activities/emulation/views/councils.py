"""Councils, and what they do with an initiative."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.forms import asked
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import COUNCILS, LIST, initiative_or_404, on_initiative, perform

RUBRIC = (("Tính mới", 30), ("Hiệu quả", 40), ("Khả năng áp dụng", 30))
"""The rubric that a form begins with: a proposal of ours, each council decides its own."""


@require_GET
@doors.page
def councils(request: HttpRequest) -> HttpResponse:
    """Show the councils within reach."""
    by = doors.actor_id(request)
    guard.require_somewhere(by, "emulation.read", on=doors.today())
    may_open = access.may_somewhere(by, "emulation.open_council", on=doors.today())
    context = {"here": COUNCILS[0], "crumbs": [LIST], "rows": queries.councils(on=doors.as_of(request)), "may_open": may_open}
    return render(request, "emulation/councils.html", context)


@require_GET
@doors.page
def council(request: HttpRequest, council_id: int) -> HttpResponse:
    """Show one council: its rubric, who sits in it, how far its members agree."""
    by, found = doors.actor_id(request), _council_or_404(council_id)
    guard.require(by, "emulation.read", at=found.unit_id, on=doors.today())
    context = {
        "here": found.name,
        "crumbs": [LIST, COUNCILS],
        "found": found,
        "judges": queries.seats(council_id),
        "agreement": queries.agreement_of(council_id),
        "may_add": access.may(by, "emulation.add_judge", at=found.unit_id, on=doors.today()),
    }
    return render(request, "emulation/council.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def open_council(request: HttpRequest) -> HttpResponse:
    """Open a council."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "emulation.open_council", on=on)
    start: dict[str, Any] = {"since": on, "name": "Hội đồng sáng kiến", "least_sheets": 3, "pass_score": 70, "judge_1_post": "chair"}
    for at, (name, most) in enumerate(RUBRIC, start=1):
        start |= {f"criterion_{at}_name": name, f"criterion_{at}_most": most}
    start |= {f"judge_{at}_post": "member" for at in range(3, asked.JUDGES + 1)} | {"judge_2_post": "secretary"}
    units = [(one.id, one.name) for one in organisations.units_of(by, on=on)]
    form = asked.CouncilForm(request.POST or None, initial=start, units=units)
    return perform(
        request, form, lambda: services.open_council(by=by, on=on, **form.cleaned_data), heading="Lập Hội đồng", words="Lập Hội đồng",
        done="Đã lập Hội đồng.", back=lambda made: reverse("emulation:council", args=[made]), crumbs=[LIST, COUNCILS],
        template="emulation/council_form.html",
        detail="Thang điểm, số phiếu tối thiểu và điểm đạt theo quyết định của đơn vị; luật không ấn định.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def add_judge(request: HttpRequest, council_id: int) -> HttpResponse:
    """Add somebody to a council."""
    by, on, found = doors.actor_id(request), doors.today(), _council_or_404(council_id)
    guard.require(by, "emulation.add_judge", at=found.unit_id, on=on)
    form, back = asked.JudgeForm(request.POST or None), reverse("emulation:council", args=[council_id])
    return perform(
        request, form, lambda: services.add_judge(by=by, council_id=council_id, judge=form.judge(), on=on), heading="Bổ sung ủy viên",
        words="Bổ sung", done="Đã bổ sung ủy viên.", back=back, crumbs=[LIST, COUNCILS, (found.name, back)], detail=found.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def put_to_council(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Put an initiative before a council."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.Details) -> asked.PutForm:
        known = [(one.id, f"{one.name} · {one.unit_name}") for one in queries.councils_for(found.row.unit_id, on=on)]
        return asked.PutForm(request.POST or None, councils=known)

    def done(barred: list[str]) -> str:
        return f"Đã đưa ra Hội đồng. Không chấm: {'; '.join(barred)}." if barred else "Đã đưa ra Hội đồng; không ai xung đột lợi ích."

    return on_initiative(
        request, initiative_id, "put_to_council", make,
        lambda form: services.put_to_council(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Đưa ra Hội đồng", words="Đưa ra Hội đồng", done=done,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def declare_conflict(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Keep a member out of the judgement."""
    by, on = doors.actor_id(request), doors.today()

    def make(_: queries.Details) -> asked.ConflictForm:
        judged = queries.judgement(initiative_id)
        open_ones = [one for one in judged.judges if not one.conflict] if judged else []
        mine = next((one.id for one in open_ones if one.actor_id == by), None)
        return asked.ConflictForm(request.POST or None, judges=[(one.id, one.name) for one in open_ones], initial={"member_id": mine})

    return on_initiative(
        request, initiative_id, "declare_conflict", make,
        lambda form: services.declare_conflict(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Khai xung đột lợi ích", words="Ghi xung đột", done="Đã ghi; phiếu của ủy viên này không được tính.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def score_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Fill in one's own sheet; who has a conflict cannot open it."""
    by, on = doors.actor_id(request), doors.today()
    found = initiative_or_404(request, initiative_id)
    judged = queries.judgement(initiative_id)
    seat = next((one for one in judged.judges if one.actor_id == by), None) if judged else None
    if judged is None or seat is None:
        raise services.NotInCouncil(code=found.row.code)
    if seat.conflict:
        raise services.HasConflict(code=found.row.code, name=seat.name, why=seat.conflict)
    start = {f"score_{at}": score for at, score in enumerate(seat.scores)} | {"words": seat.words}
    return on_initiative(
        request, initiative_id, "score_initiative",
        lambda _: asked.SheetForm(request.POST or None, rubric=judged.council.rubric, initial=start),
        lambda form: services.score_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Phiếu chấm", words="Gửi phiếu", done=lambda total: f"Đã ghi phiếu: {total} điểm.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def draft_decision(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Write the decision as a draft among the outgoing documents."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "draft_decision", lambda _: asked.NothingForm(request.POST if request.method == "POST" else None),
        lambda _: services.draft_decision(by=by, initiative_id=initiative_id, on=on), heading="Soạn quyết định", words="Soạn quyết định",
        done="Đã soạn bản thảo ở Văn bản đi; bổ sung, trình và ký ở đó.",
        detail="Bản thảo có căn cứ, tên sáng kiến và danh sách tác giả từ hồ sơ. Mẫu quyết định chưa đối chiếu.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def decide_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Write the decision down."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "decide_initiative", lambda _: asked.DecisionForm(request.POST or None, initial={"decided_on": on}),
        lambda form: services.decide_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Kết luận", words="Ghi kết luận", done="Đã ghi kết luận.",
    )  # fmt: skip


def _council_or_404(council_id: int) -> queries.CouncilRow:
    found = queries.council(council_id) if council_id < 2**63 else None
    if found is None:
        raise Http404
    return found
