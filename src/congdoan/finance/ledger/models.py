"""Accounts, entries and their lines, the summaries that equal them, evidence, locked months, batches and seals.

What the books promise is kept by PostgreSQL, in the SQL beside the second migration; nothing here saves or computes.
"""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.expressions import Combinable

from . import rules


def _day(year: Combinable, month: Combinable) -> Func:
    """Return the first day of a month, by whole numbers: PostgreSQL's EXTRACT would compute a numeric for every row."""
    return Func(year, month, Value(1), function="make_date", output_field=models.DateField())


class Account(models.Model):
    """An account of the books: a code of a chart, an item below it, and the party it is kept for."""

    chart = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    item = models.CharField(max_length=40, blank=True)
    party_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    normal_side = models.CharField(max_length=10)
    general = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chart", "code", "item", "party_id"], name="ledger_account_once", nulls_distinct=False),
            models.CheckConstraint(
                name="ledger_party_has_general",
                condition=Q(party_id__isnull=True, general__isnull=True) | Q(party_id__isnull=False, general__isnull=False),
            ),
        ]


class Batch(models.Model):
    """Entries booked together; `unit_id` is the branch that stands above all their units."""

    source = models.CharField(max_length=200, unique=True)
    unit_id = models.BigIntegerField()
    entries = models.IntegerField()
    lines = models.IntegerField()
    debit = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())


class Entry(models.Model):
    """One event in the books of one unit; `source` or the batch's source says which event, once for ever."""

    unit_id = models.BigIntegerField()
    period = models.IntegerField()
    accounting_date = models.DateField()
    event = models.CharField(max_length=200)
    description = models.CharField(max_length=500)
    source = models.CharField(max_length=200, null=True)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, db_constraint=False, db_index=False, related_name="+")
    line_count = models.IntegerField()
    reverses = models.ForeignKey("self", models.PROTECT, null=True, db_constraint=False, db_index=False, related_name="+")
    posted_by = models.BigIntegerField()
    posted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "period", "id"], name="ledger_entry_of_month")]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=Q(source__isnull=False), name="ledger_source_once"),
            models.UniqueConstraint(fields=["reverses"], condition=Q(reverses__isnull=False), name="ledger_reversed_once"),
            models.CheckConstraint(
                name="ledger_source_or_batch",
                condition=Q(source__isnull=True, batch__isnull=False) | Q(source__isnull=False, batch__isnull=True),
            ),
            models.CheckConstraint(
                name="ledger_period_of_date",
                condition=Q(
                    accounting_date__gte=_day(F("period") / 100, F("period") % 100),
                    accounting_date__lt=_day(F("period") / 100 + F("period") % 100 / 12, F("period") % 100 % 12 + 1),
                ),
            ),
            models.CheckConstraint(name="ledger_within_the_books", condition=Q(period__range=(rules.FIRST_PERIOD, rules.LAST_PERIOD))),
            models.CheckConstraint(name="ledger_two_lines", condition=Q(line_count__gte=2)),
        ]


class Line(models.Model):
    """One line of an entry: a debit above zero, a credit below; partitioned by year, so its table is made by SQL."""

    pk = models.CompositePrimaryKey("entry_id", "line_no", "period")
    unit_id = models.BigIntegerField()
    period = models.IntegerField()
    entry_id = models.BigIntegerField()
    line_no = models.IntegerField()
    account_id = models.BigIntegerField()
    amount = models.BigIntegerField()
    is_red = models.BooleanField()

    class Meta:
        managed = False


class Balance(models.Model):
    """The turnover of one account in one month of one unit, as far as it is folded in; see `Delta`."""

    pk = models.CompositePrimaryKey("unit_id", "period", "account_id")
    unit_id = models.BigIntegerField()
    period = models.IntegerField()
    account_id = models.BigIntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()


class Rollup(models.Model):
    """The turnover of one general account in one month of all units below a branch, the branch itself left out."""

    pk = models.CompositePrimaryKey("ancestor_id", "period", "account_id")
    ancestor_id = models.BigIntegerField()
    period = models.IntegerField()
    account_id = models.BigIntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()


class Delta(models.Model):
    """Turnover that is booked and not yet folded into `Balance` (of a unit) or `Rollup` (of a branch above it).

    Posting only inserts here, so two posters never wait for each other; a reader adds these rows to the summaries.
    """

    branch_id = models.BigIntegerField()
    is_rollup = models.BooleanField()
    period = models.IntegerField()
    account_id = models.BigIntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["branch_id", "is_rollup", "period"], name="ledger_delta_of_branch")]


class MonthLock(models.Model):
    """A month of a unit was locked (for all, or softly: for all but those who give a reason) or opened again; the last row says which."""

    pk = models.CompositePrimaryKey("unit_id", "period", "number")
    unit_id = models.BigIntegerField()
    period = models.IntegerField()
    number = models.IntegerField()
    record_no = models.BigIntegerField()
    is_locked = models.BooleanField()
    is_soft = models.BooleanField(default=False, db_default=False)
    reason = models.CharField(max_length=500)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "ledger_month_lock"
        indexes = [models.Index(fields=["unit_id", "record_no"], name="ledger_lock_of_unit")]
        constraints = [models.CheckConstraint(name="ledger_lock_of_one_kind", condition=Q(is_locked=False) | Q(is_soft=False))]


class Ending(models.Model):
    """The books of a unit ended on a day (None: they go on again); the last row says which."""

    pk = models.CompositePrimaryKey("unit_id", "number")
    unit_id = models.BigIntegerField()
    number = models.IntegerField()
    record_no = models.BigIntegerField()
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "record_no"], name="ledger_ending_of_unit")]


class Evidence(models.Model):
    """An act that is sealed beside the entries: an approval, an attachment by its hash, a closing, a count.

    `id` comes from the entries' sequence, so that a seal covers both up to one number.
    """

    id = models.BigIntegerField(primary_key=True)
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "id"], name="ledger_evidence_of_unit"),
            models.Index(fields=["subject", "id"], name="ledger_evidence_of_subject"),
        ]


class Seal(models.Model):
    """The hash of a unit's records since its seal before, chained to that seal.

    `through_id` is the seal's own number in the books: it covers every record of the unit with a lower one. `leaves` is the
    hash of the records' hashes, `sha256` the hash of the seal's own line.
    """

    pk = models.CompositePrimaryKey("unit_id", "number")
    unit_id = models.BigIntegerField()
    unit_code = models.CharField(max_length=40)
    number = models.IntegerField()
    sealed_on = models.DateField()
    through_id = models.BigIntegerField()
    entries = models.IntegerField()
    lines = models.IntegerField()
    evidence = models.IntegerField()
    locks = models.IntegerField()
    leaves = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256"], name="ledger_seal_once")]


class Root(models.Model):
    """The hash over the newest seal of every unit, chained to the root before; it is what gets published.

    `through_id` is its number in the books: it stands on the seals with a lower one. `tree` is the top of their Merkle tree.
    """

    number = models.IntegerField(primary_key=True)
    published_on = models.DateField()
    through_id = models.BigIntegerField()
    units = models.IntegerField()
    tree = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, unique=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())
