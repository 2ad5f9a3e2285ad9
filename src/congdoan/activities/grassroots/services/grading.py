"""A union graded once a year: by itself, with its members told, by the upper union, then for everybody to read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from congdoan.activities.grassroots import rules
from congdoan.activities.grassroots.models import Grading, GradingAct, PublicGrade, Rubric
from congdoan.activities.grassroots.queries import law
from congdoan.activities.grassroots.rules import Criterion
from congdoan.activities.grassroots.services.refusals import (
    GradingDecisionMissing,
    GradingOutOfTurn,
    GradingReasonMissing,
    GradingTaken,
    GradingYearUnfit,
    NothingToPublish,
    PointsUnfit,
    RubricNotAbove,
    RubricUnfit,
    SelfReview,
    UnionNotGraded,
    UnknownGrading,
    UnknownRubric,
)
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.organisations import queries as organisations


@transaction.atomic
def set_rubric(*, by: int, unit_id: int, year: int, name: str, document: str, criteria: Sequence[Criterion], on: date) -> int:
    """Write down by which criteria a federation grades in a year, taken from its guide; under the same name a later version follows.

    The law pack knows grades and their borders, no criteria: what is written here is the federation's own.

    :raises NotAllowed: the actor may not grade here
    :raises RubricUnfit: everything that is wrong with it
    """
    access.require(by, "grassroots.set_rubric", at=unit_id, on=on)
    _require_year(year, on)
    if faults := rules.rubric_faults(name, document, criteria):
        raise RubricUnfit(first="; ".join(faults), faults=faults)
    same = Rubric.objects.filter(unit_id=unit_id, year=year, name=name.strip())
    version = (same.aggregate(last=Max("version"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            one = Rubric.objects.create(
                unit_id=unit_id, year=year, name=name.strip(), version=version, document=document.strip(),
                criteria=[line.words.strip() for line in criteria], most=[line.most for line in criteria], set_by_id=by, set_on=on,
            )  # fmt: skip
    except IntegrityError:
        raise GradingTaken from None
    audit.record(by, "grassroots.set_rubric", at=unit_id, rubric=one.pk, year=year, version=version)
    return int(one.pk)


@transaction.atomic
def score_union(*, by: int, unit_id: int, rubric_id: int, points: Sequence[int], on: date, words: str = "") -> int:
    """Give one's own union its points of a year, as often as needed until the upper union has reviewed them; return the grading.

    :raises NotAllowed: the actor may not act for this union
    :raises UnknownRubric, RubricNotAbove: there is none, or it is not one of those above the union
    :raises UnionNotGraded: no base union, or it did not stand in that year
    :raises PointsUnfit: everything that does not fit the rubric
    :raises GradingOutOfTurn: it has been reviewed
    """
    access.require(by, "grassroots.score_union", at=unit_id, on=on)
    rubric = Rubric.objects.filter(id=rubric_id).first()
    if rubric is None:
        raise UnknownRubric
    _require_graded(unit_id, rubric, on)
    if faults := rules.points_faults(points, rubric.most):
        raise PointsUnfit(first="; ".join(faults), faults=faults)
    facts = {"rubric_id": rubric.pk, "own": list(points), "scored_by_id": by, "state": rules.SCORED}
    one = Grading.objects.select_for_update().filter(unit_id=unit_id, year=rubric.year).first()
    if one is not None and one.state not in rules.OWN_STATES:
        raise GradingOutOfTurn(state=rules.GRADING_STATES[one.state])
    try:
        with transaction.atomic():
            if one is None:
                one = Grading.objects.create(unit_id=unit_id, year=rubric.year, grade_words="", decision="", **facts)
            else:
                empty = {"reviewed": None, "cutoffs": None, "total": None, "grade": None, "grade_words": "", "reviewed_by_id": None}
                Grading.objects.filter(id=one.pk).update(**facts, **empty)
    except IntegrityError:
        raise GradingTaken from None
    _write_act(one, by, rules.SCORED, on, words.strip() or f"tự chấm {sum(points)} điểm", points)
    audit.record(by, "grassroots.score_union", at=unit_id, grading=one.pk, year=rubric.year, total=sum(points))
    return int(one.pk)


@transaction.atomic
def inform_members(*, by: int, grading_id: int, informed_on: date, words: str, on: date) -> None:
    """Write down how and when the members were told of their union's own points.

    :raises UnknownGrading: there is none within reach
    :raises GradingOutOfTurn: the union has not scored itself, or the members know
    :raises GradingReasonMissing: nothing was said of how
    :raises GradingYearUnfit: the day lies ahead
    """
    one = _held(grading_id, by, "inform_members", on, (rules.SCORED,))
    if not words.strip():
        raise GradingReasonMissing
    if informed_on > on:
        raise GradingYearUnfit(why=f"chưa tới ngày {informed_on:%d/%m/%Y}")
    Grading.objects.filter(id=one.pk).update(state=rules.INFORMED)
    _write_act(one, by, rules.INFORMED, informed_on, words)
    audit.record(by, "grassroots.inform_members", at=one.unit_id, grading=one.pk, informed_on=informed_on)


@transaction.atomic
def return_grading(*, by: int, grading_id: int, reason: str, on: date) -> None:
    """Send the points back to the union with the reason, before anything is public.

    :raises UnknownGrading: there is none within reach
    :raises GradingOutOfTurn: it is public, or back already
    :raises GradingReasonMissing: no reason was given
    """
    one = _held(grading_id, by, "return_grading", on, (rules.SCORED, rules.INFORMED, rules.REVIEWED))
    if not reason.strip():
        raise GradingReasonMissing
    Grading.objects.filter(id=one.pk).update(state=rules.RETURNED)
    _write_act(one, by, rules.RETURNED, on, reason)
    audit.record(by, "grassroots.return_grading", at=one.unit_id, grading=one.pk, reason=reason)


@transaction.atomic
def review_grading(*, by: int, grading_id: int, points: Sequence[int], on: date, reason: str = "") -> int:
    """Give the upper union's points, from which the grade follows; return the place of the grade, 0 the best.

    Source: law pack, founding.classification, for grades and borders (unchecked).

    :raises UnknownGrading: there is none within reach
    :raises GradingOutOfTurn: the members were not told, or it is public
    :raises SelfReview: who gave the union's own points does not review them
    :raises PointsUnfit: everything that does not fit the rubric
    :raises GradingReasonMissing: points differ from the union's own and nothing says why
    """
    one = _held(grading_id, by, "review_grading", on, (rules.INFORMED, rules.REVIEWED))
    if one.scored_by_id == by:
        raise SelfReview
    rubric = Rubric.objects.get(id=one.rubric_id)
    if faults := rules.points_faults(points, rubric.most):
        raise PointsUnfit(first="; ".join(faults), faults=faults)
    differing = rules.differing(one.own, points)
    if differing and not reason.strip():
        raise GradingReasonMissing
    scale = law.scale(on=on)
    total, grade = sum(points), rules.grade_of(sum(points), scale.cutoffs)
    Grading.objects.filter(id=one.pk).update(
        state=rules.REVIEWED, reviewed=list(points), cutoffs=list(scale.cutoffs), total=total, grade=grade,
        grade_words=scale.grades[grade], reviewed_by_id=by,
    )  # fmt: skip
    _write_act(one, by, rules.REVIEWED, on, reason.strip() or f"{total} điểm, {scale.grades[grade]}", points)
    audit.record(by, "grassroots.review_grading", at=one.unit_id, grading=one.pk, total=total, grade=grade, differing=differing)
    return grade


@transaction.atomic
def publish_gradings(*, by: int, unit_id: int, year: int, decision: str, decided_on: date, on: date) -> int:
    """Make the reviewed grades of a year below a federation public by its decision; return how many.

    :raises NotAllowed: the actor may not decide here
    :raises GradingDecisionMissing: no number
    :raises GradingYearUnfit: the day lies ahead
    :raises NothingToPublish: none is reviewed and waits
    """
    access.require(by, "grassroots.publish_gradings", at=unit_id, on=on)
    if not decision.strip():
        raise GradingDecisionMissing
    if decided_on > on:
        raise GradingYearUnfit(why=f"chưa tới ngày {decided_on:%d/%m/%Y}")
    below = organisations.base_unions_below(unit_id, during=(date(year, 1, 1), max(on, date(year, 12, 31))))
    waiting = Grading.objects.select_for_update().filter(unit_id__in=below, year=year, state=rules.REVIEWED)
    rows = list(waiting.order_by("id"))
    if not rows:
        raise NothingToPublish(year=year)
    facts: dict[str, Any] = {"decision": decision.strip()[:120], "decided_on": decided_on}
    Grading.objects.filter(id__in=[row.pk for row in rows]).update(state=rules.PUBLISHED, **facts)
    PublicGrade.objects.bulk_create([_public(row, *below[row.unit_id], facts) for row in rows])
    for row in rows:
        _write_act(row, by, rules.PUBLISHED, decided_on, decision)
    audit.record(by, "grassroots.publish_gradings", at=unit_id, year=year, gradings=len(rows), **facts)
    return len(rows)


def _public(row: Grading, code: str, name: str, facts: dict[str, Any]) -> PublicGrade:
    told = {field: getattr(row, field) for field in ("unit_id", "year", "total", "grade", "grade_words")}
    return PublicGrade(grading_id=row.pk, unit_code=code, unit_name=name, **told, **facts)


def _require_graded(unit_id: int, rubric: Rubric, on: date) -> None:
    """Refuse who is no base union of the year, or stands below another federation than the rubric's."""
    unit = organisations.by_id([unit_id]).get(unit_id)
    last = min(date(rubric.year, 12, 31), on)
    is_base = unit is not None and organisations.level_of(unit.kind, on=last) == "base"
    if unit is None or not is_base or organisations.state_of(unit, on=last) != "standing":
        raise UnionNotGraded(unit=unit.name if unit else "Đơn vị này", year=rubric.year)
    if rubric.unit_id not in access_queries.ancestors([unit_id], on=last)[unit_id]:
        raise RubricNotAbove(unit=unit.name)


def _require_year(year: int, on: date) -> None:
    if not 2019 <= year <= on.year:
        raise GradingYearUnfit(why=f"xếp loại từ năm 2019 đến năm {on.year}")


def _held(grading_id: int, by: int, act: str, on: date, states: Sequence[str]) -> Grading:
    """Return a grading in one of some states, locked, when the actor may do this to it."""
    one = Grading.objects.select_for_update().filter(id=grading_id).first()
    if one is None:
        raise UnknownGrading
    access.require(by, f"grassroots.{act}", at=one.unit_id, on=on)
    if one.state not in states:
        raise GradingOutOfTurn(state=rules.GRADING_STATES[one.state])
    return one


def _write_act(one: Grading, by: int, kind: str, happened_on: date, words: str, points: Sequence[int] | None = None) -> None:
    place = (GradingAct.objects.filter(grading=one).aggregate(last=Max("place"))["last"] or 0) + 1
    GradingAct.objects.create(
        grading=one, unit_id=one.unit_id, place=place, kind=kind, happened_on=happened_on, words=words.strip()[:500],
        points=None if points is None else list(points), recorded_by_id=by,
    )  # fmt: skip
