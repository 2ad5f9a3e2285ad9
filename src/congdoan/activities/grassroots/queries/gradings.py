"""Yearly gradings as lists and pages show them, and the grades that everybody may read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.models import Grading, GradingAct, PublicGrade, Rubric
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

PAGE = 50
ACT_WORDS = {
    rules.SCORED: "Tự chấm điểm",
    rules.INFORMED: "Thông báo đoàn viên",
    rules.RETURNED: "Trả lại",
    rules.REVIEWED: "Cấp trên duyệt",
    rules.PUBLISHED: "Công bố",
}


@dataclass(frozen=True, slots=True)
class RubricRow:
    """A rubric: its criteria with the most points of each."""

    id: int
    unit_id: int
    unit_name: str
    year: int
    name: str
    version: int
    document: str
    criteria: tuple[rules.Criterion, ...]

    @property
    def words(self) -> str:
        """Return how it is called in a choice."""
        return f"{self.name} (lần {self.version})" if self.version > 1 else self.name


@dataclass(frozen=True, slots=True)
class GradingLine:
    """One criterion with both points; None where nobody has reviewed."""

    place: int
    words: str
    most: int
    own: int
    reviewed: int | None

    @property
    def differs(self) -> bool:
        """Say whether the upper union sees it otherwise."""
        return self.reviewed is not None and self.reviewed != self.own


@dataclass(frozen=True, slots=True)
class GradingRow:
    """One union's grading of a year; the grade only once it was reviewed."""

    id: int
    unit_id: int
    unit_code: str
    unit_name: str
    year: int
    state: str
    state_words: str
    own_total: int
    total: int | None
    grade: int | None
    grade_words: str
    decision: str
    decided_on: date | None
    rubric_id: int
    scored_by: int

    @property
    def is_own(self) -> bool:
        """Say whether the union may still change its points."""
        return self.state in rules.OWN_STATES


@dataclass(frozen=True, slots=True)
class GradingActRow:
    """Something that was done, in words."""

    name: str
    happened_on: date
    words: str
    points: Sequence[int] | None
    by: str


@dataclass(frozen=True, slots=True)
class UnionLine:
    """A base union of the year's list, with its grading where it has one."""

    id: int
    code: str
    name: str
    grading: GradingRow | None


def rubrics(*, year: int, above: Iterable[int] | None = None) -> list[RubricRow]:
    """Return the rubrics of a year in their last version, of some federations or of all."""
    rows = Rubric.objects.filter(year=year).order_by("unit_id", "name", "-version")
    if above is not None:
        rows = rows.filter(unit_id__in=set(above))
    newest: dict[tuple[int, str], Rubric] = {}
    for row in rows:
        newest.setdefault((row.unit_id, row.name), row)
    names = access.branch_names({row.unit_id for row in newest.values()})
    return [_rubric(row, names) for row in newest.values()]


def rubric(rubric_id: int) -> RubricRow | None:
    """Return one rubric."""
    row = Rubric.objects.filter(id=rubric_id).first()
    return _rubric(row, access.branch_names([row.unit_id])) if row else None


def rubrics_for(unit_id: int, *, year: int, on: date) -> list[RubricRow]:
    """Return the rubrics by which a union may score itself for a year: those of who stands above it."""
    last = min(date(year, 12, 31), on)
    return rubrics(year=year, above=access.ancestors([unit_id], on=last)[unit_id])


def _rubric(row: Rubric, names: Mapping[int, tuple[str, str]]) -> RubricRow:
    criteria = tuple(rules.Criterion(words, most) for words, most in zip(row.criteria, row.most, strict=True))
    return RubricRow(row.pk, row.unit_id, names.get(row.unit_id, ("", ""))[1], row.year, row.name, row.version, row.document, criteria)


