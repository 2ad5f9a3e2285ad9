"""Tasks within reach: of one programme, of all issued ones, one with its progress and what units below made of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from congdoan.activities.programmes.models import Progress, Task
from congdoan.activities.programmes.rules import CARRIED_OUT, TASK_STATES, TO_DO, Lateness, lateness
from congdoan.activities.programmes.rules.states import SOON_DAYS
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key

from .under import PAIRS, STANDING, in_or_under, tasks_under

PAGE = 50
OWED_TASKS = (
    (Q(programme__state="issued") | Q(parent__isnull=False))
    & ~Q(programme__state__in=["withdrawn", "handed_over", "closed"])
    & Q(state__in=TO_DO)
)
"""Tasks that a unit has still to do: its own issued ones, and those given from above whether or not it issued its plan."""


@dataclass(frozen=True, slots=True)
class Below:
    """What the units below made of a task: how many have it, finished it, have nothing to tell, are late."""

    total: int = 0
    done: int = 0
    none: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as lists show it. `late` and `below` on the day asked about."""

    id: int
    programme_id: int
    programme: str
    programme_state: str
    unit_id: int
    unit_code: str
    unit_name: str
    number: str
    group: str
    title: str
    lead: str
    support: str
    product: str
    due_on: date | None
    due_words: str
    is_recurring: bool
    for_units: bool
    breakthrough: str
    state: str
    percent: int
    told_on: date | None
    late: Lateness
    below: Below

    @property
    def state_words(self) -> str:
        """Return the state as pages call it."""
        return TASK_STATES[self.state]

    @property
    def left(self) -> int:
        """Return the days left until the last day."""
        return -(self.late.days or 0)


@dataclass(frozen=True, slots=True)
class TaskPage:
    rows: tuple[TaskRow, ...]
    total: int
    next_after: int | None


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What the list of tasks shows. `state`: a state of tasks, or late, soon."""

    state: str = ""
    text: str = ""
    breakthrough: str = ""
    unit_id: int | None = None
    programme_id: int | None = None


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One telling with its evidence."""

    id: int
    state_words: str
    percent: int
    words: str
    link: str
    file_name: str
    who: str
    told_on: date
    told_at: datetime


@dataclass(frozen=True, slots=True)
class TaskDetails:
    """One task with its line of sight: the document's sentence and the tasks above, what was told, the tasks of the units below."""

    row: TaskRow
    sentence: str
    place: str
    source: str
    document_id: int | None
    proposal_id: int | None
    parent_id: int | None
    sees_parent: bool
    above: tuple[dict[str, object], ...]
    progress: tuple[ProgressRow, ...]
    children: tuple[TaskRow, ...]
    next_child: int | None


def tasks_of(programme_id: int, *, on: date) -> tuple[TaskRow, ...]:
    """Return the tasks of a programme in its order, with what the units below made of each."""
    return _rows(Task.objects.filter(programme_id=programme_id).order_by("place_in_list", "pk"), on=on)


def tasks(chosen: TaskFilter, *, on: date, after: int | None = None) -> TaskPage:
    """Return one page of the tasks of issued programmes, the earliest last day first, those without a day at the end."""
    found = _chosen(chosen, on=on)
    total = found.count()
    last = Task.objects.filter(pk=after).values_list("due_on", "pk").first() if after else None
    if last:
        beyond = Q(due_on=last[0], pk__gt=last[1]) if last[0] else Q(due_on=None, pk__gt=last[1])
        found = found.filter(beyond | (Q(due_on__gt=last[0]) | Q(due_on=None) if last[0] else Q(pk=None)))
    rows = _rows(found.order_by(F("due_on").asc(nulls_last=True), "pk")[: PAGE + 1], on=on)
    return TaskPage(rows[:PAGE], total, rows[PAGE - 1].id if len(rows) > PAGE else None)


def tasks_to_do(unit_id: int, *, on: date, limit: int) -> tuple[TaskRow, ...]:
    """Return the first tasks of a unit's issued programmes that are not done, the earliest last day first."""
    found = Task.objects.filter(unit_id=unit_id, programme__state="issued", state__in=TO_DO)
    return _rows(found.order_by(F("due_on").asc(nulls_last=True), "pk")[:limit], on=on)


def task_counts(chosen: TaskFilter, *, on: date) -> dict[str, int]:
    """Return how many tasks of a filter stand in each state, and how many are late or soon due; one statement."""
    found = _chosen(
        TaskFilter(text=chosen.text, breakthrough=chosen.breakthrough, unit_id=chosen.unit_id, programme_id=chosen.programme_id), on=on
    )
    counted = {state: Count("pk", filter=Q(state=state)) for state in TASK_STATES}
    return dict(found.aggregate(late=Count("pk", filter=_late(on)), soon=Count("pk", filter=_soon(on)), **counted))


