"""Requests for a report, one report for each unit asked, what was done to each; figures are frozen when they are sent."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.activities.programmes.rules.reports import CADENCES, REPORT_STATES, REQUEST_STATES


class ReportRequest(models.Model):
    """What a unit asks the base unions below for, and until when. `cells` are codes of indicators; its state moves with its acts."""

    unit_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    cadence = models.CharField(max_length=10)
    first = models.DateField()
    last = models.DateField()
    opens_on = models.DateField()
    due_on = models.DateField()
    escalate_on = models.DateField()
    cells = models.JSONField()
    state = models.CharField(max_length=12, default="opened")
    paper_id = models.BigIntegerField(null=True)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="request_in_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="request_state_is_known", condition=Q(state__in=list(REQUEST_STATES))),
            models.CheckConstraint(name="request_cadence_is_known", condition=Q(cadence__in=list(CADENCES))),
            models.CheckConstraint(
                name="request_days_in_order",
                condition=Q(first__lte=F("last"), opens_on__lte=F("due_on"), due_on__lte=F("escalate_on")) & ~Q(title=""),
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "-id"], name="requests_of_unit")]


class RequestAct(models.Model):
    """That a request was opened, consolidated or locked; rows never change. `totals` is what the accepted reports came to."""

    unit_id = models.BigIntegerField()
    request = models.ForeignKey(ReportRequest, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    totals = models.JSONField(null=True)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="request_act_in_order", fields=["request", "place"])]


class Report(models.Model):
    """What one unit answers. Title, days and cells are copied, since the unit does not reach the request's row."""

    unit_id = models.BigIntegerField()
    request = models.ForeignKey(ReportRequest, models.PROTECT, related_name="reports", db_index=False)
    asker = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    first = models.DateField()
    last = models.DateField()
    opens_on = models.DateField()
    due_on = models.DateField()
    cells = models.JSONField()
    state = models.CharField(max_length=12, default="open")
    sent_on = models.DateField(null=True)  # the first time
    is_amended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="report_in_unit", fields=["id", "unit_id"]),
            models.UniqueConstraint(name="one_report_a_unit", fields=["request", "unit_id"]),
            models.CheckConstraint(name="report_state_is_known", condition=Q(state__in=list(REPORT_STATES))),
        ]
        indexes = [models.Index(fields=["unit_id", "-id"], name="reports_of_unit")]


class ReportAct(models.Model):
    """What somebody did to a report; rows never change. What is sent or amended carries its figures and words."""

    unit_id = models.BigIntegerField()
    report = models.ForeignKey(Report, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    reason = models.CharField(max_length=1000, blank=True)
    words = models.TextField(blank=True)
    figures = models.JSONField(null=True)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="report_act_in_order", fields=["report", "place"])]