def gradings(*, year: int, on: date, state: str = "", after: int | None = None, size: int = PAGE) -> tuple[list[UnionLine], int | None]:
    """Return one page of the base unions within reach with their gradings of a year, and where the next page starts.

    `state`: one of the states; "none" takes unions that have not scored themselves; empty takes every union.
    """
    if state in rules.GRADING_STATES:
        found = _shown(list(Grading.objects.filter(year=year, state=state).order_by("id")))
        found.sort(key=lambda one: one.unit_code)
        start = next((place + 1 for place, one in enumerate(found) if one.unit_id == after), 0) if after else 0
        lines = [UnionLine(one.unit_id, one.unit_code, one.unit_name, one) for one in found[start : start + size]]
        return lines, lines[-1].id if len(found) > start + size else None
    kinds = tuple(organisations.kinds_of_level("base"))
    page = organisations.listing(
        organisations.Filter(kinds=kinds, state="standing"), on=min(on, date(year, 12, 31)), after=after, size=size
    )
    own = {one.unit_id: one for one in _shown(list(Grading.objects.filter(year=year, unit_id__in=[row.id for row in page.rows])))}
    rows = [UnionLine(row.id, row.code, row.name, own.get(row.id)) for row in page.rows]
    return [row for row in rows if state != "none" or row.grading is None], page.next_after


def count_gradings(*, year: int) -> dict[str, int]:
    """Return how many gradings of a year stand in each state, in one statement."""
    found = dict(Grading.objects.filter(year=year).values_list("state").annotate(Count("id")).order_by())
    return {state: found.get(state, 0) for state in rules.GRADING_STATES}


def count_grades(*, year: int) -> list[tuple[str, int]]:
    """Return how many unions were given each grade of a year, the best first, in one statement."""
    rows = Grading.objects.filter(year=year, state__in=[rules.REVIEWED, rules.PUBLISHED])
    return [(words, count) for _, words, count in rows.values_list("grade", "grade_words").annotate(Count("id")).order_by("grade")]


def grading(grading_id: int) -> GradingRow | None:
    """Return one grading within reach, or None."""
    return next(iter(_shown(list(Grading.objects.filter(id=grading_id)))), None)


def grading_of(unit_id: int, *, year: int) -> GradingRow | None:
    """Return a union's grading of a year, or None."""
    return next(iter(_shown(list(Grading.objects.filter(unit_id=unit_id, year=year)))), None)


def grading_lines(grading_id: int) -> list[GradingLine]:
    """Return both points of every criterion."""
    one = Grading.objects.select_related("rubric").get(id=grading_id)
    reviewed: list[int | None] = list(one.reviewed) if one.reviewed else [None] * len(one.own)
    found = zip(one.rubric.criteria, one.rubric.most, one.own, reviewed, strict=True)
    return [GradingLine(place, *line) for place, line in enumerate(found, start=1)]


def grading_acts(grading_id: int) -> list[GradingActRow]:
    """Return what was done, in order."""
    rows = GradingAct.objects.select_related("recorded_by").filter(grading_id=grading_id).order_by("place")
    return [GradingActRow(ACT_WORDS[row.kind], row.happened_on, row.words, row.points, row.recorded_by.full_name) for row in rows]


def public_grades(*, year: int | None = None, after: int = 0, size: int = 200) -> tuple[list[PublicGrade], int | None]:
    """Return one page of the grades made public in a year, the best first, and where the next page starts; for everybody."""
    if year is None:
        return [], None
    rows = list(PublicGrade.objects.filter(year=year).order_by("grade", "unit_code")[after : after + size + 1])
    return rows[:size], after + size if len(rows) > size else None


def public_years() -> list[int]:
    """Return the years of which grades are public, newest first."""
    return list(PublicGrade.objects.order_by("-year").values_list("year", flat=True).distinct())


def _shown(rows: list[Grading]) -> list[GradingRow]:
    names = access.branch_names({row.unit_id for row in rows})
    return [
        GradingRow(
            id=row.pk, unit_id=row.unit_id, unit_code=names.get(row.unit_id, ("", ""))[0], unit_name=names.get(row.unit_id, ("", ""))[1],
            year=row.year, state=row.state, state_words=rules.GRADING_STATES[row.state], own_total=sum(row.own),
            decision=row.decision, decided_on=row.decided_on, rubric_id=row.rubric_id, scored_by=row.scored_by_id, **_graded(row),
        )
        for row in rows
    ]  # fmt: skip


def _graded(row: Grading) -> dict[str, Any]:
    is_graded = row.state in (rules.REVIEWED, rules.PUBLISHED)
    return {
        "total": row.total if is_graded else None,
        "grade": row.grade if is_graded else None,
        "grade_words": row.grade_words if is_graded else "",
    }
