"""A founding, what was done for it and when, and who asked for a union."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.grassroots.rules import ACTIVE, CLOSED, KINDS, STEPS

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
