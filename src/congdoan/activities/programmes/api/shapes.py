"""What programs send and get of programmes; what an address names."""

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Schema

from congdoan.activities.programmes import queries
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services as guard

DONE = {204: None}


class ProgrammeOut(Schema):
    """One programme. `state`: drafted, submitted, returned, approved, issued, withdrawn, handed_over."""

    id: int
    unit_code: str
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


class ProgrammesOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[ProgrammeOut]
    total: int
    next_after: int | None


class BelowOut(Schema):
    """What the units below made of a task."""

    total: int
    done: int
    none: int
    late: int


class TaskOut(Schema):
    """One task. `state`: open, under_way, done, none."""

    id: int
    programme_id: int
    unit_code: str
    number: str
    group: str
    title: str
    lead: str
    support: str
    product: str
    due_on: date | None
    is_recurring: bool
    for_units: bool
    breakthrough: str
    state: str
    percent: int
    below: BelowOut


class TasksOut(Schema):
    """One page; `next_after` null: the last page."""

    rows: list[TaskOut]
    total: int
    next_after: int | None


class SightOut(Schema):
    """One task with the sentence it comes from and the tasks above and below it."""

    task: TaskOut
    sentence: str
    source: str
    above: list[dict[str, Any]]
    children: list[TaskOut]


class TargetOut(Schema):
    """One target in a year; a ratio in parts per ten thousand."""

    id: int
    code: str
    name: str
    unit_words: str
    measure: str
    direction: str
    baseline: int | None
    assigned: int | None
    committed: int | None
    source: str
    needs_check: bool
    indicator: str


class ProgrammeIn(Schema):
    """What a programme says of itself."""

    kind: str
    title: str
    starts_on: date | None = None
    ends_on: date | None = None


class DraftIn(ProgrammeIn):
    """A new programme; `unit` by its code, `document_id` of the incoming document it comes from."""

    unit: str
    document_id: int | None = None


class TaskIn(Schema):
    """One task."""

    title: str
    group: str = ""
    lead: str = ""
    support: str = ""
    product: str = ""
    due_on: date | None = None
    is_recurring: bool = False
    for_units: bool = False
    breakthrough: str = ""


class ReasonIn(Schema):
    """Why."""

    reason: str


class IssueIn(Schema):
    """The number and symbol of the signed document."""

    symbol: str


class UnitsIn(Schema):
    """Base unions by their codes; null: all below."""

    units: list[str] | None = None


class ProgressIn(Schema):
    """How far a task has come. `state`: under_way, done, none."""

    state: str
    percent: int = 0
    words: str = ""
    link: str = ""


class TargetIn(Schema):
    """A target; one of the catalogue needs its code alone."""

    code: str
    name: str = ""
    unit_words: str = ""
    measure: str = ""
    direction: str = ">="
    cadence: str = "yearly"
    group: str = ""
    scope: str = ""
    indicator: str = ""
    breakthrough: str = ""
    due_on: date | None = None


class FigureIn(Schema):
    """A figure of a year. `kind`: committed, baseline."""

    year: int
    value: int
    kind: str = "committed"
    words: str = ""


class YearIn(Schema):
    """Which year."""

    year: int


class PartOut(Schema):
    """What one unit contributes to an indicator."""

    unit_id: int
    code: str
    name: str
    numerator: int
    denominator: int


class ResultOut(Schema):
    """What a target has come to; `value` null where nobody can tell, and then `why` says so."""

    value: int | None
    numerator: int | None
    denominator: int | None
    frozen_on: date | None
    why: str
    parts: list[PartOut]


class AssignTargetIn(Schema):
    """How a target goes down. `method`: same, by_members, given; `shares` by the codes of units."""

    year: int
    method: str
    total: int | None = None
    shares: dict[str, int] | None = None


class IdOut(Schema):
    """What was made."""

    id: int


class CountOut(Schema):
    """For how many units something was written."""

    units: int


class AssignedOut(Schema):
    """How many units received a plan now, had one before, with how many tasks each."""

    new: int
    known: int
    tasks: int


def known_programme(programme_id: int) -> int:
    if not 0 < programme_id < 2**63 or queries.unit_of_programme(programme_id) is None:
        raise Http404
    return programme_id


def known_task(task_id: int) -> int:
    if not 0 < task_id < 2**63 or queries.unit_of_task(task_id) is None:
        raise Http404
    return task_id


def known_target(target_id: int, year: int | None = None) -> queries.TargetDetails:
    found = queries.target(target_id, year=year)
    if found is None:
        raise Http404
    return found


def unit_of(code: str) -> int:
    branch = access.branch_coded(code) if code.strip() else None
    if branch is None:
        raise guard.UnknownBranch(code=code[:40])
    return int(branch.pk)
