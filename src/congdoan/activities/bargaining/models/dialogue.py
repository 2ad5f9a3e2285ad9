"""A session of dialogue, its agenda, what was promised there; conferences, regulations and lists of members of an employer."""

from django.db import models
from django.db.models import F, Q

from congdoan.activities.bargaining.rules.dialogue import ACTS, KINDS, SIDES, STATES

UNIT = "organisations.Organisation"


class Dialogue(models.Model):
    """A session between a union and an employer. `needed` is how many of the workers' list the law wanted there (0: it does not say)."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    trigger = models.CharField(max_length=10)  # the article of the Labour Code, of a session by event
    asked_by = models.CharField(max_length=10)  # the side, of a session on request
    requested_on = models.DateField(null=True)
    supporters = models.PositiveIntegerField(null=True)  # of the workers' list, who asked for it
    planned_on = models.DateField()
    place = models.CharField(max_length=200)
    workers = models.PositiveIntegerField()
    seats = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    employer_least = models.PositiveIntegerField()
    wants_women = models.BooleanField()
    sent_on = models.DateField(null=True)
    replied_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    present = models.PositiveIntegerField(null=True)
    employer_present = models.PositiveIntegerField(null=True)
    women_present = models.PositiveIntegerField(null=True)
    has_legal = models.BooleanField(default=False)
    minutes = models.TextField()
    posted_on = models.DateField(null=True)
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=300)
    opened_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_kind_is_known", condition=Q(kind__in=list(KINDS), state__in=list(STATES))),
            models.CheckConstraint(
                name="dialogue_request_is_whole",
                condition=~Q(kind="requested") | Q(requested_on__isnull=False, asked_by__in=list(SIDES)),
            ),
            models.CheckConstraint(name="dialogue_event_names_its_article", condition=~Q(kind="event") | ~Q(trigger="")),
            models.CheckConstraint(
                name="dialogue_held_with_whom_the_law_wants",
                condition=Q(state__in=["called", "cancelled"])
                | Q(
                    held_on__isnull=False, has_legal=True, present__gte=F("needed"), present__lte=F("seats"),
                    employer_present__gte=F("employer_least"),
                ),
            ),
            models.CheckConstraint(
                name="dialogue_posted_after_it_was_held", condition=Q(posted_on__isnull=True) | Q(posted_on__gte=F("held_on"))
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["unit", "-planned_on", "-id"], name="dialogues_of_unit"),
            models.Index(fields=["employer", "kind", "held_on"], name="dialogues_of_employer"),
        ]


class DialogueTopic(models.Model):
    """A matter of an agenda, who proposed it, what became of it."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="topics")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    proposer = models.CharField(max_length=10)
    words = models.CharField(max_length=500)
    outcome = models.CharField(max_length=1000)
    is_agreed = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="dialogue_topic_in_order", fields=["dialogue", "place"])]


class Commitment(models.Model):
    """What somebody promised in a session, until when, and with what evidence it was done."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="commitments")
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=200)
    words = models.CharField(max_length=500)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    evidence = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="commitment_in_order", fields=["dialogue", "place"]),
            models.CheckConstraint(name="commitment_done_with_evidence", condition=Q(done_on__isnull=True) | ~Q(evidence="")),
        ]
        indexes = [models.Index(fields=["unit_id", "due_on"], condition=Q(done_on__isnull=True), name="commitments_open")]


class WorkplaceAct(models.Model):
    """A workers' conference, a democracy regulation or a new list of members for the dialogue; a wrong one is voided, never changed."""

    unit = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    employer = models.ForeignKey(UNIT, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    happened_on = models.DateField()
    form = models.CharField(max_length=10)
    called = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    words = models.CharField(max_length=1000)
    voided_on = models.DateField(null=True)
    void_reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(name="workplace_act_is_known", condition=Q(kind__in=list(ACTS))),
            models.CheckConstraint(
                name="workplace_act_present_were_called", condition=Q(called__isnull=True) | Q(present__lte=F("called"))
            ),
            models.CheckConstraint(name="workplace_act_voided_with_a_reason", condition=Q(voided_on__isnull=True) | ~Q(void_reason="")),
        ]
        indexes = [models.Index(fields=["employer", "kind", "-happened_on"], name="workplace_acts_of_employer")]
