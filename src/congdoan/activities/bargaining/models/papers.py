"""Which outgoing document is the decision on a bargaining team, or shows a draft to the union above."""

from django.db import models
from django.db.models import Q

from congdoan.activities.bargaining.rules.talks import PAPERS

from .talks import Bargaining


class BargainingPaper(models.Model):
    """A document that was written out of talks; the newest of its kind counts. Never changes."""

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="papers", db_index=False)
    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    document_id = models.BigIntegerField()
    written_by = models.BigIntegerField()
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="bargaining_paper_once", fields=["document_id"]),
            models.CheckConstraint(name="bargaining_paper_is_known", condition=Q(kind__in=list(PAPERS))),
        ]
        indexes = [models.Index(fields=["bargaining", "kind", "-id"], name="papers_of_bargaining")]
