"""Donations in money and in kind, and what followed: the receipt, each use, what was taken back. None of these rows ever changes."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear


class Donation(models.Model):
    """What a donor gave for a purpose. PostgreSQL gives `number`.

    `measure` is what can be used up: đồng of money, pieces of a thing; `worth` is a thing's value as the donor states it, in đồng.
    """

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.IntegerField(db_default=0)
    received_on = models.DateField()
    donor = models.CharField(max_length=160)
    donor_address = models.CharField(max_length=300, blank=True)
    form = models.CharField(max_length=5)  # cash, bank, thing
    thing = models.CharField(max_length=200, blank=True)
    measure = models.BigIntegerField()
    worth = models.BigIntegerField(default=0)
    purpose = models.CharField(max_length=300)
    board = models.CharField(max_length=300, blank=True)
    search_key = models.CharField(max_length=700)
    registered_by = models.BigIntegerField()
    registered_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_donation"
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "number"], name="donation_number_once"),
            models.CheckConstraint(name="donation_of_its_year", condition=Q(year=ExtractYear("received_on"))),
            models.CheckConstraint(name="donation_says_who_and_why", condition=~Q(donor="") & ~Q(purpose="")),
            models.CheckConstraint(
                name="donation_of_a_form",
                condition=Q(form__in=["cash", "bank"], thing="", worth=F("measure")) | (Q(form="thing", worth__gte=0) & ~Q(thing="")),
            ),
            models.CheckConstraint(name="donation_above_zero", condition=Q(measure__gt=0, measure__lte=10**15, worth__lte=10**15)),
        ]


class DonationStep(models.Model):
    """What followed a donation; `place` counts from 1. `voucher` is the paper in the books, `takes_back` the step that is undone."""

    donation = models.ForeignKey(Donation, models.PROTECT, related_name="steps", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)  # receipted, used, taken_back, voided
    happened_on = models.DateField()
    measure = models.BigIntegerField(default=0)
    takes_back = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)
    voucher = models.ForeignKey("bookkeeping.Voucher", models.PROTECT, null=True, related_name="+")
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_donation_step"
        constraints = [
            models.UniqueConstraint(fields=["donation", "place"], name="donation_step_in_order"),
            models.UniqueConstraint(fields=["donation", "takes_back"], name="donation_step_taken_back_once"),
            models.CheckConstraint(
                name="donation_step_whole",
                condition=Q(kind="receipted", voucher__isnull=False, measure=0, takes_back__isnull=True)
                | (Q(kind="used", measure__gt=0, takes_back__isnull=True) & ~Q(words=""))
                | (Q(kind="taken_back", takes_back__isnull=False, voucher__isnull=True, measure=0) & ~Q(words=""))
                | (Q(kind="voided", takes_back__isnull=True, voucher__isnull=True, measure=0) & ~Q(words="")),
            ),
        ]
