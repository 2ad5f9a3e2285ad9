"""Official documents of the committee's work: which outgoing document is the programme, a decision, an outline, minutes, a report."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.inspection.rules.papers import DECISION, OF_INSPECTION, OF_YEAR, PAPERS, PROGRAMME

from .inspections import Inspection
from .programmes import Programme


class OfficialPaper(models.Model):
    """A document that was written out of what is known here; the newest of its kind counts. `unit_id` is the committee's. Never changes.

    `inspected_id` and `facts` are of a decision: whom it inspects, and the rest of what opens the inspection. `first`, `last`: the days
    of a report of the committee's half year or year.
    """

    unit_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+", db_index=False)
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="+", db_index=False)
    inspected_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    document_id = models.BigIntegerField()
    written_by = models.BigIntegerField()
    written_on = models.DateField()
    written_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="official_paper_once", fields=["document_id"]),
            models.CheckConstraint(name="official_paper_is_known", condition=Q(kind__in=list(PAPERS))),
            models.CheckConstraint(
                name="official_paper_has_one_subject",
                condition=Q(kind=PROGRAMME, programme__isnull=False, inspection__isnull=True, inspected_id__isnull=True, first__isnull=True)
                | Q(kind=DECISION, programme__isnull=True, inspection__isnull=True, inspected_id__isnull=False, first__isnull=True)
                | Q(kind__in=OF_INSPECTION, programme__isnull=True, inspection__isnull=False, inspected_id__isnull=True, first__isnull=True)
                | Q(kind=OF_YEAR, programme__isnull=True, inspection__isnull=True, inspected_id__isnull=True, first__lte=models.F("last")),
            ),
        ]
        indexes = [
            models.Index(fields=["unit_id", "kind", "-id"], name="official_papers_of_unit"),
            models.Index(fields=["inspection", "kind", "-id"], name="official_papers_of_inspection"),
            models.Index(fields=["programme", "-id"], name="official_papers_of_programme"),
        ]
