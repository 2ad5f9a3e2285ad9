"""Figures that a unit made public. Everybody reads them, signed in or not."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .estimates import Estimate


class Publication(models.Model):
    """Figures of a year that a unit made public, whole and as they were; anybody may read them. `content` is canonical JSON."""

    class Kind(models.TextChoices):
        ESTIMATE = "estimate", "Dự toán"
        SETTLEMENT = "settlement", "Quyết toán"

    unit_id = models.BigIntegerField()
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    search_key = models.TextField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    estimate = models.ForeignKey(Estimate, models.PROTECT, null=True, related_name="publications")
    document = models.CharField(max_length=300)
    document_on = models.DateField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_by = models.BigIntegerField()
    published_on = models.DateField()
    published_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="publication_by_document", condition=~Q(document="")),
            models.CheckConstraint(
                name="publication_of_an_estimate",
                condition=Q(kind="estimate", estimate__isnull=False) | (~Q(kind="estimate") & Q(estimate__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["unit_id", "year", "kind", "-id"], name="publication_newest_first"),
            models.Index(fields=["year", "kind", "code"], name="publication_listed"),
        ]


class PublicationWithdrawal(models.Model):
    """A publication that is no longer shown, and why."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    withdrawn_by = models.BigIntegerField()
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="publication_withdrawn_for_a_reason", condition=~Q(reason=""))]
