"""What authors say of the public gallery, and what stands there."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.emulation.rules.photos import PHOTOS
from congdoan.activities.emulation.rules.words import CONSENTS

from .initiatives import Initiative, InitiativeAuthor


class Consent(models.Model):
    """What an author says of being shown to everybody; the last row counts, none ever changes."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="consents", db_index=False)
    unit_id = models.BigIntegerField()
    author = models.ForeignKey(InitiativeAuthor, models.PROTECT, related_name="consents", db_index=False)
    place = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=9)
    words = models.CharField(max_length=300)  # how it was said: a signed sheet, a message, its day
    said_on = models.DateField()
    told_by = models.BigIntegerField()
    told_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="consent_in_order", fields=["author", "place"]),
            models.CheckConstraint(name="consent_is_known", condition=Q(answer__in=list(CONSENTS))),
            models.CheckConstraint(name="consent_is_proved", condition=~Q(words="")),
        ]
        indexes = [models.Index(fields=["initiative"], name="consents_of_initiative")]


class Exhibit(models.Model):
    """A recognised initiative as everybody may read it; a copy, so that what was agreed to is what is shown. Rows never change."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="exhibits")
    unit_id = models.BigIntegerField()
    unit_name = models.CharField(max_length=300)
    title = models.CharField(max_length=200)
    field = models.CharField(max_length=60, blank=True)
    problem = models.CharField(max_length=3000)
    solution = models.CharField(max_length=5000)
    authors = ArrayField(models.CharField(max_length=120))  # those who agreed to be named
    unnamed = models.PositiveSmallIntegerField()
    benefit = models.BigIntegerField(null=True)  # of the first year, as the employer verified it
    decision = models.CharField(max_length=120)
    decided_on = models.DateField()
    search_key = models.CharField(max_length=1400)
    shown_by = models.BigIntegerField()
    shown_on = models.DateField()
    shown_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="exhibit_in_unit", fields=["id", "unit_id"])]


class ExhibitPhoto(models.Model):
    """A photo of an exhibit, bare of its metadata; it comes with the exhibit and never changes."""

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="photos", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=3)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="exhibit_photo_in_order", fields=["exhibit", "place"]),
            models.CheckConstraint(name="exhibit_photo_is_one", condition=Q(kind__in=list(PHOTOS))),
        ]


class ExhibitEnd(models.Model):
    """An exhibit that is no longer shown, and why."""

    exhibit = models.OneToOneField(Exhibit, models.PROTECT, related_name="end")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=1000)
    ended_by = models.BigIntegerField()
    ended_on = models.DateField()
    ended_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="exhibit_ends_for_a_reason", condition=~Q(reason=""))]
