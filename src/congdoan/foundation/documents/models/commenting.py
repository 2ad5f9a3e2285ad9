"""Drafts that are sent out for comments: who is asked until when, what each says about which part, what the drafter answers."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from .outgoing import Outgoing


class CommentRequest(models.Model):
    """A draft sent to a unit, or to one person of it, for comments until a day; `to_actor` 0 asks the whole unit. Rows never change.

    It bears what the draft was called, since who is asked reads the draft itself only while it takes comments.
    """

    outgoing = models.ForeignKey(Outgoing, models.PROTECT, related_name="requests", db_index=False)
    unit_id = models.BigIntegerField()
    to_unit_id = models.BigIntegerField()
    to_actor = models.BigIntegerField(default=0)
    kind = models.CharField(max_length=60, default="")
    subject = models.CharField(max_length=1000, default="")
    due_on = models.DateField()
    words = models.CharField(max_length=1000, blank=True)
    asked_on = models.DateField()
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "to_unit_id", "to_actor", "due_on"], name="comment_asked_once"),
            models.CheckConstraint(name="comment_due_later", condition=Q(due_on__gte=models.F("asked_on"))),
        ]
        indexes = [models.Index(fields=["to_unit_id", "-id"], name="comment_asked_of_unit")]


class DraftComment(models.Model):
    """What was said about a draft, about a part of it or the whole (`quote` empty), on the content of a hash. Rows never change."""

    request = models.ForeignKey(CommentRequest, models.PROTECT, related_name="comments")
    unit_id = models.BigIntegerField()
    quote = models.CharField(max_length=500, blank=True)
    words = models.CharField(max_length=2000)
    content_sha256 = models.CharField(max_length=64)
    commented_on = models.DateField()
    commented_by = models.BigIntegerField()
    commented_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="comment_says_something", condition=~Q(words=""))]


class CommentAnswer(models.Model):
    """Whether a comment is taken into the draft, and why; the last one counts. Rows never change."""

    comment = models.ForeignKey(DraftComment, models.PROTECT, related_name="answers")
    unit_id = models.BigIntegerField()
    is_accepted = models.BooleanField()
    why = models.CharField(max_length=1000)
    answered_on = models.DateField()
    answered_by = models.BigIntegerField()
    answered_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [models.CheckConstraint(name="comment_answer_says_why", condition=~Q(why=""))]
