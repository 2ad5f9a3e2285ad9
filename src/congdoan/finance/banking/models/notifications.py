"""Receivers of bank notifications, every call kept as it came, what it tells, and how that ended; only a receiver's last day changes."""

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from .statements import BankLine, CollectingAccount

BELIEVED = ("accepted", "stale")
VERDICTS = [("accepted", "Tin được"), ("stale", "Ký quá hạn"), ("quarantined", "Giữ lại"), ("refused", "Bị từ chối")]


class NotificationSource(models.Model):
    """A receiver: an unguessable address that one provider calls for one unit.

    The address stands here as its SHA-256 only, and the key sealed under the address (`rules.notifications.sealing`): neither can be
    shown again, and a copy of the database holds neither. PostgreSQL opens the receiver's own rows to whoever names the address.
    """

    unit_id = models.BigIntegerField()
    provider = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    address_mark = models.CharField(max_length=64, unique=True)
    sealed_key = models.BinaryField()
    period = DateRangeField()
    registered_by = models.BigIntegerField()
    registered_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_notification_source"
        indexes = [models.Index(fields=["unit_id"], name="receiver_of_unit")]


class Delivery(models.Model):
    """One call as it came, kept before anybody reads it. The same call again is the same row."""

    unit_id = models.BigIntegerField()
    source = models.ForeignKey(NotificationSource, models.PROTECT, related_name="+", db_constraint=False)
    headers = models.JSONField()
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField()

    class Meta:
        db_table = "banking_delivery"
        constraints = [models.UniqueConstraint(fields=["source", "digest"], name="a_call_is_kept_once")]
        indexes = [models.Index(fields=["source", "sha256"], name="delivery_by_body")]


class Notification(models.Model):
    """One transaction as a call tells it, and what the reader made of it. It books nothing: the statement proves it."""

    unit_id = models.BigIntegerField()
    source = models.ForeignKey(NotificationSource, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="+", db_constraint=False)
    account = models.ForeignKey(CollectingAccount, models.PROTECT, related_name="+", null=True, db_constraint=False)
    verdict = models.CharField(max_length=12, choices=VERDICTS)
    reason = models.CharField(max_length=24, blank=True)
    signed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    provider_id = models.TextField(blank=True)
    account_number = models.TextField(blank=True)
    virtual_account = models.TextField(blank=True)
    direction = models.CharField(max_length=1, choices=[("C", "Tiền vào"), ("D", "Tiền ra")], blank=True)
    amount = models.BigIntegerField(null=True)
    booked_at = models.DateTimeField(null=True)
    booked_on = models.DateField(null=True)
    narrative = models.TextField(blank=True)
    reference = models.TextField(blank=True)
    counterparty_account = models.TextField(blank=True)
    counterparty_name = models.TextField(blank=True)
    running_balance = models.BigIntegerField(null=True)
    search_key = models.TextField(blank=True)

    class Meta:
        db_table = "banking_notification"
        indexes = [
            models.Index(fields=["unit_id", "received_at"], name="notification_of_unit_by_time"),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="notification_found_by_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "verdict", "fingerprint"], name="the_same_is_told_once"),
            models.UniqueConstraint(fields=["source", "provider_id"], condition=Q(verdict="accepted"), name="an_id_is_believed_once"),
            models.CheckConstraint(
                name="what_is_believed_is_whole",
                condition=~Q(verdict__in=BELIEVED)
                | (
                    Q(account__isnull=False, amount__isnull=False, amount__gt=0, booked_at__isnull=False, direction__in=["C", "D"])
                    & ~Q(provider_id="")
                ),
            ),
            models.CheckConstraint(name="what_is_not_accepted_has_a_reason", condition=Q(verdict="accepted") | ~Q(reason="")),
        ]


class NotificationProof(models.Model):
    """The statement's line that proves a notification: one line for one notification."""

    unit_id = models.BigIntegerField()
    notification = models.OneToOneField(Notification, models.PROTECT, related_name="proof")
    line = models.OneToOneField(BankLine, models.PROTECT, related_name="notification_proof")
    evidence = models.CharField(max_length=12)
    proven_by = models.BigIntegerField()
    proven_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_notification_proof"


class NotificationSettlement(models.Model):
    """What a person decided about a notification that no line proves, and why."""

    unit_id = models.BigIntegerField()
    notification = models.OneToOneField(Notification, models.PROTECT, related_name="settlement")
    reason = models.TextField()
    settled_by = models.BigIntegerField()
    settled_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_notification_settlement"
        constraints = [models.CheckConstraint(name="settled_with_a_reason", condition=~Q(reason=""))]
