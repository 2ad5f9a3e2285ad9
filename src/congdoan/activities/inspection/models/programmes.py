"""The year's programme of a unit's inspection committee, what was decided about it, the units it picks."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.activities.inspection.rules import KINDS, PROGRAMME_ACTS, PROGRAMME_STATES
from congdoan.activities.inspection.rules.picking import HOW_WORDS


class Programme(models.Model):
    """One year's programme of one unit. `population` are the units that stood below when it was drafted; `seed` drew the lots."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    population = models.PositiveIntegerField()
    share_part = models.PositiveSmallIntegerField()
    share_whole = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    state = models.CharField(max_length=10, default="drafted")
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_inspection_programme_a_year", fields=["unit_id", "year"]),
            models.UniqueConstraint(name="inspection_programme_in_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="inspection_programme_state_is_known", condition=Q(state__in=list(PROGRAMME_STATES))),
            models.CheckConstraint(name="inspection_share_is_sound", condition=Q(share_whole__gt=0, share_part__lte=F("share_whole"))),
        ]


class ProgrammeAct(models.Model):
    """What somebody did to a programme; rows never change. `words`: why it was returned, by which resolution it was approved."""

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=500, blank=True)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="inspection_programme_act_in_order", fields=["programme", "place"]),
            models.CheckConstraint(name="inspection_programme_act_is_known", condition=Q(kind__in=list(PROGRAMME_ACTS))),
        ]


class Pick(models.Model):
    """A unit that a programme picks for one kind of inspection, with the reasons that are printed: words and points."""

    unit_id = models.BigIntegerField()  # whose programme it is
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="picks", db_index=False)
    picked_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    how = models.CharField(max_length=6)
    place = models.PositiveSmallIntegerField()
    score = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="picked_once_for_a_kind", fields=["programme", "picked_id", "kind"]),
            models.CheckConstraint(name="pick_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="pick_how_is_known", condition=Q(how__in=list(HOW_WORDS))),
        ]
        indexes = [models.Index(fields=["programme", "place"], name="picks_in_order")]
