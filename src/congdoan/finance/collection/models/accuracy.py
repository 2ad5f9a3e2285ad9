"""What people found of the lines that rules judged, and the switches that follow from it. Rows only grow."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from .steps import Step


class RuleSwitch(models.Model):
    """From now on a class books by itself, or only proposes. The newest row of a class counts; without one it books.

    `confirmed_right` and `confirmed_wrong` are the class's history at that moment. `is_automatic`: the history itself switched.
    """

    class Mode(models.TextChoices):
        BOOK = "book", "tự ghi"
        PROPOSE = "propose", "chỉ đề xuất"

    unit_id = models.BigIntegerField()
    rule = models.CharField(max_length=60)
    mode = models.CharField(max_length=8, choices=Mode.choices)
    reason = models.CharField(max_length=300)
    confirmed_right = models.IntegerField()
    confirmed_wrong = models.IntegerField()
    is_automatic = models.BooleanField(default=False)
    switched_on = models.DateField()
    switched_by = models.BigIntegerField()
    switched_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="switch_knows_its_mode", condition=Q(mode__in=["book", "propose"])),
            models.CheckConstraint(name="switch_has_a_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["unit_id", "rule", "-id"], name="switch_by_rule")]


class CheckSample(models.Model):
    """Lines drawn by lot to be checked. `rule` empty = all classes; months yyyymm, both included; `lines` in the order drawn.

    Drawn from the `population` lines that rules booked in these months: the same seed draws the same lines again.
    """

    unit_id = models.BigIntegerField()
    rule = models.CharField(max_length=60, blank=True)
    first_month = models.IntegerField()
    last_month = models.IntegerField()
    seed = models.BigIntegerField()
    size = models.IntegerField()
    population = models.IntegerField()
    lines = ArrayField(models.BigIntegerField())
    drawn_on = models.DateField()
    drawn_by = models.BigIntegerField()
    drawn_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="sample_has_a_size", condition=Q(size__gte=1, size__lte=500, population__gte=1)),
            models.CheckConstraint(name="sample_months_in_order", condition=Q(first_month__lte=F("last_month"))),
        ]


class LineCheck(models.Model):
    """A person looked at a line that a rule booked, and found it right. (A line found wrong is taken back or corrected.)"""

    unit_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    step = models.OneToOneField(Step, models.PROTECT, related_name="check_made")
    rule = models.CharField(max_length=60)
    sample = models.ForeignKey(CheckSample, models.PROTECT, null=True, related_name="checks")
    checked_on = models.DateField()
    checked_by = models.BigIntegerField()
    checked_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "line_id"], name="check_by_line")]
