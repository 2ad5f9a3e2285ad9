"""Years that were closed, and opened again: rows never change, the last one says how a year stands."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class YearClosing(models.Model):
    """A unit's year was closed: its sums and the entries that closed it (none where nothing moved). Units: đồng."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    income = models.BigIntegerField()
    spending = models.BigIntegerField()
    entry_ids = models.JSONField(default=dict)  # event -> entry
    reason = models.CharField(max_length=500, blank=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "year", "number"], name="bookkeeping_year_closed_once")]


class YearReopening(models.Model):
    """A closed year was opened again, its entries taken back in red."""

    closing = models.OneToOneField(YearClosing, models.PROTECT, related_name="reopening")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=500)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())
