"""Account numbers of a payer's own: the bank's prefix for a collecting account, and the numbers given out. Rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class VirtualPrefix(models.Model):
    """The signs with which the bank lets a collecting account's virtual numbers begin; the newest one of an account rules."""

    unit_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    prefix = models.CharField(max_length=11)
    document = models.CharField(max_length=200)
    set_by = models.BigIntegerField()
    set_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "-id"], name="virtual_prefix_of_unit")]


class VirtualAccount(models.Model):
    """A number that belongs to one payer for ever: prefix, the payer's seven digits, a check digit."""

    unit_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    payer_id = models.BigIntegerField()
    prefix = models.CharField(max_length=11)
    number = models.CharField(max_length=19)
    assigned_by = models.BigIntegerField()
    assigned_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["number"], name="virtual_number_once")]
        indexes = [models.Index(fields=["payer_id", "-id"], name="virtual_account_of_payer")]
