"""Payment orders, what happened to each, and the files made of them for the bank; none of these rows ever changes."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from .statements import CollectingAccount


class PaymentOrder(models.Model):
    """One payment as prepared: out of which account, to whom, how much, and what for (`source`).

    A source is ordered once; an order may take the place of one that is dead (`replaces`), and then pays the same source.
    """

    unit_id = models.BigIntegerField()
    number = models.CharField(max_length=20, unique=True)
    account = models.ForeignKey(CollectingAccount, models.PROTECT, related_name="+", db_constraint=False)
    source = models.CharField(max_length=160)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    beneficiary_name = models.CharField(max_length=300)
    beneficiary_account = models.CharField(max_length=34)
    beneficiary_bank = models.CharField(max_length=120, blank=True)
    beneficiary_bin = models.CharField(max_length=6, blank=True)
    branch_code = models.CharField(max_length=8, blank=True)
    amount = models.BigIntegerField()
    note = models.CharField(max_length=140)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_payment_order"
        indexes = [models.Index(fields=["unit_id", "-id"], name="payment_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=Q(replaces__isnull=True), name="a_source_is_paid_once"),
            models.CheckConstraint(name="payment_above_zero", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="payment_says_what_for", condition=~Q(source="")),
            models.CheckConstraint(name="payment_number_in_its_note", condition=Q(note__startswith=F("number"))),
            models.CheckConstraint(name="payment_never_replaces_itself", condition=Q(replaces__isnull=True) | ~Q(replaces=F("id"))),
        ]


class PaymentBatch(models.Model):
    """One file made for the bank: its bytes, its hash, and the orders that stand in it, counted and summed."""

    unit_id = models.BigIntegerField()
    account = models.ForeignKey(CollectingAccount, models.PROTECT, related_name="+", db_constraint=False)
    layout = models.CharField(max_length=60)
    file_name = models.CharField(max_length=120)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    order_count = models.IntegerField()
    total = models.BigIntegerField()
    exported_by = models.BigIntegerField()
    exported_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_payment_batch"
        indexes = [models.Index(fields=["unit_id", "-id"], name="payment_file_of_unit")]
        constraints = [models.CheckConstraint(name="payment_file_not_empty", condition=Q(order_count__gt=0, total__gt=0))]


class PaymentEvent(models.Model):
    """What happened to an order after it was prepared; the last event is its state. `place` counts from 1 without a gap.

    `words` is a person's reason or the bank's; `file_sha256` the result file that told it.
    """

    class Kind(models.TextChoices):
        APPROVED = "approved", "đã duyệt"
        RETURNED = "returned", "bị trả lại"
        CANCELLED = "cancelled", "đã hủy"
        EXPORTED = "exported", "đã xuất tệp"
        SENT = "sent", "đã gửi ngân hàng"
        PAID = "paid", "ngân hàng báo đã chi"
        PAID_BY_HAND = "paid_by_hand", "đã chi ngoài tệp"
        FAILED = "failed", "không chi được"

    order = models.ForeignKey(PaymentOrder, models.PROTECT, related_name="events", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    batch = models.ForeignKey(PaymentBatch, models.PROTECT, null=True, related_name="events")
    words = models.CharField(max_length=300, blank=True)
    bank_reference = models.CharField(max_length=60, blank=True)
    file_name = models.CharField(max_length=300, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_payment_event"
        constraints = [
            models.UniqueConstraint(fields=["order", "place"], name="payment_event_in_order"),
            models.CheckConstraint(
                name="payment_exported_in_a_file",
                condition=Q(kind="exported", batch__isnull=False) | (~Q(kind="exported") & Q(batch__isnull=True)),
            ),
        ]
