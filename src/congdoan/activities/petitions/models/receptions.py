"""When people are received, who came and what became of it; how often somewhere sent something through the public form on a day."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q

from congdoan.activities.petitions.rules.receptions import OUTCOMES, TO_PETITION

from .petitions import ACTOR, UNIT, Petition


class Reception(models.Model):
    """A planned hour in which a unit receives whoever comes; everybody may read it. It is cancelled once, with the reason."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    held_on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    place = models.CharField(max_length=200)
    host = models.CharField(max_length=160)
    planned_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(db_default=TransactionNow())
    cancelled_on = models.DateField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_reception_at_a_time", fields=["unit", "held_on", "starts_at"], condition=Q(cancelled_on__isnull=True)
            ),
            models.CheckConstraint(name="reception_ends", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(name="reception_says_where", condition=~Q(place="") & ~Q(host="")),
            models.CheckConstraint(name="reception_cancelled_says_why", condition=Q(cancelled_on__isnull=True) | ~Q(cancelled_why="")),
        ]


class Visit(models.Model):
    """Somebody who was received, under the next number of the year. What became a petition stands there alone, who came included."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    reception = models.ForeignKey(Reception, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    visited_on = models.DateField()
    people = models.PositiveSmallIntegerField()
    visitor = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=2000, blank=True)
    outcome = models.CharField(max_length=10)
    answer = models.CharField(max_length=2000, blank=True)
    petition = models.OneToOneField(Petition, models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())
    voided_on = models.DateField(null=True)
    voided_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="visit_number_once_a_year", fields=["unit", "year", "number"]),
            models.CheckConstraint(name="visit_outcome_is_known", condition=Q(outcome__in=list(OUTCOMES))),
            models.CheckConstraint(name="visit_of_somebody", condition=Q(people__gte=1, people__lte=1000)),
            models.CheckConstraint(
                name="visit_told_once",
                condition=Q(outcome=TO_PETITION, petition__isnull=False, visitor="", contact="", words="", answer="")
                | (~Q(outcome=TO_PETITION) & Q(petition__isnull=True) & ~Q(words="") & ~Q(answer="")),
            ),
            models.CheckConstraint(name="visit_voided_says_why", condition=Q(voided_on__isnull=True) | ~Q(voided_why="")),
        ]
        indexes = [models.Index(fields=["unit", "-year", "-number"], name="visits_in_the_register")]


class Sending(models.Model):
    """How often something came through the public forms on a day from one of `rules.BUCKETS` groups of addresses; no address, no hour."""

    day = models.DateField()
    bucket = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="sendings_of_a_day", fields=["day", "bucket"])]
