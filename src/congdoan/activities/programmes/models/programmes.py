"""Programmes of a unit, what was decided about each, their tasks, and what units told about how far a task has come."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.programmes.rules import ACTS, KINDS, STATES, TASK_STATES


class Programme(models.Model):
    """A programme, plan or project of one unit; its content changes only while it is a draft, its state only by its acts.

    `parent` is the programme above, of another unit, from which this one was drafted: the row guard may hide it.
    """

    unit_id = models.BigIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    document = models.ForeignKey("documents.IncomingDocument", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=400, blank=True)  # the document above in words, kept for who cannot open it
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    paper_id = models.BigIntegerField(null=True)  # the outgoing document written from it
    state = models.CharField(max_length=12, default="drafted")
    search_key = models.CharField(max_length=800, blank=True)
    prepared_by = models.BigIntegerField()
    prepared_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="programme_in_unit", fields=["id", "unit_id"]),
            models.UniqueConstraint(name="one_plan_a_unit", fields=["parent", "unit_id"]),
            models.CheckConstraint(name="programme_kind_is_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="programme_state_is_known", condition=Q(state__in=list(STATES))),
            models.CheckConstraint(name="programme_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="programme_ends_after_it_began",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
            ),
        ]
        indexes = [models.Index(fields=["unit_id", "-id"], name="programmes_of_unit")]


class ProgrammeAct(models.Model):
    """What somebody did to a programme; rows never change. `words`: why it was returned or withdrawn, the number it was issued under."""

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    words = models.CharField(max_length=1000, blank=True)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="programme_act_in_order", fields=["programme", "place"]),
            models.CheckConstraint(name="programme_act_is_known", condition=Q(kind__in=list(ACTS))),
        ]


class PlanMove(models.Model):
    """That the programme above a plan ended with its unit, and which one follows it, if any; the plan keeps its origin. Rows never change.

    `words` names programme and unit, since the plan's own people do not reach them.
    """

    unit_id = models.BigIntegerField()
    plan = models.ForeignKey(Programme, models.PROTECT, related_name="moves", db_index=False)
    ended = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    successor = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="plans_moved_here")
    words = models.CharField(max_length=1000)
    decision = models.CharField(max_length=1000)
    moved_by = models.BigIntegerField()
    moved_on = models.DateField()
    moved_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="plan_left_a_programme_once", fields=["plan", "ended"]),
            models.CheckConstraint(name="plan_moves_by_decision", condition=~Q(decision="") & ~Q(words="")),
        ]


class Task(models.Model):
    """One task of a programme. Its sentence is the document's, word for word; state and percent follow what was told last.

    `parent` is the task above, of another unit; `above` tells the chain in words, the highest first, for who cannot open it.
    """

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="tasks", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    number = models.CharField(max_length=20, blank=True)
    place_in_list = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=500)
    lead = models.CharField(max_length=300, blank=True)
    support = models.CharField(max_length=300, blank=True)
    product = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True)
    due_words = models.CharField(max_length=200, blank=True)
    is_recurring = models.BooleanField(default=False)
    for_units = models.BooleanField(default=False)
    breakthrough = models.CharField(max_length=40, blank=True)
    sentence = models.TextField(blank=True)
    place = models.CharField(max_length=40, blank=True)
    proposal = models.ForeignKey("documents.Proposal", models.PROTECT, null=True, related_name="+")
    above = models.JSONField(default=list)
    search_key = models.CharField(max_length=1600, blank=True)
    state = models.CharField(max_length=10, default="open")
    percent = models.PositiveSmallIntegerField(default=0)
    told_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="task_in_unit", fields=["id", "unit_id"]),
            models.UniqueConstraint(name="task_given_once", fields=["programme", "parent"]),
            models.CheckConstraint(name="task_has_title", condition=~Q(title="")),
            models.CheckConstraint(name="task_state_is_known", condition=Q(state__in=list(TASK_STATES))),
            models.CheckConstraint(name="task_percent_is_sound", condition=Q(percent__lte=100)),
        ]
        indexes = [
            models.Index(fields=["programme", "place_in_list"], name="tasks_in_order"),
            models.Index(fields=["unit_id", "due_on", "id"], name="tasks_by_day"),
        ]


class Progress(models.Model):
    """What a unit told about a task, with its evidence: a link, a file, or both. Rows never change; the last one counts."""

    unit_id = models.BigIntegerField()
    task = models.ForeignKey(Task, models.PROTECT, related_name="progress", db_index=False)
    state = models.CharField(max_length=10)
    percent = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=1000, blank=True)
    link = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)
    told_by = models.BigIntegerField()
    told_on = models.DateField()
    told_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="progress_state_is_known", condition=Q(state__in=["under_way", "done", "none"])),
            models.CheckConstraint(
                name="done_is_a_hundred",
                condition=Q(state="done", percent=100) | Q(state="none", percent=0) | Q(state="under_way", percent__lt=100),
            ),
            models.CheckConstraint(name="done_has_evidence", condition=~Q(state="done") | ~Q(link="") | ~Q(sha256="")),
            models.CheckConstraint(name="none_says_why", condition=~Q(state="none") | ~Q(words="")),
            models.CheckConstraint(name="progress_file_is_whole", condition=Q(sha256="", content=None) | ~Q(sha256="", content=None)),
        ]
        indexes = [models.Index(fields=["task", "-id"], name="progress_of_task")]
