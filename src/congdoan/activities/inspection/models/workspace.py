"""The workspace of one inspection: snapshots of the books, samples, working papers; seen by the committee and its team alone."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.inspection.rules.sampling import HOW_WORDS, OF_WORDS, VERDICTS

from .inspections import Inspection


class Snapshot(models.Model):
    """The unit's books as they were sealed at a moment, the package that proves them offline, the red flags computed then. Never changes.

    `package` is empty where no root had been published yet; `flags` holds each flag of each year with what it found.
    """

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="snapshots", db_index=False)
    number = models.PositiveSmallIntegerField()
    seal_number = models.IntegerField(null=True)
    seal_sha256 = models.CharField(max_length=64, blank=True)
    records = models.IntegerField()
    package = models.BinaryField(null=True)
    package_sha256 = models.CharField(max_length=64, blank=True)
    flags = models.JSONField(default=list)
    taken_by = models.BigIntegerField()
    taken_on = models.DateField()
    taken_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="snapshot_in_order", fields=["inspection", "number"]),
            models.CheckConstraint(
                name="snapshot_package_is_whole", condition=Q(package_sha256="", package=None) | ~Q(package_sha256="", package=None)
            ),
        ]


class Sample(models.Model):
    """What is looked at one by one: vouchers or bank lines, the riskiest first or drawn by lot. Never changes.

    `population_sha256` is of the ids that could be drawn, so that a draw repeated later can say whether it had the same.
    """

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="samples", db_index=False)
    number = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=8)
    how = models.CharField(max_length=4)
    seed = models.BigIntegerField()
    size = models.PositiveIntegerField()
    population = models.PositiveIntegerField()
    population_sha256 = models.CharField(max_length=64)
    drawn_by = models.BigIntegerField()
    drawn_on = models.DateField()
    drawn_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="sample_in_order", fields=["inspection", "number"]),
            models.CheckConstraint(name="sample_of_is_known", condition=Q(of__in=list(OF_WORDS))),
            models.CheckConstraint(name="sample_how_is_known", condition=Q(how__in=list(HOW_WORDS))),
        ]


class SampleItem(models.Model):
    """One voucher or bank line of a sample, with why it stands there. Never changes. Units: đồng."""

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="+", db_index=False)
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="items", db_index=False)
    place = models.PositiveSmallIntegerField()
    voucher_id = models.BigIntegerField(null=True)
    line_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=200)
    happened_on = models.DateField()
    amount = models.BigIntegerField()
    score = models.PositiveSmallIntegerField()
    reasons = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="sample_item_in_order", fields=["sample", "place"]),
            models.CheckConstraint(
                name="sample_item_is_one_thing",
                condition=Q(voucher_id__isnull=False, line_id__isnull=True) | Q(voucher_id__isnull=True, line_id__isnull=False),
            ),
        ]


class WorkingPaper(models.Model):
    """What somebody of the team saw, tied to a voucher or a bank line where it is about one. Never changes; the last one counts."""

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="papers", db_index=False)
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=9)
    words = models.CharField(max_length=2000)
    voucher_id = models.BigIntegerField(null=True)
    line_id = models.BigIntegerField(null=True)
    flag = models.CharField(max_length=4, blank=True)
    amount = models.BigIntegerField(null=True)
    file_name = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)
    kept_by = models.BigIntegerField()
    kept_on = models.DateField()
    kept_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="working_paper_in_order", fields=["inspection", "number"]),
            models.CheckConstraint(name="working_paper_says_something", condition=~Q(words="") & Q(verdict__in=list(VERDICTS))),
            models.CheckConstraint(name="working_paper_is_about_one", condition=Q(voucher_id__isnull=True) | Q(line_id__isnull=True)),
            models.CheckConstraint(name="working_paper_file_is_whole", condition=Q(sha256="", content=None) | ~Q(sha256="", content=None)),
        ]
