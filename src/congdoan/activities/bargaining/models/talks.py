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
    """An opinion poll as counts alone: `answers` maps a matter's place to [agree, disagree, words, other]. Nobody's answer is kept.

    Counted by hand it has no `phone`; counted with slips `answered` tells how many came back, and a small count is null.
    """

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="polls")
    unit_id = models.BigIntegerField()
    held_on = models.DateField()
    asked = models.PositiveIntegerField()
    answers = models.JSONField()
    answered = models.PositiveIntegerField(null=True)
    phone = models.OneToOneField("bargaining.PhonePoll", models.PROTECT, null=True, related_name="result")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="poll_answered_were_asked",
                condition=Q(phone__isnull=True, answered__isnull=True) | Q(phone__isnull=False, answered__lte=F("asked")),
            )
        ]
        indexes = [models.Index(fields=["bargaining", "-held_on", "-id"], name="polls_of_bargaining")]


class PhonePoll(models.Model):
    """An opinion poll that is answered with slips until its last day; it keeps what the slips ask. Rows are closed once, by PostgreSQL."""

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="phone_polls")
    unit_id = models.BigIntegerField()
    unit_name = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    questions = models.JSONField()  # [place, words] of each
    slips = models.PositiveIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()  # the last day on which a slip is taken
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_poll_of_talks", fields=["bargaining"], condition=Q(closed_on__isnull=True)),
            models.UniqueConstraint(name="phone_poll_in_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="phone_poll_lasts", condition=Q(closes_on__gte=F("opened_on"), slips__gte=1)),
        ]


class PollSlip(models.Model):
    """A slip: whether it was used, never what was answered with it. Only PostgreSQL marks it, and keeps the hash of its code alone."""

    poll = models.ForeignKey(PhonePoll, models.PROTECT, related_name="drawn")
    unit_id = models.BigIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["poll", "is_used"], name="slips_of_poll")]


class PollCount(models.Model):
    """How many gave one answer to one question. Nobody reads these: PostgreSQL counts, tells the sums once at the end, and drops them."""

    poll = models.ForeignKey(PhonePoll, models.PROTECT, related_name="+")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=5)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_count_of_an_answer", fields=["poll", "place", "answer"])]
