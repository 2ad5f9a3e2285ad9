"""Agreements with those who are party to them, their clauses by days, and their grades."""

from django.db import models
from django.db.models import F, Q

from congdoan.activities.bargaining.rules.agreements import LEVELS

UNIT = "organisations.Organisation"


class Agreement(models.Model):
    """A collective agreement, of one employer, of several or of a sector. `expires_on` and `extended_until` are last days."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    level = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60)
    signed_on = models.DateField()
    effective_on = models.DateField()
    expires_on = models.DateField()
    signers = models.CharField(max_length=500)
    text = models.TextField()  # as read from the file it came in
    file_name = models.CharField(max_length=200)
    renews = models.ForeignKey("self", models.PROTECT, null=True, related_name="renewed_by")
    sent_on = models.DateField(null=True)
    receipt = models.CharField(max_length=200)
    published_on = models.DateField(null=True)
    extended_until = models.DateField(null=True)
    extension = models.CharField(max_length=300)
    ended_on = models.DateField(null=True)
    void_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=500)
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="agreement_level_is_known", condition=Q(level__in=list(LEVELS))),
            models.CheckConstraint(name="agreement_lasts", condition=Q(expires_on__gte=F("effective_on"))),
            models.CheckConstraint(
                name="agreement_sent_after_it_was_signed", condition=Q(sent_on__isnull=True) | Q(sent_on__gte=F("signed_on"))
            ),
            models.CheckConstraint(
                name="agreement_extended_beyond_its_last_day",
                condition=Q(extended_until__isnull=True) | Q(extended_until__gt=F("expires_on")),
            ),
            models.CheckConstraint(
                name="agreement_ended_with_a_reason", condition=Q(ended_on__isnull=True, void_on__isnull=True) | ~Q(end_reason="")
            ),
        ]
        indexes = [models.Index(fields=["unit", "expires_on", "id"], name="agreements_of_unit")]


class AgreementParty(models.Model):
    """An employer that an agreement binds, and the ballot of its workers; counts are null where nobody wrote them down."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    unit_id = models.BigIntegerField()
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    workers = models.PositiveIntegerField(null=True)
    asked = models.PositiveIntegerField(null=True)
    in_favour = models.PositiveIntegerField(null=True)
    widening = models.ForeignKey("bargaining.AgreementWidening", models.PROTECT, null=True, related_name="+")  # bound by a decision

    class Meta:
        constraints = [
            models.UniqueConstraint(name="party_once", fields=["agreement", "employer"]),
            models.CheckConstraint(name="party_in_favour_were_asked", condition=Q(in_favour__isnull=True) | Q(in_favour__lte=F("asked"))),
            models.CheckConstraint(name="party_asked_work_there", condition=Q(asked__isnull=True) | Q(asked__lte=F("workers"))),
        ]
        indexes = [models.Index(fields=["employer", "agreement"], name="agreements_of_employer")]


class Clause(models.Model):
    """A clause from a day until it is replaced. `value` is a whole number of its kind's unit."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="clauses")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    article = models.CharField(max_length=40)
    text = models.CharField(max_length=2000)
    value = models.BigIntegerField(null=True)
    workers = models.PositiveIntegerField(null=True)
    times = models.PositiveIntegerField(null=True)
    yearly_dong = models.BigIntegerField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)  # the first day on which it no longer holds
    until_words = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="clause_in_order", fields=["agreement", "place"]),
            models.CheckConstraint(name="clause_figures_are_sound", condition=Q(value__gte=0) | Q(value__isnull=True)),
            models.CheckConstraint(name="clause_money_is_sound", condition=Q(yearly_dong__gte=0) | Q(yearly_dong__isnull=True)),
            models.CheckConstraint(name="clause_until_with_words", condition=Q(until__isnull=True) | ~Q(until_words="")),
        ]
        indexes = [models.Index(fields=["kind", "agreement"], condition=Q(until__isnull=True), name="clauses_standing")]


class AgreementGrade(models.Model):
    """A grade of a year by who stands above; the newest counts, none is changed."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="grades")
    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=1)
    total = models.PositiveSmallIntegerField()
    points = models.JSONField()
    excluded = models.CharField(max_length=500)
    words = models.CharField(max_length=500)
    graded_by = models.ForeignKey("access.Actor", models.PROTECT, related_name="+")
    graded_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="grade_has_a_letter_or_a_reason", condition=Q(letter="") ^ Q(excluded="")),
            models.CheckConstraint(name="grade_total_is_sound", condition=Q(total__lte=100)),
        ]
        indexes = [models.Index(fields=["agreement", "year", "-id"], name="grades_of_agreement")]
