"""Bargaining: who asked whom, the matters, sessions, polls as counts, ballots."""

from django.db import models
from django.db.models import F, Q

from congdoan.activities.bargaining.models.agreements import UNIT, Agreement
from congdoan.activities.bargaining.rules.agreements import LEVELS
from congdoan.activities.bargaining.rules.talks import SIDES, STATES


class Bargaining(models.Model):
    """Talks from the request to the signature, or to their failure."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    level = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    asked_by = models.CharField(max_length=10)
    requested_on = models.DateField()
    renews = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="successor_talks")
    placed_on = models.DateField(null=True)
    place = models.CharField(max_length=200)
    info_asked_on = models.DateField(null=True)
    info_given_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    review = models.CharField(max_length=500)
    state = models.CharField(max_length=10)
    failure = models.CharField(max_length=10)
    failed_on = models.DateField(null=True)
    end_words = models.CharField(max_length=500)
    agreement = models.OneToOneField(Agreement, models.PROTECT, null=True, related_name="talks")
    opened_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="bargaining_is_known", condition=Q(level__in=list(LEVELS), asked_by__in=list(SIDES), state__in=list(STATES))
            ),
            models.CheckConstraint(
                name="bargaining_signed_means_an_agreement",
                condition=Q(state="signed", agreement__isnull=False) | ~Q(state="signed") & Q(agreement__isnull=True),
            ),
            models.CheckConstraint(
                name="bargaining_failed_on_a_day", condition=~Q(state="failed") | Q(failed_on__isnull=False) & ~Q(failure="")
            ),
            models.CheckConstraint(
                name="bargaining_starts_after_the_request", condition=Q(started_on__isnull=True) | Q(started_on__gte=F("requested_on"))
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "-requested_on", "-id"], name="bargainings_of_unit")]


class BargainingParty(models.Model):
    """An employer whose workers vote on the draft. `needed` is the least number in favour."""

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="parties")
    unit_id = models.BigIntegerField()
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    workers = models.PositiveIntegerField()
    asked = models.PositiveIntegerField(null=True)
    in_favour = models.PositiveIntegerField(null=True)
    needed = models.PositiveIntegerField(null=True)
    voted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="bargaining_party_once", fields=["bargaining", "employer"]),
            models.CheckConstraint(
                name="ballot_counts_are_sound",
                condition=Q(in_favour__isnull=True)
                | Q(in_favour__lte=F("asked"), asked__lte=F("workers"), needed__isnull=False, voted_on__isnull=False),
            ),
        ]


class BargainingMatter(models.Model):
    """Something that is bargained over."""

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="matters")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=12)
    words = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(name="matter_in_order", fields=["bargaining", "place"])]


class BargainingSession(models.Model):
    """A session; `outcomes` maps a matter's place to [agreed, words]. Rows never change."""

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="sessions")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    words = models.TextField()
    outcomes = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(name="session_in_order", fields=["bargaining", "place"])]


class BargainingPoll(models.Model):
    """An opinion poll as counts alone: `answers` maps a matter's place to [agree, disagree, words]. Nobody's answer is kept."""

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="polls")
    unit_id = models.BigIntegerField()
    held_on = models.DateField()
    asked = models.PositiveIntegerField()
    answers = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["bargaining", "-held_on", "-id"], name="polls_of_bargaining")]
