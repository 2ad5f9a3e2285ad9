"""Balances that went from one chart of accounts to the next, and came back: rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class ChartChange(models.Model):
    """A unit's balances went over to another chart by one entry. Units: đồng; `moved` is the sum of the debit balances."""

    unit_id = models.BigIntegerField()
    from_chart = models.CharField(max_length=20)
    to_chart = models.CharField(max_length=20)
    entry_id = models.BigIntegerField(unique=True)
    period = models.IntegerField()
    moved = models.BigIntegerField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "period"], name="chart_change_of_unit")]


class ChartChangeUndone(models.Model):
    """A change of chart was taken back by a red entry."""

    change = models.OneToOneField(ChartChange, models.PROTECT, related_name="undone")
    unit_id = models.BigIntegerField()
    entry_id = models.BigIntegerField(unique=True)
    reason = models.CharField(max_length=500)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())
