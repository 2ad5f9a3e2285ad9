"""Questions, irregularities, recommendations; same-kind irregularities elsewhere; the unit's reply."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from congdoan.activities.inspection.models import (
    Answer,
    Inspection,
    InspectionAct,
    Irregularity,
    Question,
    Recommendation,
    RecommendationAct,
)
from congdoan.activities.inspection.queries.workspace import flag_names
from congdoan.activities.inspection.rules import CONCLUDED
from congdoan.activities.inspection.rules.findings import OTHER, RECOMMENDATION_ACTS, RECOMMENDATION_STATES, STANDING
from congdoan.foundation.access import queries as access

PAGE = 50


@dataclass(frozen=True, slots=True)
class AnswerRow:
    id: int
    words: str
    file_name: str
    who: str
    on: date


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question with its answers."""

    id: int
    number: int
    words: str
    due_on: date
    who: str
    on: date
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class IrregularityRow:
    """One irregularity. `elsewhere` are other units with one of its kind that the visitor may see. Units: đồng."""

    id: int
    number: int
    kind: str
    title: str
    words: str
    document: str
    article: str
    amount: int | None
    cause: str
    person: str
    papers: tuple[int, ...]
    elsewhere: int

    @property
    def kind_words(self) -> str:
        return "khác" if self.kind == OTHER else f"{self.kind} {flag_names().get(self.kind, '')}"


@dataclass(frozen=True, slots=True)
class RecommendationActRow:
    id: int
    kind: str
    words: str
    recovered: int
    file_name: str
    who: str
    on: date
    by: int

    @property
    def name(self) -> str:
        return RECOMMENDATION_ACTS[self.kind]


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation with what became of it. `late_days` count from its day while it is not verified."""

    id: int
    inspection_id: int
    inspection_state: str
    unit_id: int
    unit_code: str
    unit_name: str
    owner_id: int
    number: int
    irregularity: int | None
    words: str
    owner_name: str
    due_on: date
    state: str
    late_days: int
    acts: tuple[RecommendationActRow, ...]

    @property
    def state_words(self) -> str:
        return RECOMMENDATION_STATES[self.state]

    @property
    def binds(self) -> bool:
        """Say whether the conclusion was issued."""
        return self.inspection_state in CONCLUDED


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An irregularity of the same kind in another unit."""

    inspection_id: int
    unit_name: str
    title: str
    amount: int | None
    on: date


def questions(inspection_id: int) -> list[QuestionRow]:
    """Return the questions of an inspection with their answers, in their order."""
    rows = list(Question.objects.filter(inspection_id=inspection_id).order_by("number"))
    told = list(Answer.objects.filter(question__in=rows).defer("content").order_by("id"))
    names = access.names_of_actors([*(row.asked_by for row in rows), *(one.answered_by for one in told)])
    answers: dict[int, list[AnswerRow]] = {}
    for one in told:
        answers.setdefault(one.question_id, []).append(
            AnswerRow(one.pk, one.words, one.file_name, names.get(one.answered_by, ""), one.answered_on)
        )
    return [
        QuestionRow(row.pk, row.number, row.words, row.due_on, names.get(row.asked_by, ""), row.asked_on, tuple(answers.get(row.pk, ())))
        for row in rows
    ]


def of_question(question_id: int) -> int | None:
    """Return the inspection of a question within reach, or None."""
    return Question.objects.filter(pk=question_id).values_list("inspection_id", flat=True).first()


def answer_file(answer_id: int) -> tuple[int, str, bytes] | None:
    """Return the inspection, name and bytes of an answer's paper within reach, or None."""
    row = Answer.objects.filter(pk=answer_id).exclude(sha256="").select_related("question").first()
    return (row.question.inspection_id, row.file_name, bytes(row.content or b"")) if row else None


def irregularities(inspection_id: int) -> list[IrregularityRow]:
    """Return what was found in an inspection, in its order."""
    rows = list(Irregularity.objects.filter(inspection_id=inspection_id).order_by("number"))
    kinds = {row.kind for row in rows} - {OTHER}
    others = Irregularity.objects.filter(kind__in=kinds).exclude(inspection_id=inspection_id).values_list("kind", "unit_id").distinct()
    units: dict[str, set[int]] = {}
    for kind, unit in others:
        units.setdefault(kind, set()).add(unit)
    return [
        IrregularityRow(
            row.pk, row.number, row.kind, row.title, row.words, row.document, row.article, row.amount, row.cause, row.person,
            tuple(row.papers), len(units.get(row.kind, set()) - {row.unit_id}),
        )
        for row in rows
    ]  # fmt: skip


