"""The book of incoming documents, what was read in each, and the documents that they cite."""

from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from congdoan.foundation.documents.rules.incoming import HANDLINGS, KINDS, RELATIONS, VERDICTS


class IncomingDocument(models.Model):
    """One document that arrived: its line in the book, its file as it came, what was read in it.

    `number` counts on within a unit's year, given by PostgreSQL. The file never changes; the line follows what an officer confirms.
    """

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    arrived_on = models.DateField()
    author = models.CharField(max_length=300, blank=True)
    symbol = models.CharField(max_length=120, blank=True)  # the whole number and symbol: 04/TB-LĐLĐ
    issued_on = models.DateField(null=True)
    kind = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    note = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=200, blank=True)  # as other documents cite it: symbol|day
    file_name = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    text = models.TextField()
    reading = models.JSONField()
    search_text = models.TextField()
    received_by = models.BigIntegerField()
    received_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="incoming_number_once", fields=["unit_id", "year", "number"]),
            models.UniqueConstraint(name="incoming_file_once", fields=["unit_id", "sha256"]),
            models.UniqueConstraint(name="incoming_id_unit", fields=["id", "unit_id"]),
        ]
        indexes = [
            models.Index(fields=["unit_id", "-year", "-number"], name="incoming_newest"),
            models.Index(fields=["key"], name="incoming_key"),
            GinIndex(SearchVector("search_text", config="simple"), name="incoming_words"),
        ]


class Proposal(models.Model):
    """One thing read in a document, with the stretch it stands on, and what an officer made of it."""

    unit_id = models.BigIntegerField()
    document = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=12)
    place = models.CharField(max_length=40)  # the field of the head, or the id within the reading: D5, II.4.2
    words = models.CharField(max_length=2000)
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    value = models.JSONField()
    verdict = models.CharField(max_length=10, default="")
    decided = models.CharField(max_length=2000, blank=True)
    decided_by = models.BigIntegerField(null=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="proposal_once", fields=["document", "kind", "place"]),
            models.CheckConstraint(name="proposal_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="proposal_verdict_is_known", condition=Q(verdict__in=["", *VERDICTS])),
            models.CheckConstraint(
                name="proposal_decided_by_somebody",
                condition=Q(verdict="", decided_by=None, decided_on=None)
                | (~Q(verdict="") & Q(decided_by__isnull=False, decided_on__isnull=False)),
            ),
        ]


class CitedDocument(models.Model):
    """One document of a unit's register of cited documents; the key tells it from every other. What a mention left out is learnt later."""

    unit_id = models.BigIntegerField()
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True)
    issuer = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    search_key = models.CharField(max_length=1500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="cited_once", fields=["unit_id", "key"])]
        indexes = [models.Index(fields=["unit_id", "number"], name="cited_by_number")]


class Citation(models.Model):
    """That an arrived document (`document`) or a signed one (`outgoing`) cites another, how, in how many places; rows never change."""

    unit_id = models.BigIntegerField()
    document = models.ForeignKey(IncomingDocument, models.PROTECT, null=True, related_name="citations")
    outgoing = models.ForeignKey("documents.Outgoing", models.PROTECT, null=True, related_name="citations")
    cited = models.ForeignKey(CitedDocument, models.PROTECT, related_name="citations")
    relation = models.CharField(max_length=12)
    mentions = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="citation_once", fields=["document", "cited"]),
            models.UniqueConstraint(name="outgoing_citation_once", fields=["outgoing", "cited"]),
            models.CheckConstraint(
                name="citation_of_one_document",
                condition=Q(document__isnull=False, outgoing=None) | Q(document=None, outgoing__isnull=False),
            ),
            models.CheckConstraint(name="citation_relation_is_known", condition=Q(relation__in=list(RELATIONS))),
        ]


class Passing(models.Model):
    """That a document was passed on to somebody; rows never change."""

    unit_id = models.BigIntegerField()
    document = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="passings")
    receiver = models.CharField(max_length=200)
    passed_on = models.DateField()
    due_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    passed_by = models.BigIntegerField()


class Handling(models.Model):
    """What was told about dealing with a document: under way, or done, under which number it was answered; the last one counts.

    Rows never change.
    """

    unit_id = models.BigIntegerField()
    document = models.ForeignKey(IncomingDocument, models.PROTECT, related_name="handlings")
    state = models.CharField(max_length=10)
    words = models.CharField(max_length=1000, blank=True)
    reply = models.CharField(max_length=120, blank=True)
    told_by = models.BigIntegerField()
    told_on = models.DateField()
    told_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="handling_state_is_known", condition=Q(state__in=list(HANDLINGS))),
            models.CheckConstraint(name="handling_says_something", condition=~Q(words="", reply="")),
        ]


class VoidedArrival(models.Model):
    """Why a line of the book counts no more; its number is never given again. Rows never change."""

    unit_id = models.BigIntegerField()
    document = models.OneToOneField(IncomingDocument, models.PROTECT, related_name="voided")
    reason = models.CharField(max_length=300)
    voided_by = models.BigIntegerField()
    voided_on = models.DateField()
