"""Estimates of a year with their versions, and what was decided on them."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

MOST_DONG = 10**15


class Estimate(models.Model):
    """One version of a unit's estimate as it went to the level above: version 0 is the original, n the n-th adjustment.

    `round` counts how often the version was made anew after being returned. Until its first event it is a draft; afterwards it and
    its figures never change. `form` is the statutory form, `body` the form whose lines it is written in.
    """

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=60)
    body = models.CharField(max_length=60)
    reason = models.CharField(max_length=500, blank=True)
    document = models.CharField(max_length=300, blank=True)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "version", "round"], name="estimate_version_once"),
            models.CheckConstraint(name="estimate_year", condition=Q(year__gte=2010, year__lte=2100)),
            models.CheckConstraint(name="estimate_adjusted_for_a_reason", condition=Q(version=0) | (~Q(reason="") & ~Q(document=""))),
            models.CheckConstraint(name="estimate_round", condition=Q(round__gte=1)),
        ]
        indexes = [models.Index(fields=["unit_id", "year", "-version", "-round"], name="estimate_newest_first")]


class EstimateLine(models.Model):
    """The figure of one line and category; `category` is empty for a line that is no sum of entries. `proposed` and `formula` keep
    what the product worked out when the figure was written."""

    estimate = models.ForeignKey(Estimate, models.PROTECT, related_name="lines")
    unit_id = models.BigIntegerField()
    line_id = models.CharField(max_length=40)
    category = models.CharField(max_length=40, blank=True)
    amount = models.BigIntegerField()
    proposed = models.BigIntegerField(null=True)
    formula = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["estimate", "line_id", "category"], name="estimate_line_once"),
            models.CheckConstraint(name="estimate_amount", condition=Q(amount__gte=0, amount__lte=MOST_DONG)),
        ]
        indexes = [models.Index(fields=["unit_id"], name="estimate_line_of_unit")]


class EstimateBasis(models.Model):
    """One basic figure that the estimate stands on (persons, đồng); `reason` says why it differs from what is known."""

    estimate = models.ForeignKey(Estimate, models.PROTECT, related_name="bases")
    unit_id = models.BigIntegerField()
    key = models.CharField(max_length=40)
    value = models.BigIntegerField()
    known = models.BigIntegerField(null=True)
    source = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["estimate", "key"], name="estimate_basis_once"),
            models.CheckConstraint(name="estimate_basis_value", condition=Q(value__gte=0, value__lte=MOST_DONG)),
            models.CheckConstraint(
                name="estimate_basis_explained", condition=Q(known__isnull=True) | Q(known=models.F("value")) | ~Q(reason="")
            ),
        ]
        indexes = [models.Index(fields=["unit_id"], name="estimate_basis_of_unit")]


class EstimateEvent(models.Model):
    """One step of an estimate up the tree. `upper_id` is the level that returned or approved it; `sha256` seals the figures."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", "trình cấp trên"
        RETURNED = "returned", "trả lại"
        APPROVED = "approved", "duyệt"

    estimate = models.ForeignKey(Estimate, models.PROTECT, related_name="events")
    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices)
    upper_id = models.BigIntegerField(null=True)
    words = models.CharField(max_length=500, blank=True)
    document = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    recorded_by = models.BigIntegerField()
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["estimate", "place"], name="estimate_event_in_order"),
            models.UniqueConstraint(fields=["unit_id", "year", "version"], condition=Q(kind="approved"), name="estimate_approved_once"),
            models.CheckConstraint(name="estimate_returned_with_words", condition=~Q(kind="returned") | ~Q(words="")),
            models.CheckConstraint(
                name="estimate_decided_above", condition=Q(kind="submitted", upper_id__isnull=True) | Q(upper_id__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "year"], name="estimate_event_of_unit")]


class EstimateRemark(models.Model):
    """What the level above said of one figure: a remark, and on approval the figure it approved where that differs."""

    event = models.ForeignKey(EstimateEvent, models.PROTECT, related_name="remarks")
    unit_id = models.BigIntegerField()
    line_id = models.CharField(max_length=40)
    category = models.CharField(max_length=40, blank=True)
    amount = models.BigIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "line_id", "category"], name="estimate_remark_once"),
            models.CheckConstraint(
                name="estimate_approved_amount", condition=Q(amount__isnull=True) | Q(amount__gte=0, amount__lte=MOST_DONG)
            ),
            models.CheckConstraint(name="estimate_remark_says_something", condition=Q(amount__isnull=False) | ~Q(words="")),
        ]
        indexes = [models.Index(fields=["unit_id"], name="estimate_remark_of_unit")]


class CeilingOverride(models.Model):
    """A spending ceiling that an estimate does not keep, and why it was submitted all the same."""

    event = models.ForeignKey(EstimateEvent, models.PROTECT, related_name="overrides")
    unit_id = models.BigIntegerField()
    ceiling = models.CharField(max_length=80)
    spent = models.BigIntegerField()
    limit = models.CharField(max_length=60)  # an exact fraction of đồng
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "ceiling"], name="ceiling_overridden_once"),
            models.CheckConstraint(name="ceiling_overridden_for_a_reason", condition=~Q(reason="")),
        ]
        indexes = [models.Index(fields=["unit_id"], name="ceiling_override_of_unit")]
