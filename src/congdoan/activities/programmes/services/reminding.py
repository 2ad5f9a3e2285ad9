"""Reminders that go out by themselves: before a report or task closes, after it is late, and to the unit above."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count, Q

from congdoan.activities.programmes.models import Reminder, Report, ReportRequest, Task
from congdoan.activities.programmes.queries.tasks import OWED_TASKS
from congdoan.activities.programmes.rules import reminders as rules
from congdoan.activities.programmes.rules.reports import OWED
from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.audit import services as audit


@transaction.atomic
def send_reminders(*, by: int, on: date) -> dict[str, int]:
    """Tell units what comes or is past, and those above who is late; what was said before is not said again. Return how often each.

    Runs as the console, which alone reaches every unit. A day on which it did not run is made up for by the next.

    :raises NotAllowed: the actor does not reach every unit
    """
    access.require(by, "programmes.send_reminders", at=ROOT, on=on)
    said = [*_of_reports(on), *_of_tasks(on), *_of_requests(on), *_of_tasks_above(on)]
    known = _known()
    fresh = [one for one in said if (one.kind, one.report_id, one.request_id, one.task_id, one.due_on) not in known]
    for one in fresh:
        one.said_by, one.said_on = by, on
    Reminder.objects.bulk_create(fresh, batch_size=1_000)
    counted = {kind: sum(one.kind == kind for one in fresh) for kind in rules.KINDS}
    if fresh:
        audit.record(by, "programmes.send_reminders", at=ROOT, **counted)
    return counted


def _known() -> set[tuple[object, ...]]:
    """Return what was said before of what is still to do; a second run at the same moment waits for the first."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('programmes_reminders', 0))")
    return set(Reminder.objects.values_list("kind", "report_id", "request_id", "task_id", "due_on"))


def _of_reports(on: date) -> Iterable[Reminder]:
    waiting = Report.objects.filter(state__in=OWED, opens_on__lte=on + rules.EVE).only("unit_id", "opens_on", "due_on").order_by("pk")
    for one in waiting:
        kind = rules.of_report(opens_on=one.opens_on, due_on=one.due_on, on=on)
        yield Reminder(unit_id=one.unit_id, report=one, kind=kind, due_on=one.due_on)


def _of_tasks(on: date) -> Iterable[Reminder]:
    coming = Task.objects.filter(OWED_TASKS, due_on__lte=on + timedelta(days=rules.TASK_DAYS))
    for one in coming.only("unit_id", "due_on").order_by("pk"):
        if due_on := one.due_on:
            yield Reminder(unit_id=one.unit_id, task=one, kind=rules.of_task(due_on=due_on, on=on), due_on=due_on)


def _of_requests(on: date) -> Iterable[Reminder]:
    """Yield one for each request whose day of escalation is past while units have not answered."""
    asked = ReportRequest.objects.filter(escalate_on__lt=on).exclude(state="locked")
    counted = asked.annotate(missing=Count("reports", filter=Q(reports__state__in=OWED))).filter(missing__gt=0).order_by("pk")
    for one in counted:
        yield Reminder(unit_id=one.unit_id, request=one, kind="escalated", due_on=one.due_on, count=one.missing)


def _of_tasks_above(on: date) -> Iterable[Reminder]:
    """Yield one for each task that units below are late with."""
    behind = Task.objects.filter(OWED_TASKS, due_on__lt=on, parent__due_on__lt=on)
    counted = behind.values("parent_id", "parent__unit_id", "parent__due_on").annotate(late=Count("pk")).order_by("parent_id")
    for parent, unit, due_on, late in counted.values_list("parent_id", "parent__unit_id", "parent__due_on", "late"):
        if due_on:
            yield Reminder(unit_id=unit, task_id=parent, kind="escalated", due_on=due_on, count=late)
