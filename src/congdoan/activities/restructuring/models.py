"""Reorganisations, the plan of each, what was decided about it, and what was carried out."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.restructuring.rules import BOOKS, GRANTS, OUTCOMES


class Reorganisation(models.Model):
    """A decision that reorganises unions from a day on; its content changes only while it is a draft."""

    unit_id = models.BigIntegerField()  # who decides; the plan's units stand in its branch
    number = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    document = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField()
    effective_on = models.DateField()
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="reorganisation_id_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="reorganisation_is_named", condition=~Q(number="") & ~Q(title="")),
        ]
        indexes = [models.Index(fields=["-effective_on", "-id"], name="reorganisations_newest")]


class PlanRow(models.Model):
    """What becomes of one unit. `place` is the order in which the rows are carried out, known once it is decided."""

    unit_id = models.BigIntegerField()
    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    place = models.PositiveIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)  # of a unit that stands already
    code = models.CharField(max_length=40)
    outcome = models.CharField(max_length=12)
    targets = ArrayField(models.CharField(max_length=40), default=list)
    parent = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    members = models.PositiveIntegerField(null=True)
    member_policy = models.CharField(max_length=8, blank=True)
    grants = models.CharField(max_length=8, default="end")
    books = models.CharField(max_length=10, default="keep")
    cash_counted = models.BigIntegerField(null=True)
    given_by = models.CharField(max_length=160, blank=True)
    taken_by = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "restructuring_plan_row"
        constraints = [
            models.UniqueConstraint(name="plan_unit_once", fields=["reorganisation", "code"]),
            models.UniqueConstraint(name="plan_place_once", fields=["reorganisation", "place"]),
            models.CheckConstraint(name="plan_outcome_is_known", condition=Q(outcome__in=list(OUTCOMES))),
            models.CheckConstraint(name="plan_books_are_known", condition=Q(books__in=list(BOOKS))),
            models.CheckConstraint(name="plan_grants_are_known", condition=Q(grants__in=list(GRANTS))),
        ]
        indexes = [models.Index(fields=["organisation_id"], name="plan_rows_of_unit")]


class Act(models.Model):
    """What somebody did with a reorganisation: decided it, or withdrew it. Rows never change."""

    class Kind(models.TextChoices):
        DECIDED = "decided", "đã quyết định"
        WITHDRAWN = "withdrawn", "đã rút"

    unit_id = models.BigIntegerField()
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(max_length=500, blank=True)
    mark = models.CharField(max_length=64, blank=True)  # the hash of the preview that was decided on
    preview = models.JSONField(null=True)  # the totals as they were decided on
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="act_once", fields=["reorganisation", "kind"])]


class Outcome(models.Model):
    """What carrying one row out came to; `unit_id` is the unit itself, so that its own people see it. Rows never change."""

    unit_id = models.BigIntegerField()
    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="outcomes")
    row = models.ForeignKey(PlanRow, models.PROTECT, related_name="outcomes")
    is_done = models.BooleanField()
    outcome = models.CharField(max_length=12)
    decision = models.CharField(max_length=120)
    effective_on = models.DateField()
    words = models.CharField(max_length=500)
    facts = models.JSONField(default=dict)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="carried_out_once", fields=["row"], condition=Q(is_done=True))]
        indexes = [models.Index(fields=["unit_id"], name="outcomes_of_unit")]
