"""Signals, stoppages with what was done and promised, disputes with their steps, and what employers share."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.activities.disputes.rules import settling, stoppages

UNIT, ACTOR = "organisations.Organisation", "access.Actor"


class EmployerTrait(models.Model):
    """Where an employer stands and whence its owner comes, as told on a day; rows never change, the last one counts."""

    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    zone = models.CharField(max_length=120, blank=True)
    owner_country = models.CharField(max_length=80, blank=True)
    recorded_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["employer", "-id"], name="newest_trait_of_employer")]


class Stoppage(models.Model):
    """A collective stoppage, from the day it was watched; kept by a federation. Traits are those of the day it was opened."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    zone = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    owner_country = models.CharField(max_length=80, blank=True)
    opened_on = models.DateField()
    broke_out_at = models.DateTimeField(null=True)
    stopped = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    demands = models.JSONField(default=list)
    causes = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    days_lost = models.PositiveIntegerField(null=True)
    demands_met = models.CharField(max_length=8, blank=True)
    legality = models.CharField(max_length=10, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_stoppage_of_an_employer", fields=["employer"], condition=~Q(state="closed")),
            models.CheckConstraint(name="stoppage_state_is_known", condition=Q(state__in=list(stoppages.STATES))),
            models.CheckConstraint(
                name="stoppage_state_has_its_moments",
                condition=Q(state="watched", broke_out_at__isnull=True, ended_at__isnull=True)
                | Q(state="broke_out", broke_out_at__isnull=False, ended_at__isnull=True)
                | Q(state="ended", broke_out_at__isnull=False, ended_at__isnull=False)
                | Q(state="closed", closed_on__isnull=False),
            ),
            models.CheckConstraint(name="stoppage_closed_has_a_day", condition=Q(state="closed") | Q(closed_on__isnull=True)),
            models.CheckConstraint(
                name="stoppage_ends_after_it_broke_out", condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("broke_out_at"))
            ),
            models.CheckConstraint(
                name="stoppage_counts_agree", condition=Q(stopped__isnull=True) | Q(present__isnull=True) | Q(stopped__lte=F("present"))
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "-id"], name="stoppages_of_unit"),
            models.Index(fields=["broke_out_at"], name="stoppages_by_outbreak"),
        ]


class Signal(models.Model):
    """What somebody saw: raised by a unit, verified or dismissed by one above. `unit` is who raised it."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    matter = models.CharField(max_length=12)
    words = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, default=stoppages.RAISED)
    raised_on = models.DateField()
    raised_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(db_default=TransactionNow())
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(ACTOR, models.PROTECT, null=True, related_name="+")
    found = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="signal_state_is_known", condition=Q(state__in=list(stoppages.SIGNAL_STATES))),
            models.CheckConstraint(name="signal_matter_is_known", condition=Q(matter__in=list(stoppages.MATTERS))),
            models.CheckConstraint(
                name="signal_is_checked_by_somebody",
                condition=Q(state="raised", checked_by__isnull=True) | (~Q(state="raised") & Q(checked_by__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="signals_by_state")]


class StoppageAct(models.Model):
    """Something done or told about a stoppage at a moment; rows never change."""

    stoppage = models.ForeignKey(Stoppage, models.PROTECT, related_name="acts")
    unit_id = models.BigIntegerField()
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    happened_at = models.DateTimeField()
    words = models.CharField(max_length=2000, blank=True)
    facts = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="stoppage_act_in_order", fields=["stoppage", "place"]),
            models.CheckConstraint(name="stoppage_act_is_known", condition=Q(kind__in=list(stoppages.ACTS))),
        ]


class Promise(models.Model):
    """What the employer promised to end a stoppage, until when, and what became of it."""

    stoppage = models.ForeignKey(Stoppage, models.PROTECT, related_name="promises")
    unit_id = models.BigIntegerField()
    words = models.CharField(max_length=500)
    due_on = models.DateField()
    state = models.CharField(max_length=8, default=stoppages.PROMISED)
    settled_on = models.DateField(null=True)
    evidence = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="promise_state_is_known", condition=Q(state__in=list(stoppages.PROMISE_STATES))),
            models.CheckConstraint(
                name="promise_settled_has_a_day",
                condition=Q(state="open", settled_on__isnull=True) | (~Q(state="open") & Q(settled_on__isnull=False) & ~Q(evidence="")),
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="promises_by_day")]


class Dispute(models.Model):
    """A labour dispute that is settled by steps: petition, mediation, arbitration, court."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    matter = models.CharField(max_length=12)
    words = models.CharField(max_length=500)
    workers = models.PositiveIntegerField(default=1)
    known_on = models.DateField()  # the day on which the infringement was discovered: time bars run from it
    state = models.CharField(max_length=12)
    opened_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="dispute_kind_is_known", condition=Q(kind__in=list(settling.KINDS))),
            models.CheckConstraint(name="dispute_matter_is_known", condition=Q(matter__in=list(stoppages.MATTERS))),
            models.CheckConstraint(name="dispute_state_is_a_step", condition=Q(state__in=list(settling.STEPS))),
            models.CheckConstraint(name="dispute_has_workers", condition=Q(workers__gte=1)),
        ]
        indexes = [models.Index(fields=["unit", "state", "-id"], name="disputes_of_unit")]


class DisputeStep(models.Model):
    """One step of settling a dispute on a day; rows never change."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="steps")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=12)
    happened_on = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="dispute_step_in_order", fields=["dispute", "place"])]
