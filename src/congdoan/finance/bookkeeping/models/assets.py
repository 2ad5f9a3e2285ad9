"""Cards of fixed assets and tools, and what happened to each; none of these rows ever changes."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q


class Asset(models.Model):
    """The card of a fixed asset, or of tools of one kind. Units: đồng.

    `years` is the useful life as the unit decided it by `document`; `worn_before` and `years_worn` are what had worn off when the card
    was opened. `comes_from` is the card in another unit's register that it was handed over from.
    """

    unit_id = models.BigIntegerField()
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=5)  # fixed, tool
    name = models.CharField(max_length=200)
    serial = models.CharField(max_length=80, blank=True)
    quantity = models.PositiveIntegerField()
    cost = models.BigIntegerField()
    bought_on = models.DateField()
    in_use_on = models.DateField()
    came_by = models.CharField(max_length=11)
    money_source = models.CharField(max_length=120)
    years = models.PositiveSmallIntegerField(null=True)
    document = models.CharField(max_length=200)
    worn_before = models.BigIntegerField(default=0)
    years_worn = models.PositiveSmallIntegerField(default=0)
    comes_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="goes_to")
    search_key = models.CharField(max_length=400)
    registered_by = models.BigIntegerField()
    registered_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_asset"
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "code"], name="asset_code_once"),
            models.CheckConstraint(name="asset_in_use_later", condition=Q(in_use_on__gte=F("bought_on"))),
            models.CheckConstraint(name="asset_sums_sound", condition=Q(cost__gt=0, quantity__gt=0, worn_before__range=(0, F("cost")))),
            models.CheckConstraint(
                name="asset_life_decided",
                condition=(Q(kind="fixed", years__gt=0, quantity=1) & ~Q(document="")) | Q(kind="tool", years__isnull=True, worn_before=0),
            ),
        ]


class AssetStep(models.Model):
    """What happened to a thing: where and with whom it is, wear of a year, an inventory, its end. `entry_id` where it was booked."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="steps", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    happened_on = models.DateField()
    location = models.CharField(max_length=160, blank=True)
    keeper = models.CharField(max_length=120, blank=True)
    wear_year = models.PositiveSmallIntegerField(null=True)
    amount = models.BigIntegerField(default=0)
    words = models.CharField(max_length=300, blank=True)
    entry_id = models.BigIntegerField(null=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        db_table = "bookkeeping_asset_step"
        constraints = [
            models.UniqueConstraint(fields=["asset", "place"], name="asset_step_in_order"),
            models.UniqueConstraint(fields=["asset", "wear_year"], name="asset_wears_once_a_year"),
            models.CheckConstraint(
                name="asset_wear_booked",
                condition=Q(kind="worn", wear_year__isnull=False, amount__gt=0, entry_id__isnull=False)
                | (~Q(kind="worn") & Q(wear_year__isnull=True, amount=0)),
            ),
            models.CheckConstraint(name="asset_end_says_why", condition=~Q(kind__in=["given", "disposed"]) | ~Q(words="")),
        ]
