"""Estimates and settlements on paper, as PDF to be signed; each signed file adds to the bytes before it. Rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .estimates import Estimate
from .submissions import Submission


class Paper(models.Model):
    """The PDF of what was sent up, made once: every signature stands on these bytes. `figures_sha256` is the seal of what was sent."""

    class Kind(models.TextChoices):
        ESTIMATE = "estimate", "dự toán"
        SETTLEMENT = "settlement", "quyết toán"

    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    submission = models.OneToOneField(Submission, models.PROTECT, null=True, related_name="paper")
    estimate = models.OneToOneField(Estimate, models.PROTECT, null=True, related_name="paper")
    figures_sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_by = models.BigIntegerField()
    made_on = models.DateField()
    made_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_of_one_thing",
                condition=Q(kind="estimate", estimate__isnull=False, submission__isnull=True)
                | Q(kind="settlement", estimate__isnull=True, submission__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["unit_id", "year"], name="paper_of_unit")]


class SignedVersion(models.Model):
    """A paper with signatures added at its end. `signatures` are the new ones as they were told then; `way` is "key" or "file"."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=4)
    signatures = models.JSONField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    recorded_by = models.BigIntegerField()
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "place"], name="signed_version_in_order"),
            models.CheckConstraint(name="signed_version_way", condition=Q(way__in=["key", "file"])),
        ]
