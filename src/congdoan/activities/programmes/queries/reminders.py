"""Reminders that still stand: of each report, request or task the last one, as long as it is not done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from congdoan.activities.programmes.models import Reminder, Task
from congdoan.activities.programmes.rules import reminders as rules
from congdoan.activities.programmes.rules.reports import OWED
from congdoan.foundation.access import queries as access

from .tasks import OWED_TASKS

PAGE = 50


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One reminder as lists show it; exactly one of report, request and task is set. `count` units are late."""

    id: int
    kind: str
    unit_id: int
    unit_code: str
    unit_name: str
    title: str
    report_id: int | None
    request_id: int | None
    task_id: int | None
    due_on: date
    said_on: date
    count: int
    days_late: int

    @property
    def words(self) -> str:
        """Return what it says."""
        return rules.KINDS[self.kind]


def reminders(units: Collection[int] | None, *, on: date, after: int | None = None) -> tuple[tuple[ReminderRow, ...], int, int | None]:
    """Return one page of what stands for some units (None: all within reach), the newest first, how many, and where the next begins."""
    found = _standing(units, on)
    total = found.count()
    named = found.annotate(report_title=F("report__title"), request_title=F("request__title"), task_title=F("task__title"))
    rows = list((named.filter(pk__lt=after) if after else named).order_by("-pk")[: PAGE + 1])
    names = access.branch_names({one.unit_id for one in rows})
    shown = tuple(
        ReminderRow(
            one.pk, one.kind, one.unit_id, *names.get(one.unit_id, ("", "")), one.report_title or one.request_title or one.task_title or "",
            one.report_id, one.request_id, one.task_id, one.due_on, one.said_on, one.count, max((on - one.due_on).days, 0),
        )
        for one in rows[:PAGE]
    )  # fmt: skip
    return shown, total, rows[PAGE - 1].pk if len(rows) > PAGE else None


def reminder_count(units: Collection[int], *, on: date) -> int:
    """Return how many stand for some units."""
    return _standing(units, on).count()


def _standing(units: Collection[int] | None, on: date) -> QuerySet[Reminder]:
    later = Reminder.objects.filter(
        Q(report=OuterRef("report")) | Q(request=OuterRef("request")) | Q(task=OuterRef("task")), unit_id=OuterRef("unit_id"),
        pk__gt=OuterRef("pk"),
    )  # fmt: skip
    behind = Task.objects.filter(OWED_TASKS, parent=OuterRef("task"), due_on__lt=on)
    to_do = Task.objects.filter(OWED_TASKS, pk=OuterRef("task"))
    undone = (
        Q(report__state__in=OWED)
        | (Q(request__isnull=False) & ~Q(request__state="locked"))
        | (Q(Exists(to_do)) & ~Q(kind="escalated"))
        | Q(Exists(behind), kind="escalated", task__isnull=False)
    )
    found = Reminder.objects.filter(undone, ~Exists(later))
    return found if units is None else found.filter(unit_id__in=units)
