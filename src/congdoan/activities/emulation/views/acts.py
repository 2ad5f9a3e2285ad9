"""What is done with one initiative outside its council."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from congdoan.activities.emulation import queries, services
from congdoan.activities.emulation.forms import asked
from congdoan.activities.emulation.forms.gallery import ReversalForm
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.foundation.kernel.money import format_dong
from congdoan.people.organisations import queries as organisations

from .asking import LIST, on_initiative, perform

FORM = "emulation/initiative_form.html"


@require_http_methods(["GET", "POST"])
@doors.page
def submit_initiative(request: HttpRequest) -> HttpResponse:
    """Submit an initiative of one's own union, with photos."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "emulation.submit_initiative", on=on)
    units = [(one.id, one.code, one.name) for one in organisations.units_of(by, on=on)]
    code = request.GET.get("don_vi", "").replace("\x00", "")[:40]
    known = organisations.by_code([code]).get(code) if code else None
    unit_id = known.id if known else units[0][0] if units else 0
    start = {"client_key": uuid4(), "first_applied_on": on, "is_computed": True}
    form = asked.InitiativeForm(request.POST or None, request.FILES or None, initial=start, unit_id=unit_id)

    def call() -> int:
        given = form.cleaned_data
        return services.submit_initiative(
            by=by, unit_id=unit_id, client_key=given["client_key"], draft=form.draft(), files=given["photos"], on=on
        )

    unit = organisations.by_id([unit_id]).get(unit_id)
    return perform(
        request, form, call, heading="Nộp sáng kiến", words="Nộp sáng kiến", done="Đã nộp sáng kiến.", template=FORM, crumbs=[LIST],
        back=lambda made: reverse("emulation:initiative", args=[made]), detail=unit.name if unit else "", units=units, unit=unit,
        limits=queries.law_of(on=on),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def resubmit_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Mend an initiative that was sent back, and submit it again."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.Details) -> asked.InitiativeForm:
        return asked.InitiativeForm(request.POST or None, initial=_start(found), unit_id=found.row.unit_id, has_photos=False)

    return on_initiative(
        request, initiative_id, "resubmit_initiative", make,
        lambda form: services.resubmit_initiative(by=by, initiative_id=initiative_id, draft=form.draft(), on=on),
        heading="Sửa, nộp lại", words="Nộp lại", done="Đã nộp lại.", template=FORM, limits=queries.law_of(on=on),
    )  # fmt: skip


def _start(found: queries.Details) -> dict[str, Any]:
    """Return an initiative as its form begins."""
    start: dict[str, Any] = {
        "client_key": uuid4(), "title": found.row.title, "problem": found.problem, "solution": found.solution, "field": found.row.field,
        "place": found.place, "first_applied_on": found.first_applied_on, "is_computed": found.is_computed,
        "other_benefit": found.other_benefit, "may_disclose": found.may_disclose,
    }  # fmt: skip
    for at, one in enumerate(found.authors, start=1):
        told = {"name": one.name, "share": asked.share_text(one.share), "part": one.part, "is_named": one.is_named}
        start |= {f"author_{at}_{name}": value for name, value in told.items()}
    return start | _parts(found)


def _parts(found: queries.Details) -> dict[str, Any]:
    """Return the claimed parts as a form begins."""
    kinds = {words: kind for kind, words in asked.KINDS.items()}
    return {
        f"part_{at}_{name}": value
        for at, part in enumerate(found.claimed_parts, start=1)
        for name, value in (
            ("kind", kinds[part.kind]),
            ("words", part.words),
            ("formula", part.claimed_formula),
            ("evidence", part.evidence),
        )
    }


@require_http_methods(["GET", "POST"])
@doors.page
def add_file(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Keep one more photo or paper."""
    by, on = doors.actor_id(request), doors.today()

    def call(form: Any) -> object:
        file = form.cleaned_data["file"]
        return services.add_file(
            by=by, initiative_id=initiative_id, file_name=file.name, content=file.read(), words=form.cleaned_data["words"], on=on
        )

    return on_initiative(
        request, initiative_id, "add_file", lambda _: asked.FileForm(request.POST or None, request.FILES or None), call,
        heading="Thêm minh chứng", words="Thêm tệp", done="Đã giữ tệp.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def receive_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Accept the request of an initiative."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "receive_initiative", lambda _: asked.NothingForm(request.POST if request.method == "POST" else None),
        lambda _: services.receive_initiative(by=by, initiative_id=initiative_id, on=on), heading="Nhận sáng kiến", words="Nhận hồ sơ",
        done=lambda until: f"Đã nhận; hạn quyết định {until:%d/%m/%Y}.",
        detail="Hồ sơ đủ tên, tác giả, giải pháp, lợi ích. Nhận xong, phần mềm tìm hồ sơ gần giống trong toàn hệ thống.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def return_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Send an initiative back."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "return_initiative", lambda _: asked.ReasonForm(request.POST or None),
        lambda form: services.return_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Trả lại, nêu lý do", words="Trả lại", done="Đã trả lại; tác giả sửa rồi nộp lại.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def answer_resemblance(request: HttpRequest, resemblance_id: int) -> HttpResponse:
    """Say what another initiative is to this one."""
    by, on = doors.actor_id(request), doors.today()
    known = queries.resemblance_of(resemblance_id) if resemblance_id < 2**63 else None
    if known is None:
        raise Http404
    initiative_id, other = known
    return on_initiative(
        request, initiative_id, "answer_resemblance", lambda _: asked.AnswerForm(request.POST or None),
        lambda form: services.answer_resemblance(by=by, resemblance_id=resemblance_id, on=on, **form.cleaned_data),
        heading="Giống hay khác", words="Ghi kết luận", done="Đã ghi kết luận.",
        detail=f"So với {other.code} “{other.title}” của {other.unit_name}, giống {other.score}%.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def apply_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Record that an initiative is applied."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "apply_initiative",
        lambda found: asked.AppliedForm(request.POST or None, initial={"applied_on": on, "place": found.place}),
        lambda form: services.apply_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Áp dụng", words="Ghi áp dụng", done="Đã ghi áp dụng.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def share_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Record that another unit applies an initiative."""
    by, on = doors.actor_id(request), doors.today()
    return on_initiative(
        request, initiative_id, "share_initiative", lambda _: asked.ShareForm(request.POST or None, initial={"since": on}),
        lambda form: services.share_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Nhân rộng", words="Ghi nhân rộng", done="Đã ghi nhân rộng.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def verify_benefit(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Record what the employer verified of the next year."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.Details) -> asked.BenefitForm:
        return asked.BenefitForm(request.POST or None, initial={"verified_on": on, **_parts(found)}, is_computed=found.is_computed)

    return on_initiative(
        request, initiative_id, "verify_benefit", make,
        lambda form: services.verify_benefit(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Xác nhận lợi ích", words="Ghi xác nhận", done=lambda year: f"Đã ghi xác nhận năm {year}.",
        template="emulation/benefit_form.html",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def reward_initiative(request: HttpRequest, initiative_id: int) -> HttpResponse:
    """Record what was paid."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.Details) -> asked.RewardForm:
        least = format_dong(found.least_pay) if found.least_pay else ""
        return asked.RewardForm(request.POST or None, initial={"paid_on": on, "amount": least, "year_no": max(len(found.years), 1)})

    def done(parts: list[int]) -> str:
        return f"Đã ghi {format_dong(sum(parts))} đ, chia {' + '.join(format_dong(part) for part in parts)}."

    return on_initiative(
        request, initiative_id, "reward_initiative", make,
        lambda form: services.reward_initiative(by=by, initiative_id=initiative_id, on=on, **form.cleaned_data),
        heading="Ghi thù lao, thưởng", words="Ghi khoản chi", done=done,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def reverse_reward(request: HttpRequest, reward_id: int) -> HttpResponse:
    """Take back what was written down wrongly as paid."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "emulation.reverse_reward", on=on)
    initiative_id = queries.initiative_of_reward(reward_id) if reward_id < 2**63 else None
    found = queries.details(initiative_id, on=on) if initiative_id else None
    row = next((one for one in found.rewards if one.id == reward_id), None) if found else None
    if initiative_id is None or row is None:
        raise Http404
    return on_initiative(
        request, initiative_id, "reverse_reward", lambda _: ReversalForm(request.POST or None),
        lambda form: services.reverse_reward(by=by, reward_id=reward_id, on=on, **form.cleaned_data),
        heading="Hủy khoản chi ghi sai", words="Hủy khoản chi", done="Đã hủy; ghi lại khoản đúng nếu cần.",
        detail=f"{row.kind}, năm {row.year_no}: {format_dong(row.amount)} đ, {row.decision}, {row.paid_on:%d/%m/%Y}.",
    )  # fmt: skip
