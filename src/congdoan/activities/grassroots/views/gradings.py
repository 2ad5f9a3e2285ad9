"""The yearly grading of unions: the list of a year, one grading and its steps, what everybody may read."""

from datetime import MINYEAR
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from congdoan.activities.grassroots import queries, rules, services
from congdoan.activities.grassroots.forms import grading as asked
from congdoan.activities.grassroots.forms.asked import ReasonForm
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard
from congdoan.people.organisations import queries as organisations

from .asking import perform
from .lists import UNITS

GRADINGS = ("Xếp loại", "/4-doan-vien/xep-loai/")
ACTS = ("score_union", "inform_members", "return_grading", "review_grading")


def _year(request: HttpRequest) -> int:
    """Return the year asked about, otherwise the last one that is over in a few weeks."""
    told, on = doors.number(request.GET.get("nam"), digits=4), doors.as_of(request)
    return told if told and 2019 <= told <= 2999 else on.year if on.month >= 11 else max(on.year - 1, MINYEAR)


@require_GET
@doors.page
def gradings(request: HttpRequest) -> HttpResponse:
    """Show the base unions with their gradings of a year (`?nam=`), by state (`?buoc=`)."""
    by, on, given = doors.actor_id(request), doors.as_of(request), request.GET
    guard.require_somewhere(by, "grassroots.read", on=doors.today())
    year, state = _year(request), given.get("buoc", "")
    state = state if state in (*rules.GRADING_STATES, "none") else ""
    rows, following = queries.gradings(year=year, on=on, state=state, after=doors.number(given.get("sau")))
    counts = queries.count_gradings(year=year)
    context = {
        "here": f"Xếp loại {year}",
        "crumbs": [UNITS],
        "year": year,
        "years": range(max(2019, doors.today().year - 6), doors.today().year + 1),
        "state": state,
        "rows": rows,
        "next": following or "",
        "states": [(key, words, counts[key]) for key, words in rules.GRADING_STATES.items()],
        "grades": queries.count_grades(year=year),
        "scale": queries.scale(on=on),
        "rubrics": queries.rubrics(year=year),
        "may": {act: access.may_somewhere(by, f"grassroots.{act}", on=doors.today()) for act in ("set_rubric", "publish_gradings")},
    }
    return render(request, "grassroots/gradings.html", context)


def _unit_or_404(code: str) -> Any:
    unit = organisations.by_code(["" if "\x00" in code else code.upper()]).get(code.upper())
    if unit is None or unit.kind == "employer":
        raise Http404
    return unit


@require_GET
@doors.page
def grading(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show one union's grading of a year: both points of every criterion, what was done, what comes next."""
    by, unit = doors.actor_id(request), _unit_or_404(code)
    guard.require(by, "grassroots.read", at=unit.id, on=doors.today())
    found = queries.grading_of(unit.id, year=min(year, 2999))
    scale = queries.scale(on=doors.as_of(request))
    may = access.acts_at(by, [f"grassroots.{act}" for act in ACTS], at=unit.id, on=doors.today())
    context = {
        "here": f"Xếp loại {year}",
        "crumbs": [GRADINGS, (unit.code, reverse("organisations:unit", args=[unit.code]))],
        "unit": unit,
        "year": year,
        "grading": found,
        "lines": queries.grading_lines(found.id) if found else [],
        "acts": queries.grading_acts(found.id) if found else [],
        "rubric": queries.rubric(found.rubric_id) if found else None,
        "rubrics": queries.rubrics_for(unit.id, year=year, on=doors.today()) if 2019 <= year <= doors.today().year else [],
        "scale": scale,
        "borders": list(zip(scale.grades, [*(f"từ {border}" for border in scale.cutoffs), f"dưới {scale.cutoffs[-1]}"], strict=True)),
        "is_mine": bool(found and found.scored_by == by),
        "may": {act.split(".")[1]: is_so for act, is_so in may.items()},
    }
    return render(request, "grassroots/grading.html", context)


@require_http_methods(["GET", "POST"])
@doors.page
def set_rubric(request: HttpRequest) -> HttpResponse:
    """Write down the criteria of a year."""
    by, on = doors.actor_id(request), doors.today()
    guard.require_somewhere(by, "grassroots.set_rubric", on=on)
    form = asked.RubricForm(request.POST or None, units=_federations(by), initial={"year": _year(request)})

    def call() -> int:
        given = dict(form.cleaned_data)
        return services.set_rubric(by=by, unit_id=given.pop("unit"), criteria=given.pop("lines"), on=on, **given)

    return perform(
        request, form, call, heading="Bảng điểm xếp loại", words="Ghi bảng điểm", done="Đã ghi bảng điểm.", crumbs=[GRADINGS],
        back=GRADINGS[1], detail="Gói luật chỉ biết bốn mức và mốc điểm; tiêu chí theo hướng dẫn của cấp mình, ghi rõ văn bản.",
    )  # fmt: skip


def _federations(by: int) -> list[tuple[int, str]]:
    on = doors.today()
    return [(one.id, one.name) for one in organisations.units_of(by, on=on) if organisations.level_of(one.kind, on=on) != "base"]


@require_http_methods(["GET", "POST"])
@doors.page
def score_union(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Give one's own union its points (`?bang=`, where there are several rubrics)."""
    by, on, unit = doors.actor_id(request), doors.today(), _unit_or_404(code)
    guard.require(by, "grassroots.score_union", at=unit.id, on=on)
    found = queries.grading_of(unit.id, year=min(year, 2999))
    choices = queries.rubrics_for(unit.id, year=year, on=on) if 2019 <= year <= on.year else []
    wanted = doors.number(request.GET.get("bang")) or (found.rubric_id if found else None)
    rubric = next((one for one in choices if one.id == wanted), choices[0] if choices else None)
    if rubric is None:
        raise Http404
    start = queries.grading_lines(found.id) if found and found.rubric_id == rubric.id else []
    form = asked.PointsForm(request.POST or None, rubric=rubric, start=start)
    return perform(
        request, form,
        lambda: services.score_union(
            by=by, unit_id=unit.id, rubric_id=rubric.id, points=form.points, words=form.cleaned_data["words"], on=on
        ),
        heading=f"Tự chấm điểm {year}: {unit.name}", words="Ghi điểm tự chấm", done="Đã ghi điểm. Việc tiếp theo: thông báo đoàn viên.",
        back=_page(unit.code, year), crumbs=[GRADINGS, (f"{unit.code} {year}", _page(unit.code, year))],
        detail=f"{rubric.words}, {rubric.document}. Tổng 100 điểm.",
    )  # fmt: skip


def _page(code: str, year: int) -> str:
    return reverse("grassroots:grading", args=[code, year])


def _on_grading(request: HttpRequest, grading_id: int, act: str, make: Any, call: Any, **words: Any) -> HttpResponse:
    """Show the form of one step of a grading within reach; with good values, make the one call behind it."""
    found = queries.grading(grading_id) if grading_id < 2**63 else None
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), f"grassroots.{act}", at=found.unit_id, on=doors.today())
    form, back = make(found), _page(found.unit_code, found.year)
    words["heading"] = f"{words['heading']} {found.year}: {found.unit_name}"
    crumbs = [GRADINGS, (f"{found.unit_code} {found.year}", back)]
    return perform(request, form, lambda: call(form), back=back, crumbs=crumbs, **words)


