"""Collecting accounts, the statements imported for them, and every line printed on those; statements and lines never change."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q


class CollectingAccount(models.Model):
    """A bank account on which a unit collects, for a period; two units never hold one number on one day."""

    unit_id = models.BigIntegerField()
    bank = models.CharField(max_length=120)
    number = models.CharField(max_length=40)
    name = models.CharField(max_length=300, blank=True)
    period = DateRangeField()
    opened_by = models.BigIntegerField()

    class Meta:
        db_table = "banking_collecting_account"
        indexes = [models.Index(fields=["unit_id"], name="account_of_unit")]
        constraints = [
            ExclusionConstraint(
                name="one_holder_of_an_account",
                expressions=[("number", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]


class Statement(models.Model):
    """One statement as imported: what its header says, what its lines sum to, and how far that is proven."""

    unit_id = models.BigIntegerField()
    account = models.ForeignKey(CollectingAccount, models.PROTECT, related_name="statements")
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    part = models.PositiveSmallIntegerField(default=1)
    layout = models.TextField(blank=True)
    opening = models.BigIntegerField(null=True)
    closing = models.BigIntegerField(null=True)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    line_count = models.IntegerField()
    repeat_count = models.IntegerField()
    sum_credit = models.BigIntegerField()
    sum_debit = models.BigIntegerField()
    proof = models.CharField(max_length=8, choices=[("ok", "Khớp số dư"), ("absent", "Không có số dư để kiểm")])
    remarks = models.JSONField(default=list)
    imported_by = models.BigIntegerField()
    imported_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "banking_statement"
        indexes = [models.Index(fields=["unit_id", "first_on"], name="statement_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["account", "sha256", "part"], name="a_file_is_imported_once"),
            models.CheckConstraint(
                name="a_proven_statement_adds_up",
                condition=Q(proof="absent")
                | Q(proof="ok", opening__isnull=False, closing__isnull=False, closing=F("opening") + F("sum_credit") - F("sum_debit")),
            ),
        ]


class BankLine(models.Model):
    """One printed row. A transaction is one line however often it is printed: the other prints are repeats.

    One key for statement, account and unit together (`line_of_own_statement`) stands in for a key each.
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines", db_index=False, db_constraint=False)
    account = models.ForeignKey(CollectingAccount, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    unit_id = models.BigIntegerField()
    row = models.IntegerField()
    position = models.IntegerField()
    booked_at = models.DateTimeField()
    booked_on = models.DateField()
    value_on = models.DateField(null=True)
    direction = models.CharField(max_length=1, choices=[("C", "Ghi có"), ("D", "Ghi nợ")])
    amount = models.BigIntegerField()
    reference = models.TextField(blank=True)
    counterparty_account = models.TextField(blank=True)
    counterparty_name = models.TextField(blank=True)
    narrative = models.TextField(blank=True)
    virtual_account = models.TextField(blank=True)
    running_balance = models.BigIntegerField(null=True)
    fingerprint = models.CharField(max_length=40)
    in_sums = models.BooleanField()
    is_repeat = models.BooleanField()
    repeat_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="prints", db_index=False)
    raw = ArrayField(models.TextField())

    class Meta:
        db_table = "banking_line"
        indexes = [
            models.Index(fields=["unit_id", "booked_at"], name="line_of_unit_by_time"),
            models.Index(fields=["unit_id", "amount"], condition=Q(direction="D", is_repeat=False), name="money_out_by_amount"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["statement", "row"], name="a_row_is_read_once"),
            models.UniqueConstraint(fields=["account", "fingerprint"], condition=Q(is_repeat=False), name="a_transaction_is_one_line"),
            models.CheckConstraint(name="amount_above_zero", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="direction_in_or_out", condition=Q(direction__in=["C", "D"])),
            models.CheckConstraint(name="only_repeats_repeat", condition=Q(is_repeat=True) | Q(repeat_of__isnull=True)),
        ]
