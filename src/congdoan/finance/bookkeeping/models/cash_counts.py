"""Counts of the cash and what people did about each; how often a branch wants its cash counted. None of these rows ever changes."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear


class CashCount(models.Model):
    """Notes and coins as counted, and what the cash book says of the same day. PostgreSQL gives `number` and proves both sums."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.IntegerField(db_default=0)
    counted_on = models.DateField()
    counted_time = models.TimeField()
    faces = ArrayField(models.BigIntegerField())
    pieces = ArrayField(models.BigIntegerField())
    total = models.BigIntegerField()
    book_balance = models.BigIntegerField()
    explanation = models.CharField(max_length=500, blank=True)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_cash_count"
        indexes = [models.Index(fields=["unit_id", "-counted_on", "-id"], name="cash_count_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "number"], name="cash_count_number_once"),
            models.CheckConstraint(name="cash_count_of_its_year", condition=Q(year=ExtractYear("counted_on"))),
            models.CheckConstraint(name="cash_difference_explained", condition=Q(total=F("book_balance")) | ~Q(explanation="")),
        ]


class CashCountAct(models.Model):
    """What somebody did about a count: signed it in a position, decided about its difference, or voided it with a reason."""

    count = models.ForeignKey(CashCount, models.PROTECT, related_name="acts", db_index=False)
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=7)  # signed, decided, voided
    position = models.CharField(max_length=10, blank=True)
    decision = models.CharField(max_length=24, blank=True)
    words = models.CharField(max_length=300, blank=True)
    entry_id = models.BigIntegerField(null=True, unique=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_cash_count_act"
        constraints = [
            models.UniqueConstraint(fields=["count", "position"], condition=Q(kind="signed"), name="cash_count_signed_once_a_position"),
            models.UniqueConstraint(fields=["count", "recorded_by"], condition=Q(kind="signed"), name="cash_count_signed_once_a_person"),
            models.UniqueConstraint(fields=["count"], condition=Q(kind__in=["decided", "voided"]), name="cash_count_ends_once"),
            models.CheckConstraint(
                name="cash_count_act_whole",
                condition=Q(kind="signed", position__in=["treasurer", "accountant", "chair"], entry_id__isnull=True)
                | (Q(kind="decided", position="", entry_id__isnull=False) & ~Q(words=""))
                | (Q(kind="voided", position="", entry_id__isnull=True) & ~Q(words="")),
            ),
        ]


class CashCountRule(models.Model):
    """From which day on a branch, with all below it, counts its cash each month or each quarter, by which document."""

    unit_id = models.BigIntegerField()
    every = models.CharField(max_length=7)
    since = models.DateField()
    document = models.CharField(max_length=200)
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_cash_count_rule"
        indexes = [models.Index(fields=["unit_id", "-since", "-id"], name="cash_count_rule_of_unit")]
        constraints = [models.CheckConstraint(name="cash_count_rule_sound", condition=Q(every__in=["month", "quarter"]) & ~Q(document=""))]
