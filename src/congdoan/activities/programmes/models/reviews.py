"""What units below were asked about a draft and said of it; reviews of a programme with the figures of their day."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.activities.programmes.rules.reviews import OPINION_STATES, VERDICTS
from congdoan.activities.programmes.rules.states import REVIEWS

from .programmes import Programme, ProgrammeAct


class Consultation(models.Model):
    """One time that units below are asked about a draft. `draft` is its content as it was asked about; who is asked reads it too."""

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="consultations")
    asker = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    draft = models.JSONField()  # {"source", "tasks": [{number, group, title, lead, support, product, due}]}
    opened_by = models.BigIntegerField()
    opened_on = models.DateField()
    opened_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.UniqueConstraint(name="consultation_in_unit", fields=["id", "unit_id"])]


class Opinion(models.Model):
    """What one unit says of a draft, once, and how it was answered, once; it lapses with a draft that is withdrawn or handed over."""

    unit_id = models.BigIntegerField()
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="opinions", db_index=False)
    due_on = models.DateField()
    state = models.CharField(max_length=10, default="open")
    words = models.TextField(blank=True)
    told_by = models.BigIntegerField(null=True)
    told_on = models.DateField(null=True)
    verdict = models.CharField(max_length=10, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.BigIntegerField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_opinion_a_unit", fields=["consultation", "unit_id"]),
            models.CheckConstraint(
                name="opinion_is_whole",
                condition=Q(state="open", words="", told_by=None, told_on=None, verdict="", answer="", answered_by=None, answered_on=None)
                | Q(state="told", told_by__isnull=False, told_on__isnull=False, verdict="", answer="", answered_by=None, answered_on=None)
                & ~Q(words="")
                | Q(
                    state="answered", told_by__isnull=False, told_on__isnull=False, verdict__in=list(VERDICTS), answered_by__isnull=False,
                    answered_on__isnull=False,
                )
                & ~Q(words="") & ~Q(answer="")
                | Q(state="lapsed", verdict="", answer="", answered_by=None, answered_on=None),
            ),
            models.CheckConstraint(name="opinion_state_is_known", condition=Q(state__in=list(OPINION_STATES))),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit_id", "-id"], name="opinions_of_unit")]


class Review(models.Model):
    """A mid-term or final review: figures frozen on its day, and what people say of them. Rows never change, but for the paper's number."""

    unit_id = models.BigIntegerField()
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="reviews")
    act = models.OneToOneField(ProgrammeAct, models.PROTECT, related_name="review")
    kind = models.CharField(max_length=10)
    until = models.DateField()
    figures = models.JSONField()  # {"standing", "targets", "left", "plans"}
    words = models.TextField(blank=True)
    lessons = models.TextField()
    ahead = models.TextField(blank=True)
    paper_id = models.BigIntegerField(null=True)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="review_kind_is_known", condition=Q(kind__in=list(REVIEWS))),
            models.CheckConstraint(name="review_draws_lessons", condition=~Q(lessons="")),
        ]
