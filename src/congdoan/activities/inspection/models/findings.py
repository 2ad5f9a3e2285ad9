"""Questions with their answers; irregularities; recommendations with what became of each."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.inspection.rules.findings import RECOMMENDATION_ACTS, RECOMMENDATION_STATES

from .inspections import Inspection


class Question(models.Model):
    """Something that the team asks the unit, to be answered by a day; open to the unit. Never changes."""

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="questions", db_index=False)
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=2000)
    due_on = models.DateField()
    asked_by = models.BigIntegerField()
    asked_on = models.DateField()
    asked_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="question_in_order", fields=["inspection", "number"]),
            models.UniqueConstraint(name="question_in_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="question_says_something", condition=~Q(words="")),
        ]


class Answer(models.Model):
    """What the unit answers, with a paper where there is one. Never changes; a question may be answered again."""

    unit_id = models.BigIntegerField()
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers", db_index=False)
    words = models.CharField(max_length=4000)
    file_name = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)
    answered_by = models.BigIntegerField()
    answered_on = models.DateField()
    answered_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="answer_says_something", condition=~Q(words="")),
            models.CheckConstraint(name="answer_file_is_whole", condition=Q(sha256="", content=None) | ~Q(sha256="", content=None)),
        ]
        indexes = [models.Index(fields=["question", "id"], name="answers_of_question")]


class Irregularity(models.Model):
    """Something that was found against a rule. `kind` is a red flag's code, or "other"; `document` and `article` are what it is against.

    The unit sees it from the draft conclusion on; until then, and while the draft may be written anew, it may be taken out. Units: đồng.
    """

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="irregularities", db_index=False)
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=5)
    title = models.CharField(max_length=300)
    words = models.CharField(max_length=2000)
    document = models.CharField(max_length=200)
    article = models.CharField(max_length=80)
    amount = models.BigIntegerField(null=True)
    cause = models.CharField(max_length=500, blank=True)
    person = models.CharField(max_length=160, blank=True)
    papers = models.JSONField(default=list)
    recorded_by = models.BigIntegerField()
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="irregularity_in_order", fields=["inspection", "number"]),
            models.CheckConstraint(name="irregularity_names_its_rule", condition=~Q(title="") & ~Q(document="") & ~Q(article="")),
            models.CheckConstraint(
                name="irregularity_sum_is_sound", condition=Q(amount__isnull=True) | Q(amount__gte=0, amount__lte=10**15)
            ),
        ]
        indexes = [models.Index(fields=["kind", "unit_id"], name="irregularities_of_kind")]


class Recommendation(models.Model):
    """What the unit is to do until a day, by whom; its state follows its acts. It binds once the conclusion is issued."""

    unit_id = models.BigIntegerField()
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="recommendations", db_index=False)
    irregularity = models.ForeignKey(Irregularity, models.PROTECT, null=True, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=1000)
    owner_name = models.CharField(max_length=160)
    due_on = models.DateField()
    state = models.CharField(max_length=8, default="open")
    recommended_by = models.BigIntegerField()
    recommended_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="recommendation_in_order", fields=["inspection", "number"]),
            models.UniqueConstraint(name="recommendation_in_unit", fields=["id", "unit_id"]),
            models.CheckConstraint(name="recommendation_has_an_owner", condition=~Q(words="") & ~Q(owner_name="")),
            models.CheckConstraint(name="recommendation_state_is_known", condition=Q(state__in=list(RECOMMENDATION_STATES))),
        ]
        indexes = [models.Index(fields=["unit_id", "state", "due_on"], name="recommendations_of_unit")]


class RecommendationAct(models.Model):
    """The unit told that it is done, with evidence; the committee verified it, or gave it back. Never changes. Units: đồng."""

    unit_id = models.BigIntegerField()
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="acts", db_index=False)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    words = models.CharField(max_length=2000)
    recovered = models.BigIntegerField(default=0)
    file_name = models.CharField(max_length=160, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)
    acted_by = models.BigIntegerField()
    acted_on = models.DateField()
    acted_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="recommendation_act_in_order", fields=["recommendation", "place"]),
            models.CheckConstraint(name="recommendation_act_is_known", condition=~Q(words="") & Q(kind__in=list(RECOMMENDATION_ACTS))),
            models.CheckConstraint(name="told_with_evidence", condition=~Q(kind="told") | ~Q(sha256="")),
            models.CheckConstraint(name="recovered_is_sound", condition=Q(recovered__gte=0, recovered__lte=10**15)),
            models.CheckConstraint(name="evidence_is_whole", condition=Q(sha256="", content=None) | ~Q(sha256="", content=None)),
        ]
