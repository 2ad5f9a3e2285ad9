"""Which outgoing document is a decision to discipline, a notice to who sent a petition."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.petitions.rules.papers import DISCIPLINE, NOTICES

from .petitions import Petition


class Paper(models.Model):
    """A document that was written out of what is known here; the newest of its kind counts. Never changes.

    `facts` are of a decision: what is recorded once it is signed.
    """

    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    petition = models.ForeignKey(Petition, models.PROTECT, null=True, related_name="papers", db_index=False)
    facts = models.JSONField(default=dict)
    document_id = models.BigIntegerField()
    written_by = models.BigIntegerField()
    written_on = models.DateField()
    written_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="petition_paper_once", fields=["document_id"]),
            models.CheckConstraint(
                name="petition_paper_has_its_subject",
                condition=Q(kind__in=list(NOTICES), petition__isnull=False, facts={}) | (Q(kind=DISCIPLINE) & ~Q(facts={})),
            ),
        ]
        indexes = [
            models.Index(fields=["petition", "kind", "-id"], name="papers_of_petition"),
            models.Index(fields=["kind", "-id"], name="petition_papers_by_kind"),
        ]
