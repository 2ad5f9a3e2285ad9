"""Destroying case files: what holds a file back, and the disposals with their files, from the proposal to the record."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.foundation.documents.rules.disposal import GROUNDS

from .filing import CaseFile


class CaseHold(models.Model):
    """That a file is needed: for an inspection, a petition, a dispute; until it is released with a reason."""

    case_file = models.ForeignKey(CaseFile, models.PROTECT, related_name="holds")
    unit_id = models.BigIntegerField()
    ground = models.CharField(max_length=12)
    words = models.CharField(max_length=300)
    held_on = models.DateField()
    held_by = models.BigIntegerField()
    released_on = models.DateField(null=True)
    released_by = models.BigIntegerField(null=True)
    release_words = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="case_hold_says_why", condition=Q(ground__in=list(GROUNDS)) & ~Q(words="")),
            models.CheckConstraint(
                name="case_hold_released_with_words",
                condition=Q(released_on=None, released_by=None, release_words="")
                | Q(released_on__isnull=False, released_by__isnull=False) & ~Q(release_words=""),
            ),
        ]
        indexes = [models.Index(fields=["case_file"], condition=Q(released_on=None), name="case_holds_standing")]


class CaseDisposal(models.Model):
    """Files of a unit that are to be destroyed at once; each step is told once, by whom and when."""

    unit_id = models.BigIntegerField()
    proposed_on = models.DateField()
    proposed_by = models.BigIntegerField()
    council = models.TextField(blank=True)  # a member a line, as the minutes name them
    minutes = models.CharField(max_length=300, blank=True)
    reviewed_on = models.DateField(null=True)
    reviewed_by = models.BigIntegerField(null=True)
    decision = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.BigIntegerField(null=True)
    way = models.CharField(max_length=300, blank=True)
    witnesses = models.CharField(max_length=500, blank=True)
    carried_on = models.DateField(null=True)
    carried_by = models.BigIntegerField(null=True)
    carried_at = models.DateTimeField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)
    withdrawn_words = models.CharField(max_length=1000, blank=True)
    proposed_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["id", "unit_id"], name="case_disposal_in_unit")]
        indexes = [models.Index(fields=["unit_id", "-id"], name="case_disposals_of_unit")]


class CaseDisposalFile(models.Model):
    """A file of a disposal with why; what the council keeps back says why and is not destroyed."""

    disposal = models.ForeignKey(CaseDisposal, models.PROTECT, related_name="files")
    unit_id = models.BigIntegerField()
    case_file = models.ForeignKey(CaseFile, models.PROTECT, related_name="disposals")
    reason = models.CharField(max_length=300)
    kept_back = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disposal", "case_file"], name="case_disposed_once"),
            models.CheckConstraint(name="case_disposed_with_reason", condition=~Q(reason="")),
        ]
