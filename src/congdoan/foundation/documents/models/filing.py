"""The archive of a unit: the list of case files of a year, the files, the papers in each, handing over and lending."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .incoming import IncomingDocument
from .outgoing import Outgoing


class CaseList(models.Model):
    """The list of case files of a unit's year (danh mục hồ sơ), decided by the head; rows never change."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=300)
    decided_on = models.DateField()
    decided_by = models.BigIntegerField()
    decided_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year"], name="case_list_once"),
            models.CheckConstraint(name="case_list_says_by_what", condition=~Q(document="")),
        ]


class CaseHandover(models.Model):
    """Case files given to the archive at once: who gave, who received, in what condition; rows never change."""

    unit_id = models.BigIntegerField()
    name = models.CharField(max_length=300)
    giver = models.CharField(max_length=160)
    giver_position = models.CharField(max_length=160, blank=True)
    receiver = models.CharField(max_length=160)
    receiver_position = models.CharField(max_length=160, blank=True)
    boxes = models.PositiveIntegerField()
    condition = models.CharField(max_length=300)
    received_on = models.DateField()
    received_by = models.BigIntegerField()
    received_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "unit_id"], name="case_handover_in_unit"),
            models.CheckConstraint(name="case_handover_names_both", condition=~Q(name="") & ~Q(giver="") & ~Q(receiver="")),
        ]


class CaseFile(models.Model):
    """One case file: planned in a list or opened beside it, then closed with its counts, then in the archive.

    One opened by mistake is struck out while it holds nothing; it keeps its number, and says why.
    `number` counts within the section of the unit's year, given by PostgreSQL; `keep_years` null is for ever.
    """

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=160)
    section_code = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    listed = models.ForeignKey(CaseList, models.PROTECT, null=True, related_name="files")
    title = models.CharField(max_length=500)
    keep_years = models.PositiveSmallIntegerField(null=True)
    keep_source = models.CharField(max_length=300)
    keeper = models.CharField(max_length=160)
    search_key = models.CharField(max_length=1000)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_by = models.BigIntegerField(null=True)
    paper_count = models.PositiveIntegerField(null=True)
    page_count = models.PositiveIntegerField(null=True)
    handover = models.ForeignKey(CaseHandover, models.PROTECT, null=True, related_name="files")
    struck_out = models.CharField(max_length=300, blank=True, db_default="")
    struck_on = models.DateField(null=True)
    struck_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "section_code", "number"], name="case_number_once"),
            models.UniqueConstraint(fields=["id", "unit_id"], name="case_file_in_unit"),
            models.CheckConstraint(
                name="case_file_is_named", condition=~Q(title="") & ~Q(keeper="") & ~Q(keep_source="") & ~Q(section_code="")
            ),
            models.CheckConstraint(name="case_kept_some_years", condition=Q(keep_years=None) | Q(keep_years__gt=0)),
            models.CheckConstraint(
                name="case_closed_with_counts",
                condition=Q(closed_on=None, closed_by=None, paper_count=None, page_count=None, handover=None)
                | Q(opened_on__isnull=False, closed_on__isnull=False, closed_by__isnull=False, paper_count__gt=0, page_count__gt=0),
            ),
            models.CheckConstraint(
                name="case_struck_out_while_open",
                condition=Q(struck_out="", struck_on=None, struck_by=None)
                | ~Q(struck_out="") & Q(opened_on__isnull=False, closed_on=None, struck_on__isnull=False, struck_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "-year", "id"], name="case_files_of_unit")]


class CasePaper(models.Model):
    """One paper in a case file, as its list of contents tells it: a signed document, an arrival, or something named by hand.

    What was taken out while the file was open says why and stands in no list.
    """

    case_file = models.ForeignKey(CaseFile, models.PROTECT, related_name="papers")
    unit_id = models.BigIntegerField()
    outgoing = models.ForeignKey(Outgoing, models.PROTECT, null=True, related_name="filed")
    arrival = models.ForeignKey(IncomingDocument, models.PROTECT, null=True, related_name="filed")
    symbol = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField()
    title = models.CharField(max_length=1000)
    author = models.CharField(max_length=300, blank=True)
    pages = models.PositiveIntegerField()
    note = models.CharField(max_length=300, blank=True)
    search_key = models.CharField(max_length=1500)
    taken_out = models.CharField(max_length=300, blank=True)
    filed_on = models.DateField()
    filed_by = models.BigIntegerField()
    filed_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="case_paper_of_one_kind", condition=Q(outgoing=None) | Q(arrival=None)),
            models.CheckConstraint(name="case_paper_is_named", condition=~Q(title="") & Q(pages__gt=0)),
            models.UniqueConstraint(fields=["case_file", "outgoing"], condition=Q(taken_out=""), name="case_outgoing_once"),
            models.UniqueConstraint(fields=["case_file", "arrival"], condition=Q(taken_out=""), name="case_arrival_once"),
        ]


class CaseUse(models.Model):
    """That somebody read a file of the archive there, or borrowed it until a day; who allowed it, and when it came back."""

    case_file = models.ForeignKey(CaseFile, models.PROTECT, related_name="uses")
    unit_id = models.BigIntegerField()
    person = models.CharField(max_length=160)
    allowed_by = models.CharField(max_length=160)
    note = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True)
    used_on = models.DateField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())
    returned_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="case_use_names_both", condition=~Q(person="") & ~Q(allowed_by="")),
            models.CheckConstraint(name="case_use_due_later", condition=Q(due_on=None) | Q(due_on__gte=models.F("used_on"))),
            models.UniqueConstraint(fields=["case_file"], condition=Q(returned_on=None), name="case_lent_to_one"),
        ]
