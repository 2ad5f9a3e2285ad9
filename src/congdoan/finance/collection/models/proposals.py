"""What one person proposes and another answers: a line booked otherwise, a held share moved. Rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q


class Proposal(models.Model):
    """A change of the account that needs a second person. PostgreSQL writes who proposes it and on which day.

    Of a line: `match` is what it shall be held to be (null: it shall wait again), `seen_step` the line's last step that the person saw.
    Of a held share: `amount` of what is held for `employer_id` goes to `union_id`, or comes back from there.
    """

    class What(models.TextChoices):
        LINE = "line", "sửa phân bổ"
        HELD = "held", "chuyển phần giữ hộ"

    unit_id = models.BigIntegerField()
    what = models.CharField(max_length=4, choices=What.choices)
    line_id = models.BigIntegerField(null=True)
    match = models.JSONField(null=True)
    seen_step = models.BigIntegerField(null=True)
    employer_id = models.BigIntegerField(null=True)
    union_id = models.BigIntegerField(null=True)
    is_back = models.BooleanField(default=False)
    amount = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300)
    proposed_by = models.BigIntegerField()
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.CheckConstraint(name="proposal_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="proposal_is_whole",
                condition=Q(what="line", line_id__isnull=False, seen_step__isnull=False, employer_id__isnull=True, amount__isnull=True)
                | Q(what="held", line_id__isnull=True, employer_id__isnull=False, union_id__isnull=False, amount__gt=0),
            ),
        ]
        indexes = [
            models.Index(fields=["unit_id", "-id"], name="proposal_newest_first"),
            models.Index(fields=["line_id"], name="proposal_by_line", condition=Q(line_id__isnull=False)),
        ]


class Answer(models.Model):
    """The answer to a proposal: one, by another person when it is yes. Whoever proposed may withdraw."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="answer")
    unit_id = models.BigIntegerField()
    is_approved = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    answered_by = models.BigIntegerField()
    answered_on = models.DateField()
    answered_at = models.DateTimeField(db_default=TransactionNow())
