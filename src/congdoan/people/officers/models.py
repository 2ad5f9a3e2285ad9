"""Terms of a union's bodies, seats in them, elections with their candidates; officers as cadres."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Func, Q

from congdoan.people.officers.rules import ALONE, BASES, BODIES, HOWS, NOMINATIONS, OUTCOMES

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


class CadreRecord(models.Model):
    """What an officer has learned, as told on a day; rows never change, the newest counts. Party matters stay sealed with the member."""

    unit_id = models.BigIntegerField()
    person = models.ForeignKey("members.Person", models.PROTECT, related_name="+", db_constraint=False)
    schooling = models.CharField(max_length=120)
    expertise = models.CharField(max_length=200)
    politics = models.CharField(max_length=120)
    language = models.CharField(max_length=120)
    assessment = models.CharField(max_length=300)
    noted_on = models.DateField()
    recorded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="cadre_records_of_person")]


class PlannedOfficer(models.Model):
    """Somebody whom a union plans for a post in a coming term; only being taken off the plan changes it."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    body = models.CharField(max_length=12)
    post = models.CharField(max_length=24)
    person = models.ForeignKey("members.Person", models.PROTECT, related_name="+", db_constraint=False)
    full_name = models.CharField(max_length=120)
    term_name = models.CharField(max_length=120)
    decision = models.CharField(max_length=120)
    planned_on = models.DateField()
    dropped_on = models.DateField(null=True)
    drop_reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="planned_once", fields=["unit", "body", "post", "person", "term_name"], condition=Q(dropped_on__isnull=True)
            ),
            models.CheckConstraint(name="planned_for_a_known_body", condition=Q(body__in=list(BODIES))),
        ]


class Course(models.Model):
    """A training course of some days, held by a union for officers below it."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    first_on = models.DateField()
    last_on = models.DateField()
    place = models.CharField(max_length=200)
    lessons = models.PositiveSmallIntegerField(null=True)
    decision = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(name="course_lasts", condition=Q(last_on__gte=F("first_on"))),
            models.UniqueConstraint(name="course_once", fields=["unit", "name", "first_on"]),
        ]


class Attendance(models.Model):
    """Who was called to a course, who came, who was given a certificate; a later row about the same person counts instead."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="attendances")
    unit_id = models.BigIntegerField()  # the member's union, so that its own people see the row
    person = models.ForeignKey("members.Person", models.PROTECT, related_name="+", db_constraint=False)
    full_name = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10)
    certificate = models.CharField(max_length=60)
    recorded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="attendance_outcome_is_known", condition=Q(outcome__in=list(OUTCOMES))),
            models.CheckConstraint(name="certificate_of_who_passed", condition=Q(certificate="") | Q(outcome="passed")),
        ]
        indexes = [models.Index(fields=["course", "person", "-id"], name="attendances_of_course")]


class Allowance(models.Model):
    """The coefficient of base salary that a decision gives a seat from a day on; rows never change, a later one follows."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="allowances")
    unit_id = models.BigIntegerField()
    hundredths = models.PositiveSmallIntegerField()  # 70 is 0,70 of the base salary
    since = models.DateField()
    decision = models.CharField(max_length=120)
    set_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_allowance_a_day", fields=["seat", "since"]),
            models.CheckConstraint(name="allowance_has_its_decision", condition=~Q(decision="")),
            models.CheckConstraint(name="allowance_is_sound", condition=Q(hundredths__lte=1000)),
        ]
