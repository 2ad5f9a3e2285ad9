"""Targets that the level above gave a unit."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .estimates import MOST_DONG


class GivenTarget(models.Model):
    """A target that the level above gave a unit for one category of a year; a later one replaces it."""

    upper_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    document = models.CharField(max_length=300)
    given_by = models.BigIntegerField()
    given_on = models.DateField()
    given_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="target_amount", condition=Q(amount__gte=0, amount__lte=MOST_DONG)),
            models.CheckConstraint(name="target_by_document", condition=~Q(document="")),
            models.CheckConstraint(name="target_year", condition=Q(year__gte=2010, year__lte=2100)),
        ]
        indexes = [models.Index(fields=["unit_id", "year", "category", "-id"], name="target_newest_first")]
