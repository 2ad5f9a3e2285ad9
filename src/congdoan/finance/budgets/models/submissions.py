"""Settlements as they were sent to the level above, and what it answered. Rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q


class Submission(models.Model):
    """A settlement as it was sent: its figures as canonical JSON under their hash. `number` counts those of a unit and year.

    A later one replaces an approved one only with a reason; `missing` counts the units below that were not approved then.
    """

    unit_id = models.BigIntegerField()
    upper_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=60)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    missing = models.PositiveIntegerField(default=0)
    submitted_by = models.BigIntegerField()
    submitted_on = models.DateField()
    submitted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "number"], name="submission_number_once"),
            models.CheckConstraint(name="submission_year", condition=Q(year__gte=2010, year__lte=2100)),
        ]
        indexes = [models.Index(fields=["upper_id", "year"], name="submission_to_upper")]


class SubmissionAnswer(models.Model):
    """What became of a settlement that was sent: once, for ever."""

    class Kind(models.TextChoices):
        APPROVED = "approved", "đã duyệt"
        RETURNED = "returned", "trả lại"
        WITHDRAWN = "withdrawn", "đã rút"

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="answer")
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    words = models.CharField(max_length=1000, blank=True)
    document = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    answered_by = models.BigIntegerField()
    answered_on = models.DateField()
    answered_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="answer_says_why", condition=Q(kind="approved") | ~Q(words=""))]


class SubmissionRemark(models.Model):
    """What the level above says of one line: words, and the figure it approves where that differs from the one sent. Units: đồng."""

    answer = models.ForeignKey(SubmissionAnswer, models.PROTECT, related_name="remarks")
    unit_id = models.BigIntegerField()
    line_id = models.CharField(max_length=40)
    approved = models.BigIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "line_id"], name="submission_remark_once"),
            models.CheckConstraint(name="submission_remark_says", condition=Q(approved__isnull=False) | ~Q(words="")),
        ]


class SubmissionOverride(models.Model):
    """A spending ceiling that a settlement does not keep, and why it was sent all the same. `limit` is an exact fraction of đồng."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="overrides")
    unit_id = models.BigIntegerField()
    ceiling = models.CharField(max_length=80)
    spent = models.BigIntegerField()
    limit = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "ceiling"], name="submission_override_once"),
            models.CheckConstraint(name="submission_override_says_why", condition=~Q(reason="")),
        ]
