"""Where requests are taken, requests with what was done to them, their papers and how they pleased."""

from django.contrib.postgres.functions import RandomUUID, TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.procedures.rules import ACTS, CHANNELS, DECIDED_AS, STATES


class Counter(models.Model):
    """A unit opens a procedure for everybody, or closes it; the last row counts. Everybody reads it."""

    unit_id = models.BigIntegerField()
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=300)
    search_key = models.CharField(max_length=400)
    code = models.CharField(max_length=20)
    is_open = models.BooleanField()
    told_by = models.BigIntegerField()
    told_on = models.DateField()
    told_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "code", "-id"], name="counters_of_unit")]


class Request(models.Model):
    """Somebody asks a unit for something under a procedure, of which it keeps a copy. What was told is sealed; acts move the state."""

    uid = models.UUIDField(unique=True, db_default=RandomUUID())
    unit_id = models.BigIntegerField()
    code = models.CharField(max_length=20)
    definition = models.JSONField()
    code_hash = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=8)
    filed_by = models.BigIntegerField(null=True)
    from_unit_id = models.BigIntegerField(null=True)
    told_sealed = models.BinaryField()
    filed_on = models.DateField()
    filed_at = models.DateTimeField(db_default=TransactionNow())
    state = models.CharField(max_length=10, default="filed")
    due_on = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, blank=True)
    performed_id = models.BigIntegerField(null=True)  # the application or founding that it became
    document_id = models.BigIntegerField(null=True)  # the answer among the outgoing documents
    escalated_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "state", "due_on", "id"], name="queue_of_unit"),
            models.Index(fields=["filed_by", "-id"], name="asked_by_filer", condition=Q(filed_by__isnull=False)),
            models.Index(fields=["from_unit_id", "-id"], name="asked_from_unit", condition=Q(from_unit_id__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(name="procedure_state_is_known", condition=Q(state__in=list(STATES))),
            models.CheckConstraint(name="procedure_channel_is_known", condition=Q(channel__in=list(CHANNELS))),
            models.CheckConstraint(name="procedure_outcome_is_known", condition=Q(outcome__in=["", *DECIDED_AS])),
            models.CheckConstraint(
                name="public_request_has_no_filer",
                condition=Q(channel="public", filed_by__isnull=True) | ~Q(channel="public") & Q(filed_by__isnull=False),
            ),
            models.UniqueConstraint(name="procedure_request_in_unit", fields=["id", "unit_id"]),
        ]


class RequestAct(models.Model):
    """What was done to a request on a day; rows never change. `refers_to` is the application, founding or document it made."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="acts", db_index=False)
    unit_id = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=4_000, blank=True)
    outcome = models.CharField(max_length=8, blank=True)
    due_on = models.DateField(null=True)
    refers_to = models.BigIntegerField(null=True)
    acted_by = models.BigIntegerField(null=True)
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="procedure_act_in_order", fields=["request", "place"]),
            models.CheckConstraint(name="procedure_act_is_known", condition=Q(kind__in=list(ACTS))),
        ]


class RequestPaper(models.Model):
    """A sealed file that came with a request, or its signed answer (`key` "result")."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="papers")
    unit_id = models.BigIntegerField()
    uid = models.UUIDField(unique=True)
    key = models.CharField(max_length=20)
    file_name = models.CharField(max_length=130)
    kind = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    sealed = models.BinaryField()
    added_by = models.BigIntegerField(null=True)
    added_on = models.DateField()
    added_at = models.DateTimeField(db_default=TransactionNow())


class Rating(models.Model):
    """How a decided request pleased the one who filed it: once, by two taps."""

    request = models.OneToOneField(Request, models.PROTECT, related_name="rating")
    unit_id = models.BigIntegerField()
    score = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=20)
    rated_on = models.DateField()
    rated_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="rating_from_one_to_five", condition=Q(score__gte=1, score__lte=5))]
