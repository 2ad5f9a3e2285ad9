"""Names that people taught: as written on a statement, of a payer that the register knows by another name. Rows only grow."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q


class TaughtName(models.Model):
    """A name that a person said is a payer's, because of a decided line; or that it is no longer (`is_taught` false).

    The newest row of a name counts, and only while its line stands decided for that payer: who corrects the line takes the name back.
    """

    unit_id = models.BigIntegerField()
    name = models.CharField(max_length=300)
    payer_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    is_taught = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)
    taught_on = models.DateField()
    taught_by = models.BigIntegerField()
    taught_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="taught_name_is_said", condition=~Q(name=""))]
        indexes = [models.Index(fields=["unit_id", "name", "-id"], name="taught_by_name")]
