"""Programmes that were made public: what was promised and how far it has come, copied whole, read by everybody."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .programmes import Programme


class PublishedProgramme(models.Model):
    """A programme as everybody may read it on its day: the first that stands is the promise, the last how far it has come."""

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="publications", db_index=False)
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=200)
    content = models.TextField()  # JSON with sorted keys, as it was hashed
    sha256 = models.CharField(max_length=64)
    search_key = models.CharField(max_length=1200)
    published_by = models.BigIntegerField()
    published_on = models.DateField()
    published_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="published_in_unit", fields=["id", "unit_id"])]
        indexes = [models.Index(fields=["programme", "-id"], name="published_of_programme")]


class UnpublishedProgramme(models.Model):
    """A publication that is no longer public, and why."""

    publication = models.OneToOneField(PublishedProgramme, models.PROTECT, related_name="withdrawal")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=1000)
    withdrawn_by = models.BigIntegerField()
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="programme_unpublished_for_a_reason", condition=~Q(reason=""))]
