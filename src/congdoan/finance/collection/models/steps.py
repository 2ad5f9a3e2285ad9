"""What happened on the single account, as steps that only grow; where every đồng stands follows from them."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q


class SingleAccount(models.Model):
    """The account that a collecting unit runs, and its money on the first day."""

    unit_id = models.BigIntegerField(unique=True)
    opened_on = models.DateField()
    bank = models.BigIntegerField()
    own = models.BigIntegerField()
    suspense = models.BigIntegerField(default=0)
    opened_by = models.BigIntegerField()
    opened_at = models.DateTimeField(db_default=TransactionNow())


class OpeningBalance(models.Model):
    """A part of the opening money: owed to a union or upper body, held for an employer, or a payer's surplus."""

    class Kind(models.TextChoices):
        PAYABLE = "payable", "phải trả"
        HELD = "held", "giữ cho đơn vị chưa có công đoàn"
        CREDIT = "credit", "nộp thừa"

    account = models.ForeignKey(SingleAccount, models.PROTECT, related_name="opening_balances")
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    body_id = models.BigIntegerField()
    charge_kind = models.CharField(max_length=4, blank=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "kind", "body_id", "charge_kind"], name="opening_balance_once")]


class Step(models.Model):
    """One event of the account: a line booked, a month opened, a person's decision or one taken back, a change that came later.

    `number` is the order of events. `match` keeps the rule, kind, evidence and candidates of the judgement; `law` what a change rests
    on; `proposal` what two people agreed on. PostgreSQL writes who recorded a step and the day on which that person acted.
    """

    class Cause(models.TextChoices):
        LINE = "line", "dòng sao kê"
        MONTH = "month", "sang tháng"
        DECISION = "decision", "người quyết định"
        UNDO = "undo", "hoàn tác"
        LAW = "law", "tỷ lệ thay đổi"
        SURPLUS = "surplus", "số phải nộp giảm"
        HELD = "held", "chuyển phần giữ hộ"

    unit_id = models.BigIntegerField()
    number = models.BigIntegerField()
    cause = models.CharField(max_length=8, choices=Cause.choices)
    occurred_on = models.DateField()
    line_id = models.BigIntegerField(null=True)
    month = models.IntegerField(null=True)
    bank = models.BigIntegerField(default=0)
    repeat_of = models.BigIntegerField(null=True)
    status = models.CharField(max_length=8, blank=True)  # auto, review, decided
    rule = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, blank=True)
    match = models.JSONField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    law = models.CharField(max_length=300, blank=True, db_default="")
    proposal = models.ForeignKey("collection.Proposal", models.PROTECT, related_name="steps", null=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())
    acted_on = models.DateField(null=True)  # null: recorded before days of acting were kept

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "number"], name="step_in_order"),
            models.UniqueConstraint(fields=["proposal", "cause"], name="proposal_carried_out_once"),
            models.CheckConstraint(name="change_says_its_law", condition=~Q(cause__in=["law", "surplus", "held"]) | ~Q(law="")),
            models.UniqueConstraint(fields=["line_id"], condition=Q(cause="line"), name="line_booked_once"),
        ]
        indexes = [
            models.Index(fields=["line_id", "-id"], name="step_by_line"),
            models.Index(fields=["unit_id", "-number"], condition=~Q(cause__in=["line", "month"]), name="step_of_people"),
        ]


class Piece(models.Model):
    """Money of one line (or of the opening surplus) applied to one month of one payer, or a later change `of` such a piece."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="pieces")
    unit_id = models.BigIntegerField()
    line_id = models.BigIntegerField(null=True)
    payer_id = models.BigIntegerField()
    kind = models.CharField(max_length=4)
    month = models.IntegerField()
    amount = models.BigIntegerField()
    applied_on = models.DateField()
    base = models.BigIntegerField()
    beneficiary_id = models.BigIntegerField(null=True)
    held_for_id = models.BigIntegerField(null=True)
    from_credit = models.BooleanField(default=False)
    of = models.ForeignKey("self", models.PROTECT, related_name="changes", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="piece_has_one_holder", condition=Q(beneficiary_id__isnull=True) | Q(held_for_id__isnull=True)),
        ]
        indexes = [
            models.Index(fields=["payer_id", "kind", "month"], name="piece_by_payer"),
            models.Index(fields=["line_id"], name="piece_by_line"),
            models.Index(fields=["unit_id", "applied_on"], name="piece_by_day"),
        ]


class UpperShare(models.Model):
    """The part of a piece that belongs to one upper level. base + upper shares = the piece."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="upper", db_constraint=False)
    unit_id = models.BigIntegerField()
    holder_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["piece", "place"], name="upper_share_once")]


class CreditMove(models.Model):
    """A change of a payer's surplus: it grows, is used, refunded or taken back. `moved_on` is its step's day."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="credits")
    unit_id = models.BigIntegerField()
    line_id = models.BigIntegerField(null=True)
    payer_id = models.BigIntegerField()
    kind = models.CharField(max_length=4)
    amount = models.BigIntegerField()
    why = models.CharField(max_length=10)
    moved_on = models.DateField()


class SuspenseMove(models.Model):
    """A change of the money of one line that waits for a person."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="suspense")
    unit_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    amount = models.BigIntegerField()
    why = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["line_id"], name="suspense_by_line")]


class Transfer(models.Model):
    """Money sent to a union or an upper body (above zero), or back from it (below zero)."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="transfers")
    unit_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    to_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    amount = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["to_id", "line_id"], name="transfer_by_body")]


class OwnMove(models.Model):
    """Bank interest (above zero) or a bank fee (below zero)."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="own")
    unit_id = models.BigIntegerField()
    line_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    amount = models.BigIntegerField()


class Reclassification(models.Model):
    """Money moved between those it is kept for: from a union or from the money held for an employer, to a union or to the money held."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="reclassifications")
    unit_id = models.BigIntegerField()
    moved_on = models.DateField()
    from_id = models.BigIntegerField(null=True)
    from_held_id = models.BigIntegerField(null=True)
    to_id = models.BigIntegerField(null=True)
    held_for_id = models.BigIntegerField(null=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="moved_to_one_holder",
                condition=(Q(to_id__isnull=True) & Q(held_for_id__isnull=False)) | (Q(to_id__isnull=False) & Q(held_for_id__isnull=True)),
            ),
            models.CheckConstraint(
                name="moved_from_one_holder",
                condition=(Q(from_id__isnull=True) & Q(from_held_id__isnull=False))
                | (Q(from_id__isnull=False) & Q(from_held_id__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["from_held_id"], name="moved_from_held", condition=Q(from_held_id__isnull=False)),
            models.Index(fields=["held_for_id"], name="moved_to_held", condition=Q(held_for_id__isnull=False)),
        ]


class BookedEntry(models.Model):
    """Which entries of the books a step made; the way back from an entry to its bank line."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="entries")
    unit_id = models.BigIntegerField()
    entry_id = models.BigIntegerField(unique=True)
    line_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["line_id"], name="booked_by_line")]
