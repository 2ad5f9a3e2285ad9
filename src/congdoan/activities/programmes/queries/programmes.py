"""Programmes within reach: the list, one with its acts, the plans of the units below, who may receive one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from congdoan.activities.programmes.models import PlanMove, Programme, ProgrammeAct
from congdoan.activities.programmes.rules import ACTS, STATES, kind_name
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.organisations import queries as organisations

PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One programme as a list shows it; `late` counts its tasks whose day has passed."""

    id: int
    unit_id: int
    unit_code: str
    unit_name: str
    kind: str
    title: str
    state: str
    source: str
    starts_on: date | None
    ends_on: date | None
    tasks: int
    done: int
    late: int
    plans: int
    parent_id: int | None

    @property
    def kind_words(self) -> str:
        """Return the kind as documents call it."""
        return kind_name(self.kind)

    @property
    def state_words(self) -> str:
        """Return the state as pages call it."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[Listed, ...]
    total: int
    next_after: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows; the empty filter shows everything within reach. `unit_id`: of that unit alone."""

    state: str = ""
    text: str = ""
    unit_id: int | None = None
    top_only: bool = False


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act with who did it."""

    kind: str
    words: str
    who: str
    on: date
    at: datetime
    by: int

    @property
    def name(self) -> str:
        """Return the act as pages call it."""
        return ACTS[self.kind]


@dataclass(frozen=True, slots=True)
class Details:
    """One programme whole, without its tasks. `moves` tell, the newest first, what became of the programme above: words, decision, day."""

    row: Listed
    document_id: int | None
    paper_id: int | None
    prepared_by: int
    acts: tuple[ActRow, ...]
    symbol: str
    moves: tuple[tuple[str, str, date], ...]

    @property
    def may_change(self) -> bool:
        """Say whether content may change."""
        return self.row.state in ("drafted", "returned")

    def prepared(self, by: int) -> bool:
        """Say whether somebody drafted or submitted it, and so may not approve it."""
        return any(act.by == by and act.kind in ("drafted", "submitted") for act in self.acts)


def listing(chosen: Filter, *, on: date, after: int | None = None) -> Page:
    """Return one page of programmes, the newest first."""
    found = Programme.objects.all()
    if chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.unit_id is not None:
        found = found.filter(unit_id=chosen.unit_id)
    if chosen.top_only:
        found = found.filter(parent=None)
    for word in search_key(chosen.text).split()[:12]:
        found = found.filter(search_key__contains=f" {word}")
    total = found.count()
    if after:
        found = found.filter(pk__lt=after)
    rows = _rows(found.order_by("-pk")[: PAGE + 1], on=on)
    return Page(rows[:PAGE], total, rows[PAGE - 1].id if len(rows) > PAGE else None)


def details(programme_id: int, *, on: date) -> Details | None:
    """Return one programme with its acts, or None where none is within reach."""
    one = Programme.objects.filter(pk=programme_id).first() if 0 < programme_id < 2**63 else None
    if one is None:
        return None
    (row,) = _rows(Programme.objects.filter(pk=programme_id), on=on)
    acts = list(ProgrammeAct.objects.filter(programme_id=programme_id).order_by("place"))
    names = access.names_of_actors(act.acted_by for act in acts)
    told = tuple(ActRow(act.kind, act.words, names.get(act.acted_by, ""), act.acted_on, act.acted_at, act.acted_by) for act in acts)
    symbol = next((act.words for act in told if act.kind == "issued"), "")
    moves = tuple(PlanMove.objects.filter(plan_id=programme_id).order_by("-pk").values_list("words", "decision", "moved_on"))
    return Details(row, one.document_id, one.paper_id, one.prepared_by, told, symbol, moves)


def state_of(programme_id: int) -> str:
    """Return a programme's state, or nothing."""
    return Programme.objects.filter(pk=programme_id).values_list("state", flat=True).first() or ""


def unit_of_programme(programme_id: int) -> int | None:
    """Return whose programme it is, or None where none is within reach."""
    return Programme.objects.filter(pk=programme_id).values_list("unit_id", flat=True).first()


def from_document(document_id: int, *, on: date) -> tuple[Listed, ...]:
    """Return the programmes drafted from a document, the newest first."""
    return _rows(Programme.objects.filter(document_id=document_id).order_by("-pk")[:PAGE], on=on)


def plans_below(programme_id: int, *, on: date, after: int | None = None) -> tuple[tuple[Listed, ...], int | None]:
    """Return one page of the plans that units below drafted from a programme or carry out under it since, and the next page's start."""
    found = Programme.objects.filter(Q(parent_id=programme_id) | Q(moves__successor_id=programme_id)).distinct().order_by("pk")
    if after:
        found = found.filter(pk__gt=after)
    rows = _rows(found[: PAGE + 1], on=on)
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None


def receivers(programme: Listed, *, on: date) -> tuple[list[tuple[int, str, str]], set[int]]:
    """Return the base unions below as (id, code, name) in the order of names, and those that have their plan already."""
    below = organisations.base_unions_below(programme.unit_id, during=(on, on))
    having = set(Programme.objects.filter(parent_id=programme.id).values_list("unit_id", flat=True))
    return [(unit, code, name) for unit, (code, name) in below.items()], having


def own_units(by: int, act: str, *, on: date) -> list[tuple[int, str]]:
    """Return the bodies of an actor's grants that allow an act, with their words."""
    found = {row["branch_id"]: f"{row['code']} · {row['name']}" for row in access.grants_of(by, on=on) if row["branch_id"] != ROOT}
    return [(unit, words) for unit, words in found.items() if access.may(by, act, at=unit, on=on)]


def _rows(found: QuerySet[Programme], *, on: date) -> tuple[Listed, ...]:
    late = Q(tasks__due_on__lt=on, tasks__state__in=["open", "under_way"])
    counted = found.annotate(
        task_count=Count("tasks", distinct=True), done_count=Count("tasks", filter=Q(tasks__state__in=["done", "none"]), distinct=True),
        late_count=Count("tasks", filter=late, distinct=True), plan_count=Count("children", distinct=True),
    )  # fmt: skip
    rows: list[Any] = list(counted)
    names = access.branch_names({one.unit_id for one in rows})
    here = PlanMove.objects.filter(successor_id__in=[one.pk for one in rows]).order_by().values_list("successor_id")
    moved = dict(here.annotate(Count("plan", distinct=True)))
    return tuple(
        Listed(
            one.pk, one.unit_id, *names.get(one.unit_id, ("", "")), one.kind, one.title, one.state, one.source, one.starts_on, one.ends_on,
            one.task_count, one.done_count, one.late_count if one.state == "issued" else 0,
            one.plan_count + moved.get(one.pk, 0), one.parent_id,
        )
        for one in rows
    )  # fmt: skip
