"""The settlement files of a whole branch, made by the worker unit by unit: derived from the books, so the next pack takes their place."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models


class Pack(models.Model):
    """What was asked for: the settlements of a branch's unions for a year, and its own sum. `unions` are the ids, the branch's last."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    unions = models.JSONField()
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="pack_year", condition=models.Q(year__gte=2010, year__lte=2100))]
        indexes = [models.Index(fields=["unit_id", "year", "-id"], name="pack_newest_first")]


class PackFile(models.Model):
    """One file of a pack; the files of a union arrive together, once."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="files")
    unit_id = models.BigIntegerField()  # of the pack
    union_id = models.BigIntegerField()  # whose settlement it is
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pack", "name"], name="pack_file_once")]
