"""Consultations with their opinions, and reviews: what is frozen on the day, what was frozen then."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from congdoan.activities.programmes import rules
from congdoan.activities.programmes.models import Consultation, Opinion, Programme, Review, Task
from congdoan.activities.programmes.rules import reviews as reviewing
from congdoan.foundation.access import queries as access

from .results import Result, results
from .targets import targets_of

PAGE = 50
MOST_LEFT = 200


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One unit's opinion on a draft, with the draft as it was asked about. `is_open` on the day asked about."""

    id: int
    unit_id: int
    unit_code: str
    unit_name: str
    consultation_id: int
    asker_id: int
    asker: str
    title: str
    due_on: date
    state: str
    words: str
    told_on: date | None
    verdict: str
    answer: str
    answered_on: date | None
    is_open: bool

    @property
    def state_words(self) -> str:
        """Return the state as pages call it."""
        return reviewing.OPINION_STATES[self.state]

    @property
    def verdict_words(self) -> str:
        """Return how it was answered."""
        return reviewing.VERDICTS.get(self.verdict, "")


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """One consultation with its counts."""

    id: int
    unit_id: int
    programme_id: int
    opened_on: date
    due_on: date
    asked: int
    told: int
    answered: int
    waiting: int  # for an answer


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review as it was frozen."""

    id: int
    unit_id: int
    programme_id: int
    programme: str
    kind: str
    until: date
    standing: rules.Standing
    targets: tuple[dict[str, Any], ...]
    left: tuple[dict[str, Any], ...]
    plans: dict[str, int]
    words: str
    lessons: str
    ahead: str
    paper_id: int | None
    who: str

    @property
    def kind_words(self) -> str:
        """Return which review it is."""
        return rules.ACTS[self.kind]


def consultations(programme_id: int) -> tuple[ConsultationRow, ...]:
    """Return the consultations on a programme within reach, the newest first."""
    counted = Consultation.objects.filter(programme_id=programme_id).annotate(
        asked=Count("opinions"), told=Count("opinions", filter=~Q(opinions__told_on=None)),
        answered=Count("opinions", filter=Q(opinions__state="answered")), waiting=Count("opinions", filter=Q(opinions__state="told")),
    )  # fmt: skip
    return tuple(
        ConsultationRow(one.pk, one.unit_id, one.programme_id, one.opened_on, one.due_on, one.asked, one.told, one.answered, one.waiting)
        for one in counted.defer("draft").order_by("-pk")
    )


def opinions(programme_id: int, *, on: date, after: int | None = None) -> tuple[tuple[OpinionRow, ...], int | None]:
    """Return one page of the opinions on a programme, the newest consultation first, and where the next page starts."""
    found = Opinion.objects.filter(consultation__programme_id=programme_id).order_by("-pk")
    rows = _opinions(list((found.filter(pk__lt=after) if after else found)[: PAGE + 1]), on=on)
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None


def asked_of(unit_ids: list[int], *, on: date, limit: int = 10) -> tuple[OpinionRow, ...]:
    """Return the opinions that some units are still asked for, the nearest last day first."""
    return _opinions(
        list(Opinion.objects.filter(unit_id__in=unit_ids, state="open", due_on__gte=on).order_by("due_on", "pk")[:limit]), on=on
    )


def opinion(opinion_id: int, *, on: date) -> tuple[OpinionRow, dict[str, Any], int | None] | None:
    """Return an opinion, the draft it is about, and the programme where that is within reach; None where no opinion is."""
    found = Opinion.objects.filter(pk=opinion_id).first() if 0 < opinion_id < 2**63 else None
    if found is None:
        return None
    asked = Consultation.objects.get(pk=found.consultation_id)
    seen = Programme.objects.filter(pk=asked.programme_id).values_list("pk", flat=True).first()
    return _opinions([found], on=on)[0], asked.draft, seen


def _opinions(found: list[Opinion], *, on: date) -> tuple[OpinionRow, ...]:
    if not found:
        return ()
    names = access.branch_names({one.unit_id for one in found})
    asked = {one.pk: one for one in Consultation.objects.filter(pk__in={one.consultation_id for one in found}).defer("draft")}
    return tuple(
        OpinionRow(
            one.pk, one.unit_id, *names.get(one.unit_id, ("", "")), one.consultation_id, about.unit_id, about.asker, about.title,
            one.due_on, one.state, one.words, one.told_on, one.verdict, one.answer, one.answered_on,
            one.state == "open" and on <= one.due_on,
        )
        for one in found
        for about in (asked[one.consultation_id],)
    )  # fmt: skip


def review_figures(programme_id: int, *, on: date) -> dict[str, Any]:
    """Return what a review of this day freezes: tasks, what is left of them by name, targets with what they came to, the plans below."""
    one = Programme.objects.get(pk=programme_id)
    tasks = list(Task.objects.filter(programme_id=programme_id).order_by("place_in_list", "pk"))
    year = min((one.ends_on or on).year, on.year)
    below = Programme.objects.filter(Q(parent_id=programme_id) | Q(moves__successor_id=programme_id)).exclude(
        state__in=["withdrawn", "handed_over"]
    )
    issued = Q(state__in=rules.CARRIED_OUT)
    plans = below.aggregate(total=Count("pk", distinct=True), issued=Count("pk", filter=issued, distinct=True))
    return {
        "standing": asdict(reviewing.standing(((task.state, task.due_on) for task in tasks), on=on)),
        "left": [_left(task, on) for task in tasks if task.state in rules.TO_DO][:MOST_LEFT],
        "targets": [_target(each) for each in results(targets_of(programme_id, year), year=year, on=on)],
        "plans": plans, "year": year,
    }  # fmt: skip


def reviews(programme_id: int) -> tuple[ReviewRow, ...]:
    """Return the reviews of a programme, the newest first."""
    return _reviews(Review.objects.filter(programme_id=programme_id).order_by("-pk"))


def review(review_id: int) -> ReviewRow | None:
    """Return one review, or None where none is within reach."""
    return next(iter(_reviews(Review.objects.filter(pk=review_id))), None) if 0 < review_id < 2**63 else None


def _reviews(found: Any) -> tuple[ReviewRow, ...]:
    rows = list(found.select_related("programme"))
    names = access.names_of_actors(one.made_by for one in rows)
    return tuple(
        ReviewRow(
            one.pk, one.unit_id, one.programme_id, one.programme.title, one.kind, one.until, rules.Standing(**one.figures["standing"]),
            tuple(one.figures["targets"]), tuple(one.figures["left"]), one.figures["plans"], one.words, one.lessons, one.ahead,
            one.paper_id, names.get(one.made_by, ""),
        )
        for one in rows
    )  # fmt: skip


def _left(task: Task, on: date) -> dict[str, Any]:
    late = rules.lateness(state=task.state, due_on=task.due_on, on=on)
    words = rules.TASK_STATES[task.state] + (f", trễ {late.days} ngày" if late.state == "late" else "")
    return {"id": task.pk, "number": task.number, "title": task.title, "lead": task.lead, "words": words, "is_late": late.state == "late"}


def _target(one: Result) -> dict[str, Any]:
    wanted = one.target.wanted
    judged = one.why if one.value is None else "chưa có số để so" if one.is_kept is None else "đạt" if one.is_kept else "chưa đạt"
    return {
        "id": one.target.id, "code": one.target.code, "name": one.target.name, "unit": one.target.unit_words,
        "wanted": "–" if wanted is None else f"{one.target.direction_words} {one.target.words(wanted)}", "reached": one.shown,
        "judged": judged,
        "is_kept": one.is_kept, "numerator": one.measured.numerator if one.measured else None,
        "denominator": one.measured.denominator if one.measured else None, "needs_check": one.target.needs_check,
    }  # fmt: skip
