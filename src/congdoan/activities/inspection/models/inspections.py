"""An inspection of one unit by the committee of another (or its own), its steps, who examines."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.activities.inspection.rules import KINDS, POSTS, STATES

from .programmes import Pick


class Inspection(models.Model):
    """An inspection. `unit_id` is inspected by the committee of `owner_id`; `since` to `until` are looked into.

    The team may read the unit's books from `access_from` to `access_until`, both included. `document_id` is the conclusion and
    `decision_document_id` the decision among the owner's outgoing documents, `reply_by` the last day for the unit's reply to the draft.
    """

    unit_id = models.BigIntegerField()
    owner_id = models.BigIntegerField()
    pick = models.ForeignKey(Pick, models.PROTECT, null=True, related_name="inspections")
    kind = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField()
    scope = models.CharField(max_length=1000)
    decision = models.CharField(max_length=80)
    decided_on = models.DateField()
    access_from = models.DateField()
    access_until = models.DateField()
    state = models.CharField(max_length=14, default="decided")
    reply_by = models.DateField(null=True)
    document_id = models.BigIntegerField(null=True)
    decision_document_id = models.BigIntegerField(null=True)
    search_key = models.CharField(max_length=600, blank=True)
    opened_by = models.BigIntegerField()
    opened_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="inspection_in_unit", fields=["id", "unit_id"]),
            models.UniqueConstraint(name="inspection_by_decision", fields=["owner_id", "decision", "unit_id", "decided_on"]),
            models.CheckConstraint(name="inspection_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="inspection_state_is_known", condition=Q(state__in=list(STATES))),
            models.CheckConstraint(name="inspection_says_what", condition=~Q(scope="") & ~Q(decision="")),
            models.CheckConstraint(name="inspection_looks_back", condition=Q(since__lte=F("until"))),
            models.CheckConstraint(name="inspection_access_ends", condition=Q(access_from__lte=F("access_until"))),
        ]
        indexes = [
            models.Index(fields=["owner_id", "-id"], name="inspections_of_owner"),
            models.Index(fields=["unit_id", "-id"], name="inspections_of_unit"),
        ]


class InspectionAct(models.Model):
    """A step of an inspection with its words and its paper; the last one is its state. Rows never change."""

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14)
    words = models.CharField(max_length=4000, blank=True)
    file_name = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="inspection_act_in_order", fields=["inspection", "place"]),
            models.CheckConstraint(name="inspection_act_is_known", condition=Q(kind__in=list(STATES))),
            models.CheckConstraint(name="inspection_paper_is_whole", condition=Q(sha256="", content=None) | ~Q(sha256="", content=None)),
        ]


class Examiner(models.Model):
    """Somebody of the team, and the days on which they may look; `grant` is the right that was lent."""

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="examiners", db_index=False)
    actor = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    post = models.CharField(max_length=10)
    period = DateRangeField()
    grant = models.ForeignKey("access.Grant", models.PROTECT, related_name="+")
    seated_by = models.BigIntegerField()
    seated_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="examiner_once_at_a_time",
                expressions=[("inspection", RangeOperators.EQUAL), ("actor", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(name="examiner_post_is_known", condition=Q(post__in=list(POSTS))),
            models.CheckConstraint(name="examiner_ends", condition=Q(period__upper_inf=False)),
        ]
        indexes = [models.Index(fields=["inspection", "id"], name="examiners_of_inspection")]
