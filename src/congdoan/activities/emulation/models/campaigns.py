"""Campaigns launched by a document, who registered for which titles, what was proposed, what was awarded."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.emulation.rules.awards import PROPOSAL_STATES


class Campaign(models.Model):
    """A campaign of one unit, read by everybody; its document launched it, and it never changes."""

    unit_id = models.BigIntegerField()
    name = models.CharField(max_length=300)
    catalogue = models.CharField(max_length=60, blank=True)  # the record of `activities.emulation`, where it is one of those
    document = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    register_by = models.DateField()
    criteria = models.CharField(max_length=3000, blank=True)
    goal_initiatives = models.PositiveIntegerField(null=True)
    goal_benefit = models.BigIntegerField(null=True)
    launched_by = models.BigIntegerField()
    launched_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="campaign_days_in_order", condition=Q(starts_on__lte=models.F("ends_on"), register_by__lte=models.F("ends_on"))
            ),
            models.CheckConstraint(name="campaign_has_a_document", condition=~Q(document="") & ~Q(name="")),
        ]


class Registration(models.Model):
    """A union or one of its members registered for titles of a campaign in time."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="registrations", db_index=False)
    unit_id = models.BigIntegerField()
    membership = models.ForeignKey("members.Membership", models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=300)
    titles = ArrayField(models.CharField(max_length=60))
    registered_on = models.DateField()
    registered_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="registered_once", fields=["campaign", "unit_id", "membership"], nulls_distinct=False),
            models.UniqueConstraint(name="registration_in_unit", fields=["id", "unit_id"]),
        ]


class AwardProposal(models.Model):
    """A title or award proposed for who registered for it, with what was checked on that day; decided once, by another person."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="proposals", db_index=False)
    unit_id = models.BigIntegerField()
    title = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    merits = models.CharField(max_length=3000)
    because = models.CharField(max_length=500, blank=True)  # why though something is lacking
    checks = models.JSONField()  # [condition, state, words]
    state = models.CharField(max_length=8, default="proposed")
    decision = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.BigIntegerField(null=True)
    proposed_on = models.DateField()
    proposed_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="proposed_once_a_year", fields=["registration", "title", "year"]),
            models.CheckConstraint(name="proposal_state_is_known", condition=Q(state__in=list(PROPOSAL_STATES))),
            models.CheckConstraint(
                name="proposal_decided_whole",
                condition=Q(state="proposed", decided_by=None, decided_on=None)
                | (Q(state__in=["granted", "declined"], decided_by__isnull=False, decided_on__isnull=False) & ~Q(decision="")),
            ),
        ]


class Award(models.Model):
    """A title or award that somebody holds for a year, under its decision: granted here, or written down from before."""

    unit_id = models.BigIntegerField()
    membership = models.ForeignKey("members.Membership", models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=300)
    title = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=120)
    proposal = models.OneToOneField(AwardProposal, models.PROTECT, null=True, related_name="award")
    recorded_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="awarded_once_a_year", fields=["unit_id", "membership", "title", "year"], nulls_distinct=False),
            models.CheckConstraint(name="award_has_a_decision", condition=~Q(decision="")),
        ]
