"""A founding, what was done for it and who asked for a union; rubrics, yearly gradings, the grades made public."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.grassroots.rules import ACTIVE, CLOSED, GRADING_STATES, KINDS, STEPS

UNIT = "organisations.Organisation"


class Founding(models.Model):
    """A union in the making. `unit` is the federation that will decide; its state is the furthest step that was done."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    employer = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+")  # none in the informal sector
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    commune = models.CharField(max_length=120)
    workers = models.PositiveIntegerField(null=True)
    workers_source = models.CharField(max_length=200)
    state = models.CharField(max_length=16)
    next_step = models.CharField(max_length=200)
    next_due = models.DateField(null=True)
    least = models.PositiveSmallIntegerField()  # applications that the law asked for when it was opened
    decide_by = models.DateField(null=True)
    document_id = models.BigIntegerField(null=True)  # the decision among the outgoing documents of the federation
    union = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_founding_of_an_employer", fields=["employer"], condition=~Q(state__in=[ACTIVE, CLOSED]), nulls_distinct=True
            ),
            models.CheckConstraint(name="founding_state_is_known", condition=Q(state__in=[*STEPS, CLOSED])),
            models.CheckConstraint(name="founding_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="founding_ends_in_a_union", condition=Q(state=ACTIVE, union__isnull=False) | ~Q(state=ACTIVE)),
            models.CheckConstraint(name="founding_needs_people", condition=Q(least__gte=1)),
        ]
        indexes = [models.Index(fields=["unit", "state", "next_due", "id"], name="foundings_of_unit")]


class FoundingAct(models.Model):
    """Something that was done for a founding on a day; rows never change."""

    founding = models.ForeignKey(Founding, models.PROTECT, related_name="acts")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    happened_on = models.DateField()
    words = models.CharField(max_length=500)
    facts = models.JSONField(default=dict)
    recorded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="founding_act_in_order", fields=["founding", "place"])]


class FoundingApplicant(models.Model):
    """An application to join that was given for a founding; the federation that took it is the founding's."""

    founding = models.ForeignKey(Founding, models.PROTECT, related_name="applicants")
    unit_id = models.BigIntegerField()
    application = models.OneToOneField("members.Application", models.PROTECT, related_name="+")


class Rubric(models.Model):
    """By which criteria a federation grades the unions below it in a year; a later version follows, rows never change."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=200)  # the guide it was taken from
    criteria = ArrayField(models.CharField(max_length=300))
    most = ArrayField(models.PositiveSmallIntegerField())
    set_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="rubric_version_once", fields=["unit", "year", "name", "version"]),
            models.CheckConstraint(name="rubric_year_is_sound", condition=Q(year__gte=2000, year__lte=2999)),
        ]


class Grading(models.Model):
    """One union's grading of a year: what it gave itself, what the upper union gave, what was made public."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="gradings", db_constraint=False)
    state = models.CharField(max_length=12)
    own = ArrayField(models.PositiveSmallIntegerField())
    reviewed = ArrayField(models.PositiveSmallIntegerField(), null=True)
    cutoffs = ArrayField(models.PositiveSmallIntegerField(), null=True)  # the borders on the day of the review
    total = models.PositiveSmallIntegerField(null=True)
    grade = models.PositiveSmallIntegerField(null=True)  # 0 is the best
    grade_words = models.CharField(max_length=60)
    scored_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey("access.Actor", models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=120)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_grading_a_year", fields=["unit", "year"]),
            models.CheckConstraint(name="grading_state_is_known", condition=Q(state__in=list(GRADING_STATES))),
        ]
        indexes = [models.Index(fields=["year", "state", "unit"], name="gradings_of_year")]


class GradingAct(models.Model):
    """What was done for a grading on a day; rows never change."""

    grading = models.ForeignKey(Grading, models.PROTECT, related_name="acts")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    happened_on = models.DateField()
    words = models.CharField(max_length=500)
    points = ArrayField(models.PositiveSmallIntegerField(), null=True)
    recorded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="grading_act_in_order", fields=["grading", "place"])]


class PublicGrade(models.Model):
    """A grade made public, for everybody to read: code and name of the union as they were, nothing of its people."""

    grading = models.OneToOneField(Grading, models.PROTECT, related_name="+", db_constraint=False)
    unit_id = models.BigIntegerField()
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    grade = models.PositiveSmallIntegerField()
    grade_words = models.CharField(max_length=60)
    decision = models.CharField(max_length=120)
    decided_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["-year", "grade", "unit_code"], name="grades_in_order")]
