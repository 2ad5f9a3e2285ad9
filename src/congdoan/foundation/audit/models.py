"""One row for each act that changed something."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class Act(models.Model):
    """What an actor did in a branch, with the facts that were at stake."""

    actor_id = models.BigIntegerField()
    act = models.CharField(max_length=80)
    branch_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    origin = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["branch_id", "-recorded_at"], name="audit_act_by_branch")]


class ActSeal(models.Model):
    """A seal over all acts up to one: whoever changes, drops or slips in an earlier row breaks the chain."""

    number = models.BigIntegerField(unique=True)
    through_id = models.BigIntegerField()
    acts = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(db_default=TransactionNow())