def irregularity(irregularity_id: int) -> tuple[int, IrregularityRow] | None:
    """Return one irregularity within reach with its inspection, or None."""
    inspection_id = Irregularity.objects.filter(pk=irregularity_id).values_list("inspection_id", flat=True).first()
    if inspection_id is None:
        return None
    return inspection_id, next(one for one in irregularities(inspection_id) if one.id == irregularity_id)


def elsewhere(kind: str, *, but: int) -> list[Elsewhere]:
    """Return irregularities of a kind in other units that the visitor may see, the newest first; at most 100."""
    found = Irregularity.objects.filter(kind=kind).exclude(unit_id=but).order_by("-pk")[:100] if kind != OTHER else ()
    names = access.branch_names({one.unit_id for one in found})
    return [Elsewhere(one.inspection_id, names.get(one.unit_id, ("", ""))[1], one.title, one.amount, one.recorded_on) for one in found]


def recommendations_of(inspection_id: int, *, on: date) -> list[RecommendationRow]:
    """Return the recommendations of an inspection, in their order."""
    return _rows(Recommendation.objects.filter(inspection_id=inspection_id).order_by("number"), on)


def recommendation(recommendation_id: int, *, on: date) -> RecommendationRow | None:
    """Return one recommendation within reach, or None."""
    found = _rows(Recommendation.objects.filter(pk=recommendation_id), on) if 0 < recommendation_id < 2**63 else []
    return found[0] if found else None


def recommendations(state: str, *, on: date, after: int | None = None) -> tuple[list[RecommendationRow], int | None, dict[str, int]]:
    """Return one page of binding recommendations within reach by their day, where the next begins, and how many stand in each state.

    `state` is one of theirs, "standing" for all that are not verified, "late" for those past their day, or empty for all.
    """
    bound = Recommendation.objects.filter(inspection__state__in=CONCLUDED)
    late = bound.filter(state__in=STANDING, due_on__lt=on)
    counts = {one: bound.filter(state=one).count() for one in RECOMMENDATION_STATES}
    counts |= {"standing": sum(counts[one] for one in STANDING), "late": late.count()}
    found = {"standing": bound.filter(state__in=STANDING), "late": late, "": bound}.get(state, bound.filter(state=state))
    start = after or 0
    rows = _rows(found.order_by("due_on", "id")[start : start + PAGE + 1], on)
    return rows[:PAGE], start + PAGE if len(rows) > PAGE else None, counts


def standing_count() -> int:
    """Return how many binding recommendations within reach are not verified."""
    return Recommendation.objects.filter(inspection__state__in=CONCLUDED, state__in=STANDING).count()


def recommendation_file(act_id: int) -> tuple[int, str, bytes] | None:
    """Return the inspection, name and bytes of a recommendation's evidence within reach, or None."""
    row = RecommendationAct.objects.filter(pk=act_id).exclude(sha256="").select_related("recommendation").first()
    return (row.recommendation.inspection_id, row.file_name, bytes(row.content or b"")) if row else None


def reply_of(inspection_id: int) -> str:
    """Return the unit's last reply to the draft conclusion, or nothing."""
    found = InspectionAct.objects.filter(inspection_id=inspection_id, kind="replied").order_by("-place")
    return found.values_list("words", flat=True).first() or ""


def _rows(found: "QuerySet[Recommendation]", on: date) -> list[RecommendationRow]:
    rows = list(found.select_related("inspection", "irregularity"))
    told = list(RecommendationAct.objects.filter(recommendation__in=[row.pk for row in rows]).defer("content").order_by("place"))
    names, people = access.branch_names({row.unit_id for row in rows}), access.names_of_actors(one.acted_by for one in told)
    acts: dict[int, list[RecommendationActRow]] = {}
    for one in told:
        acts.setdefault(one.recommendation_id, []).append(
            RecommendationActRow(
                one.pk, one.kind, one.words, one.recovered, one.file_name, people.get(one.acted_by, ""), one.acted_on, one.acted_by
            )
        )
    return [
        RecommendationRow(
            row.pk, row.inspection_id, _state(row.inspection), row.unit_id, *names.get(row.unit_id, ("", "")), row.inspection.owner_id,
            row.number, row.irregularity.number if row.irregularity else None, row.words, row.owner_name, row.due_on, row.state,
            max((on - row.due_on).days, 0) if row.state in STANDING else 0, tuple(acts.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


def _state(one: Inspection) -> str:
    return one.state
