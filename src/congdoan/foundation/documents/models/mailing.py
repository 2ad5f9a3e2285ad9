"""Mail about documents: where units and officers read it, each mail once, what became of each."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q

from congdoan.foundation.documents.rules.mailing import ABOUT, ENDED, EVENTS


class MailAddress(models.Model):
    """Where a unit (`actor` 0) or an officer reads mail about the unit's documents; the last one counts, an empty one ends it."""

    unit_id = models.BigIntegerField()
    actor = models.BigIntegerField(default=0)
    email = models.CharField(max_length=254, blank=True)
    set_on = models.DateField()
    set_by = models.BigIntegerField()
    set_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["unit_id", "actor", "-id"], name="mail_address_of_unit")]


class DocumentMail(models.Model):
    """One mail about one thing (`about` and the id of its row) to one address; it is written once and never changes."""

    unit_id = models.BigIntegerField()
    about = models.CharField(max_length=8)
    subject_id = models.BigIntegerField()
    email = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    words = models.CharField(max_length=2000)
    queued_on = models.DateField()
    queued_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about", "subject_id", "email"], name="document_mail_once"),
            models.CheckConstraint(name="document_mail_about_known", condition=Q(about__in=list(ABOUT))),
        ]


class MailEvent(models.Model):
    """What became of a mail: being sent, then sent, failed, given up, or nobody knows. Rows never change."""

    mail = models.ForeignKey(DocumentMail, models.PROTECT, related_name="events")
    unit_id = models.BigIntegerField()
    attempt = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mail", "attempt"], condition=Q(kind="sending"), name="document_mail_tried_once"),
            models.UniqueConstraint(fields=["mail"], condition=Q(kind__in=list(ENDED)), name="document_mail_ends_once"),
            models.CheckConstraint(name="document_mail_event_known", condition=Q(kind__in=list(EVENTS), attempt__range=(1, 3))),
        ]
