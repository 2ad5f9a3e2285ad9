"""Inspections within reach: the list, one with its steps and team, the readings that lent rights made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from congdoan.activities.inspection import rules
from congdoan.activities.inspection.models import Examiner, Inspection, InspectionAct
from congdoan.foundation.access import queries as access
from congdoan.foundation.audit import queries as audit
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 50


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One inspection as a list shows it."""

    id: int
    unit_id: int
    unit_code: str
    unit_name: str
    owner_id: int
    owner_code: str
    owner_name: str
    kind: str
    decision: str
    decided_on: date
    since: date
    until: date
    scope: str
    access_from: date
    access_until: date
    state: str
    reply_by: date | None
    document_id: int | None
    pick_id: int | None

    @property
    def kind_words(self) -> str:
        return rules.KINDS[self.kind]

    @property
    def state_words(self) -> str:
        return rules.STATES[self.state]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return f"{self.unit_name}: {self.kind_words.lower()}"

    @property
    def is_open(self) -> bool:
        return self.state not in ("closed", rules.WITHDRAWN)

    @property
    def at(self) -> int:
        """Return the place of the phase that is under way, for the line of steps; past the last when it is closed."""
        if self.state not in rules.STEPS:
            return 0
        order = list(rules.STEPS)
        return 1 + sum(order.index(last) <= order.index(self.state) for last in rules.PHASES.values())


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step with who did it; `has_file` where a paper came with it."""

    id: int
    kind: str
    words: str
    file_name: str
    who: str
    on: date

    @property
    def name(self) -> str:
        return rules.STATES[self.kind]


@dataclass(frozen=True, slots=True)
class ExaminerRow:
    """Somebody of the team, and the last day on which they may look."""

    id: int
    actor_id: int
    full_name: str
    post: str
    first: date
    last: date
    is_in: bool

    @property
    def post_words(self) -> str:
        return rules.POSTS[self.post]


@dataclass(frozen=True, slots=True)
class InspectionDetails:
    """One inspection with its steps and team."""

    row: InspectionRow
    steps: tuple[StepRow, ...]
    team: tuple[ExaminerRow, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """One reading by a lent right: who, what, when."""

    who: str
    act: str
    origin: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InspectionFilter:
    """What a list shows; the empty filter shows everything within reach."""

    state: str = ""
    kind: str = ""
    text: str = ""


def inspections(chosen: InspectionFilter, *, after: int | None = None) -> tuple[tuple[InspectionRow, ...], int | None, int]:
    """Return one page of inspections, the newest first, where the next begins, and how many there are."""
    found = Inspection.objects.all()
    if chosen.state == "open":
        found = found.exclude(state__in=["closed", rules.WITHDRAWN])
    elif chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.kind:
        found = found.filter(kind=chosen.kind)
    for word in search_key(chosen.text).split()[:8]:
        found = found.filter(search_key__contains=word)
    total = found.count()
    if after:
        found = found.filter(pk__lt=after)
    rows = _rows(found.order_by("-pk")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None, total


def inspection(inspection_id: int) -> InspectionRow | None:
    """Return one inspection within reach, or None."""
    rows = _rows(Inspection.objects.filter(pk=inspection_id)) if 0 < inspection_id < 2**63 else ()
    return rows[0] if rows else None


def inspection_details(inspection_id: int, *, on: date) -> InspectionDetails | None:
    """Return one inspection within reach with its steps and team, or None."""
    row = inspection(inspection_id)
    if row is None:
        return None
    acts = list(InspectionAct.objects.filter(inspection_id=inspection_id).defer("content").order_by("place"))
    names = access.names_of_actors(act.acted_by for act in acts)
    steps = tuple(StepRow(act.pk, act.kind, act.words, act.file_name, names.get(act.acted_by, ""), act.acted_on) for act in acts)
    return InspectionDetails(row, steps, team(inspection_id, on=on))


def team(inspection_id: int, *, on: date) -> tuple[ExaminerRow, ...]:
    """Return the team of an inspection, those who left too."""
    found = Examiner.objects.filter(inspection_id=inspection_id, period__isempty=False).select_related("actor").order_by("id")
    return tuple(
        ExaminerRow(
            one.pk, one.actor_id, one.actor.full_name, one.post, one.period.lower, date.fromordinal(one.period.upper.toordinal() - 1),
            one.period.upper > on,
        )
        for one in found
    )  # fmt: skip


def team_words(inspection_id: int, *, on: date) -> list[str]:
    """Return the team of an inspection as a paper names it."""
    return [f"{one.full_name} ({one.post_words.lower()})" for one in team(inspection_id, on=on)]


def of_examiner(examiner_id: int) -> int | None:
    """Return the inspection of somebody of a team within reach, or None."""
    return Examiner.objects.filter(pk=examiner_id).values_list("inspection_id", flat=True).first()


def money_inspected(units: Iterable[int], *, during: tuple[date, date]) -> set[int]:
    """Return which of some units had an inspection of their money concluded during some days, the last one included."""
    found = Inspection.objects.filter(
        unit_id__in=list(units), kind__in=rules.FINANCE, acts__kind="concluded", acts__acted_on__range=during
    ).exclude(state=rules.WITHDRAWN)
    return set(found.values_list("unit_id", flat=True))


def step_file(act_id: int) -> tuple[int, str, bytes] | None:
    """Return the paper of a step within reach: its inspection, name and bytes; None where there is none."""
    one = InspectionAct.objects.filter(pk=act_id).exclude(sha256="").first()
    return (one.inspection_id, one.file_name, bytes(one.content or b"")) if one else None


def looks(unit_id: int, team_ids: Iterable[int], *, limit: int = 50) -> list[Look]:
    """Return what the people of a team looked at in a unit by their lent rights, the newest first."""
    wanted = set(team_ids)
    rows = [row for row in audit.acts(branch_ids=[unit_id], act="access.look", limit=500) if row["actor_id"] in wanted][:limit]
    names = access.names_of_actors(row["actor_id"] for row in rows)
    return [Look(names.get(row["actor_id"], ""), row["facts"]["under"], row["origin"], row["recorded_at"]) for row in rows]


def _rows(found: QuerySet[Inspection]) -> tuple[InspectionRow, ...]:
    rows = list(found)
    names = access.branch_names({unit for one in rows for unit in (one.unit_id, one.owner_id)})
    return tuple(
        InspectionRow(
            one.pk, one.unit_id, *names.get(one.unit_id, ("", "")), one.owner_id, *names.get(one.owner_id, ("", "")), one.kind,
            one.decision, one.decided_on, one.since, one.until, one.scope, one.access_from, one.access_until, one.state,
            one.reply_by, one.document_id,
            one.pick_id,
        )
        for one in rows
    )  # fmt: skip
