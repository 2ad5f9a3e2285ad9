"""Books handed over from a unit that ended to the one that goes on, and handovers taken back: rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class Handover(models.Model):
    """One handover with what was found, who gave, took and stood by, and the entries of both sides. Units: đồng."""

    unit_id = models.BigIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    receiver_id = models.BigIntegerField()
    ended_on = models.DateField()
    period = models.IntegerField()
    document = models.CharField(max_length=300)
    given_by = models.CharField(max_length=160)
    taken_by = models.CharField(max_length=160)
    witness = models.CharField(max_length=160, blank=True)
    money = models.BigIntegerField()
    cash_counted = models.BigIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    inventory = models.JSONField()  # rows of account, item, party, name, amount: as the papers show them
    given = models.JSONField()  # event -> entry in the giver's books
    taken = models.JSONField()  # event -> entry in the receiver's books
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "number"], name="bookkeeping_handover_numbered"),
            models.CheckConstraint(name="bookkeeping_handed_to_another", condition=~models.Q(unit_id=models.F("receiver_id"))),
        ]


class HandoverUndone(models.Model):
    """A handover was taken back: its entries in red, the books go on."""

    handover = models.OneToOneField(Handover, models.PROTECT, related_name="undone")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=500)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())
