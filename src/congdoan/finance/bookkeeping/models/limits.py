"""What a unit may spend of a category in a year, as it was told from above: rows never change, the last one holds."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q


class SpendingLimit(models.Model):
    """The limit of one category. `source` names what set it, e.g. "budgets/estimate/12". Units: đồng."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    source = models.CharField(max_length=160)
    set_by = models.BigIntegerField()
    set_on = models.DateField()
    set_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="bookkeeping_limit_not_below_zero", condition=Q(amount__gte=0) & ~Q(source=""))]
        indexes = [models.Index(fields=["unit_id", "year", "category", "-id"], name="limit_newest_first")]
