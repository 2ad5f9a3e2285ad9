"""Reminders: that a unit was told of a day that comes or is past."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.programmes.rules.reminders import KINDS

from .programmes import Task
from .reports import Report, ReportRequest


class Reminder(models.Model):
    """One reminder about a report, a task, or a request that units are late with; said once, rows never change.

    `count` is how many units were late when the unit above was told, else 1.
    """

    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="reminders", db_index=False)
    request = models.ForeignKey(ReportRequest, models.PROTECT, null=True, related_name="reminders", db_index=False)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="reminders", db_index=False)
    due_on = models.DateField()
    count = models.PositiveIntegerField(default=1)
    said_by = models.BigIntegerField()
    said_on = models.DateField()
    said_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="report_reminded_once", fields=["report", "kind"]),
            models.UniqueConstraint(name="request_escalated_once", fields=["request", "kind"]),
            models.UniqueConstraint(name="task_reminded_once", fields=["task", "kind", "due_on"]),
            models.CheckConstraint(name="reminder_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(
                name="reminder_of_one_thing",
                condition=Q(report__isnull=False, request=None, task=None)
                | Q(report=None, request__isnull=False, task=None, kind="escalated")
                | Q(report=None, request=None, task__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "-id"], name="reminders_of_unit")]
