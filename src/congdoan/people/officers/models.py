"""Terms of a union's bodies, seats in them, elections with their candidates."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Func, Q

from congdoan.people.officers.rules import ALONE, BASES, BODIES, HOWS, NOMINATIONS

UNIT = "organisations.Organisation"


class Term(models.Model):
    """One term of one body of a union, from the day it began; `until` is the last day that the decision foresaw."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    body = models.CharField(max_length=12)
    section = models.CharField(max_length=120)  # of a group: its name
    name = models.CharField(max_length=120)
    period = DateRangeField()
    until = models.DateField(null=True)
    seats = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=120)
    end_reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_term_at_a_time",
                expressions=[(name, RangeOperators.EQUAL) for name in ("unit", "body", "section")] + [("period", RangeOperators.OVERLAPS)],
            ),
            models.UniqueConstraint(name="term_with_its_period", fields=["id", "unit", "body", "period"]),
            models.CheckConstraint(name="term_body_is_known", condition=Q(body__in=list(BODIES))),
            models.CheckConstraint(name="term_lasts", condition=Q(period__isempty=False, period__lower_inf=False)),
            models.CheckConstraint(name="term_has_seats", condition=Q(seats__gte=1, seats__lte=200)),
        ]
        indexes = [models.Index(fields=["unit", "body"], name="terms_of_unit")]


class Seat(models.Model):
    """A member's post in a term. `held` are the days on which it counts: its own, within the term, while the membership lasts.

    Term and membership are copied under foreign keys that follow every change, so that a seat ends by itself with the membership,
    however that ends, and comes back when the ending is taken back.
    """

    term = models.ForeignKey(Term, models.PROTECT, related_name="taken", db_constraint=False)
    unit_id = models.BigIntegerField()
    body = models.CharField(max_length=12)
    term_period = DateRangeField()
    membership = models.ForeignKey("members.Membership", models.PROTECT, related_name="+", db_constraint=False)
    person_id = models.BigIntegerField()
    member_unit_id = models.BigIntegerField()
    membership_period = DateRangeField()
    post = models.CharField(max_length=24)
    period = DateRangeField()
    how = models.CharField(max_length=10)
    decision = models.CharField(max_length=120)
    end_reason = models.CharField(max_length=300)
    election = models.ForeignKey("Election", models.PROTECT, null=True, related_name="seats_filled")
    ended_by = models.ForeignKey("Election", models.PROTECT, null=True, related_name="seats_ended")
    voided_on = models.DateField(null=True)
    held = models.GeneratedField(
        expression=Func(F("period"), F("term_period"), F("membership_period"), F("voided_on"), function="officers_held"),
        output_field=DateRangeField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_seat_of_a_person",
                expressions=[("term", RangeOperators.EQUAL), ("person_id", RangeOperators.EQUAL), ("held", RangeOperators.OVERLAPS)],
                condition=~Q(body="finance"),
            ),
            ExclusionConstraint(
                name="one_holder_at_a_time",
                expressions=[("term", RangeOperators.EQUAL), ("post", RangeOperators.EQUAL), ("held", RangeOperators.OVERLAPS)],
                condition=Q(post__in=list(ALONE)),
            ),
            models.CheckConstraint(name="seat_lasts", condition=Q(period__isempty=False, period__lower_inf=False)),
            models.CheckConstraint(name="seat_taken_somehow", condition=Q(how__in=list(HOWS))),
        ]
        indexes = [
            models.Index(fields=["term", "post"], name="seats_of_term"),
            models.Index(fields=["unit_id", "body"], name="seats_of_unit"),
            models.Index(fields=["person_id"], name="seats_of_person"),
        ]


class Election(models.Model):
    """The minutes of one count; only being voided changes them. The shares of the law are copied as they stood that day."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="elections")
    unit_id = models.BigIntegerField()
    post = models.CharField(max_length=24)
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    called = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    voting = models.PositiveIntegerField()
    seats = models.PositiveSmallIntegerField()
    ballots_out = models.PositiveIntegerField()
    ballots_in = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    base = models.CharField(max_length=6)
    quorum_part = models.PositiveSmallIntegerField()
    quorum_whole = models.PositiveSmallIntegerField()
    over_part = models.PositiveSmallIntegerField()
    over_whole = models.PositiveSmallIntegerField()
    counters = models.CharField(max_length=300)  # who counted
    decision = models.CharField(max_length=120)
    voided_on = models.DateField(null=True)
    void_reason = models.CharField(max_length=300)
    recorded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="election_adds_up",
                condition=Q(
                    present__lte=F("called"), voting__lte=F("present"), ballots_out__lte=F("voting"), ballots_in__lte=F("ballots_out")
                )
                & Q(ballots_in=F("valid") + F("invalid")),
            ),
            models.CheckConstraint(name="election_base_is_known", condition=Q(base__in=list(BASES))),
            models.CheckConstraint(name="election_shares_are_sound", condition=Q(quorum_whole__gte=1, over_whole__gte=1, seats__gte=1)),
        ]
        indexes = [models.Index(fields=["unit_id", "-held_on"], name="elections_of_unit")]


class Candidate(models.Model):
    """A name on the ballot with its votes; rows never change."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidates")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey("members.Person", models.PROTECT, related_name="+", db_constraint=False)
    full_name = models.CharField(max_length=120)
    nominated = models.CharField(max_length=10)
    votes = models.PositiveIntegerField()
    is_elected = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="candidate_once", fields=["election", "person"]),
            models.UniqueConstraint(name="candidate_in_place", fields=["election", "place"]),
            models.CheckConstraint(name="candidate_named_somehow", condition=Q(nominated__in=list(NOMINATIONS))),
        ]
