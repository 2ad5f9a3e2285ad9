"""Requests to widen an agreement of several employers or a sector to a whole trade or zone, and what was decided."""

from django.db import models
from django.db.models import F, Q

from congdoan.activities.bargaining.models.agreements import Agreement
from congdoan.activities.bargaining.rules.widening import STATES


class AgreementWidening(models.Model):
    """A request to the authority with its counts; what was decided is told once. Units: persons, employers."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="widenings")
    unit_id = models.BigIntegerField()
    scope = models.CharField(max_length=300)
    source = models.CharField(max_length=300)  # whence the totals of the trade or zone are known
    addressee = models.CharField(max_length=200)
    workers = models.PositiveIntegerField()
    all_workers = models.PositiveIntegerField()
    workers_needed = models.PositiveIntegerField()
    employers = models.PositiveIntegerField()
    all_employers = models.PositiveIntegerField()
    employers_needed = models.PositiveIntegerField()
    asked_on = models.DateField()
    state = models.CharField(max_length=8, default="asked")
    decided_on = models.DateField(null=True)
    decision = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(name="widening_state_is_known", condition=Q(state__in=list(STATES))),
            models.CheckConstraint(
                name="widening_passes_a_share",
                condition=Q(workers__gte=F("workers_needed")) | Q(employers__gte=F("employers_needed")),
            ),
            models.CheckConstraint(
                name="widening_part_of_a_whole",
                condition=Q(workers__lte=F("all_workers"), employers__lte=F("all_employers"), workers__gte=1, employers__gte=1),
            ),
            models.CheckConstraint(
                name="widening_decided_with_a_decision",
                condition=Q(state="asked", decided_on__isnull=True) | Q(decided_on__gte=F("asked_on")) & ~Q(decision=""),
            ),
            models.UniqueConstraint(name="one_widening_waits", fields=["agreement"], condition=Q(state="asked")),
        ]
