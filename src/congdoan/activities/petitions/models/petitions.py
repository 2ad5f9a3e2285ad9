"""Petitions with their steps, the sealed identity of who denounces, who may open it and who did; boxes; discipline."""

import uuid

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.petitions.rules import discipline, petitions

UNIT, ACTOR = "organisations.Organisation", "access.Actor"


class Box(models.Model):
    """Whether a federation takes petitions from everybody; rows never change, the last one counts."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    is_open = models.BooleanField()
    set_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(db_default=TransactionNow())


class Petition(models.Model):
    """A petition. A denunciation holds neither sender nor content here: both are sealed in `Denouncer`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    channel = models.CharField(max_length=10)
    sender = models.CharField(max_length=300, blank=True)
    content = models.CharField(max_length=5000, blank=True)
    gist = models.CharField(max_length=500, blank=True)
    received_on = models.DateField()
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=12)
    in_authority = models.BooleanField(null=True)
    code_sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="petition_number_once_a_year", fields=["unit", "year", "number"]),
            models.CheckConstraint(name="petition_kind_is_known", condition=Q(kind__in=list(petitions.KINDS))),
            models.CheckConstraint(name="petition_state_is_known", condition=Q(state__in=list(petitions.STEPS))),
            models.CheckConstraint(name="denunciation_tells_nobody", condition=~Q(kind="denunciation") | Q(sender="", content="")),
            models.CheckConstraint(
                name="petition_registered_has_a_number",
                condition=Q(state="sent", number__isnull=True) | (~Q(state="sent") & Q(number__isnull=False, year__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["unit", "-year", "-number"], name="petitions_in_the_register")]


class PetitionStep(models.Model):
    """One step of a petition on a day, or a lengthening of its limit; rows never change."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="steps")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=12)
    happened_on = models.DateField()
    words = models.CharField(max_length=2000, blank=True)
    recorded_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="petition_step_in_order", fields=["petition", "place"])]


class Denouncer(models.Model):
    """Who denounces and what they wrote, sealed; shown to the named handler alone, in the transaction of a reading."""

    petition = models.OneToOneField(Petition, models.PROTECT, primary_key=True, related_name="+")
    unit_id = models.BigIntegerField()
    sealed = models.BinaryField()


class Handler(models.Model):
    """Who handles a denunciation, named by another; rows never change, the last one counts."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+")
    unit_id = models.BigIntegerField()
    actor = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    named_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="nobody_names_oneself_handler", condition=~Q(actor=models.F("named_by")))]


class Reading(models.Model):
    """That a handler opened a sealed identity, and why; rows never change."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="+")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    read_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(db_default=TransactionNow())


class Discipline(models.Model):
    """A decision to discipline a unit, a member or a cadre. Whether it still counts is computed, never kept.

    `document_id` is the decision among the unit's outgoing documents, where it was written here.
    """

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=8)
    subject_unit = models.ForeignKey(UNIT, models.PROTECT, null=True, related_name="+")
    membership = models.ForeignKey("members.Membership", models.PROTECT, null=True, related_name="+")
    form = models.CharField(max_length=12)
    decision = models.CharField(max_length=60)
    decided_on = models.DateField()
    reason = models.CharField(max_length=500)
    petition = models.ForeignKey(Petition, models.PROTECT, null=True, related_name="+")
    document_id = models.BigIntegerField(null=True, unique=True)
    recorded_by = models.ForeignKey(ACTOR, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=TransactionNow())
    voided_on = models.DateField(null=True)
    voided_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="discipline_has_one_subject",
                condition=Q(subject_kind="unit", subject_unit__isnull=False, membership__isnull=True)
                | Q(subject_kind__in=["member", "cadre"], subject_unit__isnull=True, membership__isnull=False),
            ),
            models.CheckConstraint(name="discipline_form_fits", condition=models.Q(
                *[Q(subject_kind=kind, form__in=list(forms)) for kind, forms in discipline.FORMS_OF.items()], _connector="OR")),
            models.CheckConstraint(name="discipline_voided_has_a_reason", condition=Q(voided_on__isnull=True) | ~Q(voided_why="")),
            models.UniqueConstraint(
                name="discipline_decision_once", fields=["unit", "decision", "decided_on", "subject_unit", "membership"],
                condition=Q(voided_on__isnull=True), nulls_distinct=False,
            ),
        ]  # fmt: skip
