"""Opening balances that came from a table: a row never changes; a later one of the same unit takes its place."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class OpeningImport(models.Model):
    """The balances of a unit on the eve of its first day, by one entry (none where all were nothing). Units: đồng."""

    unit_id = models.BigIntegerField()
    number = models.PositiveSmallIntegerField()
    first_day = models.DateField()
    period = models.IntegerField()
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    entry_id = models.BigIntegerField(unique=True)
    took_back_id = models.BigIntegerField(null=True)  # the red entry that took the balances before back
    moved = models.BigIntegerField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "number"], name="bookkeeping_opening_numbered")]
