"""Vouchers, their lines, their numbers and what happened to each. Content changes only while it is a draft; acts only grow."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.finance.bookkeeping.rules.kinds import ACT_WORDS, KINDS, TRANSFERS


class Voucher(models.Model):
    """One voucher as written. `client_key` is the key its maker's device gave it: sent twice, it is written once."""

    unit_id = models.BigIntegerField()
    client_key = models.UUIDField()
    drafted_sha256 = models.CharField(max_length=64)  # of the content as first sent, to know a repeat from another voucher
    kind = models.CharField(max_length=10, choices=[(kind.name, kind.words) for kind in KINDS.values()])
    place = models.CharField(max_length=4, blank=True)
    bank_account = models.CharField(max_length=60, blank=True)
    voucher_date = models.DateField()
    accounting_date = models.DateField()
    counterpart = models.CharField(max_length=160, blank=True)
    address = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300)
    enclosed = models.PositiveSmallIntegerField(default=0)
    amount = models.BigIntegerField()
    search_key = models.CharField(max_length=500)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "-id"], name="voucher_of_unit"),
            models.Index(fields=["unit_id", "accounting_date"], name="voucher_of_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "client_key"], name="voucher_sent_once"),
            models.UniqueConstraint(fields=["id", "unit_id"], name="voucher_with_its_unit"),
            models.CheckConstraint(name="voucher_above_zero", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="voucher_says_why", condition=~Q(reason="")),
            models.CheckConstraint(name="voucher_of_a_kind", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(
                name="voucher_place_of_transfer",
                condition=Q(kind="transfer", place__in=list(TRANSFERS)) | (~Q(kind="transfer") & Q(place="")),
            ),
        ]


class VoucherPart(models.Model):
    """One line of a voucher: a sum under a category, or on one side of an account of a journal voucher."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="parts", db_index=False)
    unit_id = models.BigIntegerField()
    line_no = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    category = models.CharField(max_length=40, blank=True)
    debt = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=160, blank=True)
    side = models.CharField(max_length=6, blank=True)
    account = models.CharField(max_length=20, blank=True)
    party_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "bookkeeping_voucher_part"
        constraints = [
            models.UniqueConstraint(fields=["voucher", "line_no"], name="voucher_line_once"),
            models.CheckConstraint(name="voucher_line_above_zero", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="voucher_line_on_a_side", condition=Q(side="", account="") | (Q(side__in=["debit", "credit"]) & ~Q(account=""))
            ),
        ]


class NumberSeries(models.Model):
    """The last number that a unit gave in a year to one kind of voucher; only the arrival of a number moves it."""

    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.IntegerField()

    class Meta:
        db_table = "bookkeeping_number_series"
        constraints = [models.UniqueConstraint(fields=["unit_id", "kind", "year"], name="voucher_series_once")]


class VoucherNumber(models.Model):
    """The number that a voucher got when it was approved, and the book it stands in; it keeps both, voided or not."""

    voucher = models.OneToOneField(Voucher, models.PROTECT, primary_key=True, related_name="numbered")
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    number = models.IntegerField()
    book = models.IntegerField()

    class Meta:
        db_table = "bookkeeping_voucher_number"
        constraints = [models.UniqueConstraint(fields=["unit_id", "kind", "year", "number"], name="voucher_number_once")]


class EntryNumber(models.Model):
    """The number of an entry that no voucher stands behind: a step of an advance, a thing bought, a decided difference of the cash.

    PostgreSQL gives all but the entry and its unit: the next number of what the entry does with money.
    """

    entry_id = models.BigIntegerField(primary_key=True)
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, db_default="")
    year = models.PositiveSmallIntegerField(db_default=0)
    number = models.IntegerField(db_default=0)

    class Meta:
        db_table = "bookkeeping_entry_number"
        constraints = [models.UniqueConstraint(fields=["unit_id", "kind", "year", "number"], name="entry_number_once")]


class VoucherAct(models.Model):
    """What somebody did to a voucher; the last act is its state. `place` counts from 1 without a gap.

    `words` is the comment or the reason; `content_sha256` what was submitted and approved; `entry_id` the entry that posting or reversing
    wrote.
    """

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="acts", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=list(ACT_WORDS.items()))
    words = models.CharField(max_length=300, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    entry_id = models.BigIntegerField(null=True)
    acted_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_voucher_act"
        constraints = [
            models.UniqueConstraint(fields=["voucher", "place"], name="voucher_act_in_order"),
            models.UniqueConstraint(
                fields=["voucher", "kind"], condition=Q(kind__in=["drafted", "approved", "paid", "posted", "reversed", "voided"]),
                name="voucher_act_once",
            ),
            models.UniqueConstraint(fields=["entry_id"], condition=Q(entry_id__isnull=False), name="voucher_entry_once"),
            models.CheckConstraint(
                name="voucher_act_with_its_entry",
                condition=Q(kind__in=["posted", "reversed"], entry_id__isnull=False)
                | (~Q(kind__in=["posted", "reversed"]) & Q(entry_id__isnull=True)),
            ),
            models.CheckConstraint(
                name="voucher_act_says_why", condition=~Q(kind__in=["returned", "voided", "reversed"]) | ~Q(words="")
            ),
        ]  # fmt: skip


class SeparationSetting(models.Model):
    """From a day on, whether in one unit who prepares a payment may also hand out its money; the last row that has begun counts."""

    unit_id = models.BigIntegerField()
    since = models.DateField()
    payer_may_prepare = models.BooleanField()
    document = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_separation_setting"
        indexes = [models.Index(fields=["unit_id", "-since", "-id"], name="separation_of_unit")]
        constraints = [models.CheckConstraint(name="separation_says_why", condition=~Q(document="") & ~Q(reason=""))]
