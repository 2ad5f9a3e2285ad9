"""Outgoing documents: a draft that changes, then acts, a number and files that never do; who received them and opened them."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q


class Outgoing(models.Model):
    """One document of a unit. `content` is the writer's JSON without number and day, which come with the signature."""

    unit_id = models.BigIntegerField()
    client_key = models.UUIDField()
    drafted_sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=60)
    symbol = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=1000)
    signer = models.CharField(max_length=160, blank=True)
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    search_key = models.TextField()  # every word of it, without marks
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "client_key"], name="outgoing_sent_once"),
            models.UniqueConstraint(fields=["id", "unit_id"], name="outgoing_in_unit"),
        ]
        indexes = [models.Index(fields=["unit_id", "-id"], name="outgoing_of_unit")]


class CopySource(models.Model):
    """What a copy was made of, by the hash of what it copies: a document of ours or sent to us (`source`), or an `arrival`."""

    outgoing = models.OneToOneField(Outgoing, models.PROTECT, related_name="copy_of")
    unit_id = models.BigIntegerField()
    source = models.ForeignKey(Outgoing, models.PROTECT, null=True, related_name="copies")
    arrival = models.ForeignKey("documents.IncomingDocument", models.PROTECT, null=True, related_name="copies")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="copy_of_one_document",
                condition=Q(source__isnull=False, arrival=None) | Q(source=None, arrival__isnull=False),
            )
        ]


class OutgoingAct(models.Model):
    """What somebody did to a document; the last one that is no comment is its state. `other` is the document that changed it."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="acts", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=1000, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    other = models.ForeignKey(Outgoing, models.PROTECT, null=True, related_name="changed")
    acted_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outgoing", "place"], name="outgoing_act_in_order")]


class NumberSeries(models.Model):
    """How far a series of numbers has come in a year; `series` is a kind of document, or empty for all kinds."""

    unit_id = models.BigIntegerField()
    series = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "series", "year"], name="document_series_once")]


class OutgoingNumber(models.Model):
    """The number that a document bears, given with its signature."""

    outgoing = models.OneToOneField(Outgoing, models.PROTECT, related_name="numbered")
    unit_id = models.BigIntegerField()
    series = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "series", "year", "number"], name="document_number_once"),
            models.UniqueConstraint(fields=["unit_id", "year", "number", "symbol"], name="document_symbol_once_a_year"),
            models.CheckConstraint(name="document_number_has_symbol", condition=~Q(symbol="")),
        ]


class SkippedNumbers(models.Model):
    """Numbers of a series that no document here bears, and why: used on paper before, or spoilt."""

    unit_id = models.BigIntegerField()
    series = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    reason = models.CharField(max_length=1000)
    skipped_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="skipped_numbers_say_why", condition=Q(last__gte=F("first")) & ~Q(reason=""))]
        indexes = [models.Index(fields=["unit_id", "year"], name="skipped_numbers_of_unit")]


class NumberingSetting(models.Model):
    """From a year on: one series for all kinds of documents, or one for each. The head of the body decides."""

    unit_id = models.BigIntegerField()
    from_year = models.PositiveSmallIntegerField()
    per_kind = models.BooleanField()
    document = models.CharField(max_length=300)
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="numbering_says_by_what", condition=~Q(document=""))]
        indexes = [models.Index(fields=["unit_id", "-from_year", "-id"], name="numbering_of_unit")]


class OutgoingFile(models.Model):
    """The PDF of a numbered document (place 0), then the same bytes with signatures added. `way` is "made", "key" or "file"."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="files", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=4)
    signatures = models.JSONField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    recorded_by = models.BigIntegerField()
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "place"], name="outgoing_file_in_order"),
            models.CheckConstraint(name="outgoing_file_way", condition=Q(way="made", place=0) | Q(way__in=["key", "file"], place__gt=0)),
        ]


class Delivery(models.Model):
    """A document sent to another unit."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="deliveries", db_index=False)
    unit_id = models.BigIntegerField()
    to_unit_id = models.BigIntegerField()
    sent_on = models.DateField()
    sent_by = models.BigIntegerField()
    sent_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outgoing", "to_unit_id"], name="delivery_once")]
        indexes = [models.Index(fields=["to_unit_id", "-id"], name="delivery_to_unit")]


class DeliveryOpening(models.Model):
    """Who of the receiving unit first opened a document, and when; each person once."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="openings", db_index=False)
    unit_id = models.BigIntegerField()
    opened_on = models.DateField()
    opened_by = models.BigIntegerField()
    opened_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "opened_by"], name="delivery_opened_once")]
