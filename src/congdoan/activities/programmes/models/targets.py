"""Targets of a programme with their figures: the baseline, what is assigned from above, what the unit commits itself to."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.programmes.rules.targets import CADENCES, DIRECTIONS, MEASURES


class Target(models.Model):
    """One target of a programme; `parent` is the target above, of another unit. Figures stand in rows of their own."""

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey("programmes.Programme", models.PROTECT, related_name="targets", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    group = models.CharField(max_length=120, blank=True)
    unit_words = models.CharField(max_length=40)
    measure = models.CharField(max_length=12)
    direction = models.CharField(max_length=2)
    cadence = models.CharField(max_length=10)
    scope = models.CharField(max_length=120, blank=True)
    indicator = models.CharField(max_length=60, blank=True)
    breakthrough = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=400, blank=True)
    needs_check = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    prepared_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="target_in_unit", fields=["id", "unit_id"]),
            models.UniqueConstraint(name="target_code_once", fields=["programme", "code"]),
            models.UniqueConstraint(name="target_given_once", fields=["programme", "parent"]),
            models.CheckConstraint(name="target_is_named", condition=~Q(code="") & ~Q(name="")),
            models.CheckConstraint(name="target_measure_is_known", condition=Q(measure__in=list(MEASURES))),
            models.CheckConstraint(name="target_direction_is_known", condition=Q(direction__in=list(DIRECTIONS))),
            models.CheckConstraint(name="target_cadence_is_known", condition=Q(cadence__in=list(CADENCES))),
        ]


class TargetFigure(models.Model):
    """One figure of a target for a year; the last of its kind counts, the earlier ones stay. Rows never change.

    Units: `value` in the target's unit; a ratio in parts per ten thousand (83 % is 8,300).
    """

    unit_id = models.BigIntegerField()
    target = models.ForeignKey(Target, models.PROTECT, related_name="figures", db_index=False)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    value = models.BigIntegerField()
    words = models.CharField(max_length=300, blank=True)
    told_by = models.BigIntegerField()
    told_on = models.DateField()
    told_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="target_figure_kind_is_known", condition=Q(kind__in=["baseline", "assigned", "committed"])),
            models.CheckConstraint(
                name="target_figure_is_sound", condition=Q(value__gte=0, value__lte=10**15, year__gte=2000, year__lte=2100)
            ),
        ]
        indexes = [models.Index(fields=["target", "year", "kind", "-id"], name="target_figures_last_first")]


class FrozenBase(models.Model):
    """The denominators of a ratio as they were on a day, by unit: from then on the target is judged on them. Rows never change."""

    unit_id = models.BigIntegerField()
    target = models.ForeignKey(Target, models.PROTECT, related_name="bases", db_index=False)
    year = models.PositiveSmallIntegerField()
    parts = models.JSONField()  # [unit, code, name, denominator]
    frozen_by = models.BigIntegerField()
    frozen_on = models.DateField()
    frozen_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="base_frozen_once_a_year", fields=["target", "year"])]