@require_http_methods(["GET", "POST"])
@doors.page
def inform_members(request: HttpRequest, grading_id: int) -> HttpResponse:
    """Write down that the members know."""
    by, on = doors.actor_id(request), doors.today()
    return _on_grading(
        request, grading_id, "inform_members", lambda _: asked.InformForm(request.POST or None, initial={"informed_on": on}),
        lambda form: services.inform_members(by=by, grading_id=grading_id, on=on, **form.cleaned_data), heading="Thông báo đoàn viên",
        words="Ghi thông báo", done="Đã ghi; cấp trên có thể duyệt.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def return_grading(request: HttpRequest, grading_id: int) -> HttpResponse:
    """Send the points back."""
    by, on = doors.actor_id(request), doors.today()
    return _on_grading(
        request, grading_id, "return_grading", lambda _: ReasonForm(request.POST or None),
        lambda form: services.return_grading(by=by, grading_id=grading_id, on=on, **form.cleaned_data), heading="Trả lại điểm",
        words="Trả lại", done="Đã trả lại cho công đoàn.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def review_grading(request: HttpRequest, grading_id: int) -> HttpResponse:
    """Give the upper union's points."""
    by, on = doors.actor_id(request), doors.today()

    def make(found: queries.GradingRow) -> asked.PointsForm:
        rubric = queries.rubric(found.rubric_id)
        assert rubric is not None
        return asked.PointsForm(request.POST or None, rubric=rubric, start=queries.grading_lines(grading_id), is_review=True)

    return _on_grading(
        request, grading_id, "review_grading", make,
        lambda form: services.review_grading(
            by=by, grading_id=grading_id, points=form.points, reason=form.cleaned_data["words"], on=on
        ),
        heading="Duyệt xếp loại", words="Duyệt", done=lambda grade: f"Đã duyệt: {queries.scale(on=on).grades[grade]}.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@doors.page
def publish_gradings(request: HttpRequest) -> HttpResponse:
    """Make the reviewed grades of a year public by one decision."""
    by, on, year = doors.actor_id(request), doors.today(), _year(request)
    guard.require_somewhere(by, "grassroots.publish_gradings", on=on)
    counts = queries.count_gradings(year=year)
    form = asked.PublishForm(request.POST or None, units=_federations(by), initial={"decided_on": on})

    def call() -> int:
        given = dict(form.cleaned_data)
        return services.publish_gradings(by=by, unit_id=given.pop("unit"), year=year, on=on, **given)

    return perform(
        request, form, call, heading=f"Công bố xếp loại {year}", words="Công bố", done=lambda count: f"Đã công bố {count} công đoàn.",
        back=f"{GRADINGS[1]}?nam={year}", crumbs=[GRADINGS],
        detail=f"{counts[rules.REVIEWED]} công đoàn đã duyệt sẽ lên trang công khai; "
        f"{counts[rules.SCORED] + counts[rules.INFORMED] + counts[rules.RETURNED]} công đoàn chưa xong ở lại.",
    )  # fmt: skip


@require_GET
def public_gradings(request: HttpRequest) -> HttpResponse:
    """Show everybody the grades of a year that were made public."""
    with transaction.atomic():
        guard.leave()
        years = queries.public_years()
        told = doors.number(request.GET.get("nam"), digits=4)
        year = told if told in years else years[0] if years else None
        rows, following = queries.public_grades(year=year, after=min(doors.number(request.GET.get("sau")) or 0, 100_000))
        is_demo = access.is_demo()
    context = {
        "years": years,
        "year": year,
        "rows": rows,
        "next": following or "",
        "is_demo": is_demo,
        "unit_name": "Xếp loại công đoàn cơ sở",
    }
    return render(request, "grassroots/public_gradings.html", context)
