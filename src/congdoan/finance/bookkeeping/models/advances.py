"""Advances as requested, what happened to each, and what a settlement spent; none of these rows ever changes."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear


class Advance(models.Model):
    """Money asked for by a person for a purpose, to be accounted for by a day (giấy đề nghị tạm ứng, C42-HD).

    PostgreSQL gives `number` when the row arrives: the next of the unit's year. `second_reason` says why, where the person has
    another advance open.
    """

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.IntegerField(db_default=0)
    requested_on = models.DateField()
    person_name = models.CharField(max_length=120)
    person_key = models.CharField(max_length=120)
    person_post = models.CharField(max_length=160, blank=True)
    purpose = models.CharField(max_length=300)
    amount = models.BigIntegerField()
    due_on = models.DateField()
    second_reason = models.CharField(max_length=300, blank=True)
    search_key = models.CharField(max_length=600)
    requested_by = models.BigIntegerField()
    requested_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_advance"
        indexes = [
            models.Index(fields=["unit_id", "person_key"], name="advance_of_person"),
            models.Index(fields=["due_on", "id"], name="advance_by_due_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "number"], name="advance_number_once"),
            models.CheckConstraint(name="advance_above_zero", condition=Q(amount__gt=0, amount__lte=10**15)),
            models.CheckConstraint(name="advance_of_its_year", condition=Q(year=ExtractYear("requested_on"))),
            models.CheckConstraint(name="advance_due_later", condition=Q(due_on__gte=F("requested_on"))),
            models.CheckConstraint(name="advance_says_whom_and_why", condition=~Q(person_key="") & ~Q(purpose="")),
        ]


class AdvanceStep(models.Model):
    """What happened to an advance; `place` counts from 1 without a gap. `entry_id` is the entry of a step that moved money."""

    class Kind(models.TextChoices):
        APPROVED = "approved", "duyệt đề nghị"
        DECLINED = "declined", "không duyệt đề nghị"
        PAID = "paid", "chi tạm ứng"
        FILED = "filed", "lập giấy thanh toán"
        ACCEPTED = "accepted", "duyệt giấy thanh toán"
        REFUSED = "refused", "trả lại giấy thanh toán"
        TOPPED_UP = "topped_up", "chi thêm phần vượt"
        SETTLED = "settled", "ghi sổ thanh toán"
        RETURNED = "returned", "thu lại phần thừa"
        REVERSED = "reversed", "đảo một bước đã ghi sổ"

    advance = models.ForeignKey(Advance, models.PROTECT, related_name="steps", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount = models.BigIntegerField()
    happened_on = models.DateField()
    takes_back = models.PositiveSmallIntegerField(null=True)
    money = models.CharField(max_length=4, blank=True)  # cash, bank
    words = models.CharField(max_length=300, blank=True)
    entry_id = models.BigIntegerField(null=True, unique=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_advance_step"
        constraints = [
            models.UniqueConstraint(fields=["advance", "place"], name="advance_step_in_order"),
            models.UniqueConstraint(fields=["advance", "takes_back"], name="advance_step_taken_back_once"),
            models.CheckConstraint(
                name="advance_money_in_the_books",
                condition=Q(kind__in=["paid", "topped_up", "settled", "returned", "reversed"], entry_id__isnull=False)
                | Q(kind__in=["approved", "declined", "filed", "accepted", "refused"], entry_id__isnull=True),
            ),
            models.CheckConstraint(
                name="advance_says_why", condition=~Q(kind__in=["declined", "refused", "reversed"]) | ~Q(words="")
            ),
        ]  # fmt: skip


class AdvancePart(models.Model):
    """One line of a settlement (giấy thanh toán tạm ứng, C43-BB): what was bought, under which category, by which paper."""

    step = models.ForeignKey(AdvanceStep, models.PROTECT, related_name="parts")
    unit_id = models.BigIntegerField()
    line_no = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    words = models.CharField(max_length=200)
    paper = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "bookkeeping_advance_part"
        constraints = [
            models.UniqueConstraint(fields=["step", "line_no"], name="advance_part_in_order"),
            models.CheckConstraint(name="advance_part_above_zero", condition=Q(amount__gt=0)),
        ]
