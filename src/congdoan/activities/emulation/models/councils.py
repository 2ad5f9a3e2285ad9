"""A council, who sits in it, who may not judge what, and the sheets."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.emulation.rules.words import CONFLICTS, POSTS

from .initiatives import UNIT, Initiative


class Council(models.Model):
    """A council of one unit for what comes from it and from below; its rubric, quorum and score to pass stand in its decision."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    decision = models.CharField(max_length=120)
    since = models.DateField()
    criteria = ArrayField(models.CharField(max_length=80))
    most = ArrayField(models.PositiveSmallIntegerField())
    least_sheets = models.PositiveSmallIntegerField()
    pass_score = models.PositiveSmallIntegerField()
    opened_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="council_in_unit", fields=["id", "unit"]),
            models.CheckConstraint(name="council_has_a_quorum", condition=Q(least_sheets__gte=2, pass_score__gte=1)),
        ]


class CouncilMember(models.Model):
    """Who sits in a council, and under which account they score."""

    council = models.ForeignKey(Council, models.PROTECT, related_name="members", db_index=False)
    unit_id = models.BigIntegerField()
    actor = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    membership = models.ForeignKey("members.Membership", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=9)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="in_a_council_once", fields=["council", "actor"]),
            models.CheckConstraint(name="council_post_is_known", condition=Q(post__in=list(POSTS))),
        ]


class Conflict(models.Model):
    """A member who may not judge an initiative, and why; rows never change."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="conflicts", db_index=False)
    unit_id = models.BigIntegerField()
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9)
    words = models.CharField(max_length=300, blank=True)
    told_by = models.BigIntegerField()
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_conflict_of_a_member", fields=["initiative", "member"]),
            models.CheckConstraint(name="conflict_is_known", condition=Q(kind__in=list(CONFLICTS))),
        ]


class ScoreSheet(models.Model):
    """One member's scores of an initiative; the last one counts, none ever changes."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="sheets", db_index=False)
    unit_id = models.BigIntegerField()
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    scores = ArrayField(models.PositiveSmallIntegerField())
    total = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)
    scored_on = models.DateField()
    scored_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="sheet_in_order", fields=["initiative", "member", "place"])]