def late_first(programme_id: int, *, on: date, limit: int = 5) -> tuple[TaskRow, ...]:
    """Return the tasks of a programme and of the plans drafted from it whose day has passed, the latest first."""
    found = Task.objects.filter(in_or_under(programme_id), _late(on), programme__state="issued")
    return _rows(found.order_by("due_on", "pk")[:limit], on=on)


def task(task_id: int, *, on: date, after: int | None = None) -> TaskDetails | None:
    """Return one task whole, with one page of the tasks of units below, or None where none is within reach."""
    one = Task.objects.select_related("programme").filter(pk=task_id).first() if 0 < task_id < 2**63 else None
    if one is None:
        return None
    (row,) = _rows(Task.objects.filter(pk=task_id), on=on)
    told = list(Progress.objects.filter(task_id=task_id).defer("content").order_by("-id")[:100])
    names = access.names_of_actors(each.told_by for each in told)
    below = Task.objects.filter(pk__in=tasks_under(task_id)).order_by("pk")
    children = _rows((below.filter(pk__gt=after) if after else below)[: PAGE + 1], on=on)
    return TaskDetails(
        row, one.sentence, one.place, one.programme.source, one.programme.document_id if one.proposal_id else None, one.proposal_id,
        one.parent_id, Task.objects.filter(pk=one.parent_id).exists() if one.parent_id else False, tuple(one.above),
        tuple(
            ProgressRow(each.pk, TASK_STATES[each.state], each.percent, each.words, each.link, each.file_name, names.get(each.told_by, ""),
                        each.told_on, each.told_at)
            for each in told
        ),
        children[:PAGE], children[PAGE - 1].id if len(children) > PAGE else None,
    )  # fmt: skip


def unit_of_task(task_id: int) -> int | None:
    """Return whose task it is, or None where none is within reach."""
    return Task.objects.filter(pk=task_id).values_list("unit_id", flat=True).first()


def evidence_file(progress_id: int) -> tuple[int, str, bytes] | None:
    """Return (unit, name, bytes) of the file that came with a telling, or None."""
    found = Progress.objects.filter(pk=progress_id).exclude(sha256="").values_list("unit_id", "file_name", "content").first()
    return (found[0], found[1], bytes(found[2] or b"")) if found else None


def _chosen(chosen: TaskFilter, *, on: date) -> QuerySet[Task]:
    found = Task.objects.filter(programme__state__in=CARRIED_OUT if chosen.programme_id else ["issued"])
    if chosen.state == "late":
        found = found.filter(_late(on))
    elif chosen.state == "soon":
        found = found.filter(_soon(on))
    elif chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.breakthrough:
        found = found.filter(breakthrough=chosen.breakthrough)
    if chosen.unit_id is not None:
        found = found.filter(unit_id=chosen.unit_id)
    if chosen.programme_id is not None:
        found = found.filter(in_or_under(chosen.programme_id))
    for word in search_key(chosen.text).split()[:12]:
        found = found.filter(search_key__contains=f" {word}")
    return found


def _late(on: date) -> Q:
    return Q(due_on__lt=on, state__in=TO_DO)


def _soon(on: date) -> Q:
    return Q(due_on__gte=on, due_on__lte=on + timedelta(days=SOON_DAYS), state__in=TO_DO)


def _rows(found: QuerySet[Task], *, on: date) -> tuple[TaskRow, ...]:
    rows = list(found.select_related("programme"))
    below = _below([one.pk for one in rows], on=on)
    names = access.branch_names({one.unit_id for one in rows})
    return tuple(
        TaskRow(
            one.pk, one.programme_id, one.programme.title, one.programme.state, one.unit_id, *names.get(one.unit_id, ("", "")), one.number,
            one.group, one.title, one.lead, one.support, one.product, one.due_on, one.due_words, one.is_recurring, one.for_units,
            one.breakthrough, one.state, one.percent, one.told_on, lateness(state=one.state, due_on=one.due_on, on=on),
            below.get(one.pk, Below()),
        )
        for one in rows
    )  # fmt: skip


def _below(task_ids: list[int], *, on: date) -> dict[int, Below]:
    if not task_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT u.above, count(*), count(*) FILTER (WHERE c.state = 'done'), count(*) FILTER (WHERE c.state = 'none'),
                   count(*) FILTER (WHERE c.due_on < %(on)s AND c.state IN ('open', 'under_way'))
            FROM ({PAIRS.format(chosen="t.id = ANY(%(ids)s)")}) u {STANDING} GROUP BY u.above
            """,  # noqa: S608  fixed words
            {"ids": task_ids, "on": on},
        )
        return {above: Below(*counts) for above, *counts in cursor.fetchall()}
