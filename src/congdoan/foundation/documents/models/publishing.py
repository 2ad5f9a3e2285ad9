"""Documents that were made public: whole copies that everybody reads, signed in or not."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .outgoing import Outgoing


class PublishedDocument(models.Model):
    """An issued document as everybody may read it: what a list says of it, its PDF and its DOCX. Rows never change."""

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="publications", db_index=False)
    unit_id = models.BigIntegerField()
    issuer = models.CharField(max_length=300)
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=80)
    subject = models.CharField(max_length=1000)
    signer = models.CharField(max_length=160)
    issued_on = models.DateField()
    search_key = models.CharField(max_length=1600)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    docx = models.BinaryField()
    published_by = models.BigIntegerField()
    published_on = models.DateField()
    published_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [
            models.Index(fields=["outgoing", "-id"], name="published_of_document"),
            models.Index(fields=["-issued_on", "-id"], name="published_newest"),
        ]


class UnpublishedDocument(models.Model):
    """A document that is no longer public, and why."""

    publication = models.OneToOneField(PublishedDocument, models.PROTECT, related_name="withdrawal")
    unit_id = models.BigIntegerField()
    reason = models.CharField(max_length=1000)
    withdrawn_by = models.BigIntegerField()
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="unpublished_for_a_reason", condition=~Q(reason=""))]
