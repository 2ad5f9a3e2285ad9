"""Signals as they were observed or told, how they ended, answers of pay days, and the weights that a federation decided.

Rows never change. A signal counts from the day on which it was written, never from before, so that the points of a past day stay as they
were. `unit_id` is whose row it is: the union that told it, else the federation that watches; the row guard shows it to who reaches it.
"""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.activities.early_warning.rules import CODES

ORGANISATION = "organisations.Organisation"
COMPUTED, TOLD, LISTED = "computed", "told", "listed"


class Signal(models.Model):
    """Something that was seen at an employer. `until` is set where its end is known beforehand (exclusive)."""

    unit_id = models.BigIntegerField()
    employer = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=24, blank=True)
    number = models.BigIntegerField(null=True)
    line = models.BigIntegerField(null=True)
    anchor = models.DateField(null=True)
    words = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=8)
    since = models.DateField()
    until = models.DateField(null=True)
    told_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    told_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="signal_code_is_known", condition=Q(code__in=list(CODES))),
            models.CheckConstraint(name="signal_source_is_known", condition=Q(source__in=[COMPUTED, TOLD, LISTED])),
            models.CheckConstraint(
                name="signal_figures_are_sound",
                condition=(Q(number=None) | Q(number__gte=0)) & (Q(line=None) | Q(line__gte=0)),
            ),
            models.CheckConstraint(name="signal_ends_after_it_began", condition=Q(until=None) | Q(until__gt=F("since"))),
            models.UniqueConstraint(name="signal_in_unit", fields=["id", "unit_id"]),
        ]
        indexes = [models.Index(fields=["employer", "code", "since"], name="signals_of_employer")]


class SignalEnd(models.Model):
    """From which day a signal no longer counts, and why; a signal ended on the day it was told never counted."""

    signal = models.OneToOneField(Signal, models.PROTECT, related_name="end")
    unit_id = models.BigIntegerField()
    ended_on = models.DateField()
    words = models.CharField(max_length=500)
    ended_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(db_default=TransactionNow())


class PayDay(models.Model):
    """The day of the month on which an employer pays wages, as its union told it; the newest counts."""

    unit_id = models.BigIntegerField()
    employer = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="+")
    day = models.PositiveSmallIntegerField()
    is_following = models.BooleanField()  # of the month after the one that is paid for
    since = models.DateField()
    told_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="pay_day_is_a_day", condition=Q(day__gte=1, day__lte=31))]
        indexes = [models.Index(fields=["employer", "-id"], name="pay_days_of_employer")]


class PayAnswer(models.Model):
    """Whether the wages of a month were paid, as the union told it; the newest counts."""

    unit_id = models.BigIntegerField()
    employer = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="+")
    month = models.PositiveIntegerField()
    is_paid = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    told_on = models.DateField()
    told_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["employer", "month", "-id"], name="answers_of_employer")]


class Weighing(models.Model):
    """Weights and first points of bands that a federation decided, from a day; what is not named stays as the law pack proposes it."""

    unit_id = models.BigIntegerField()
    valid_from = models.DateField()
    weights = models.JSONField()
    starts = models.JSONField()
    document = models.CharField(max_length=300)
    decided_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "valid_from", "id"], name="weighings_of_unit")]
