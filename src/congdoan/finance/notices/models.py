"""Notices as issued, notices withdrawn, addresses of payers, and what became of each mail. Rows never change."""

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear


class NoticeSeries(models.Model):
    """The last number that a unit gave in a year; only the arrival of a notice moves it."""

    unit_id = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    last = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "year"], name="one_series_a_year")]


class Notice(models.Model):
    """One notice with its figures as they were; `letter` is the whole letter as canonical JSON, `pdf_sha256` the paper made of it."""

    unit_id = models.BigIntegerField()
    payer_id = models.BigIntegerField()
    fund = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    number = models.IntegerField()
    issued_on = models.DateField()
    month = models.IntegerField()  # the newest month it covers
    charged = models.BigIntegerField()
    paid = models.BigIntegerField()
    unpaid = models.BigIntegerField()
    overdue = models.BigIntegerField()
    credit = models.BigIntegerField()
    to_pay = models.BigIntegerField()
    note = models.CharField(max_length=25)
    letter = models.TextField()
    letter_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    issued_by = models.BigIntegerField()
    issued_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit_id", "year", "number"], name="notice_number_once"),
            models.CheckConstraint(name="notice_adds_up", condition=Q(unpaid=F("charged") - F("paid")) & Q(overdue__lte=F("unpaid"))),
            models.CheckConstraint(name="notice_asks_what_is_left", condition=Q(to_pay=F("unpaid") - F("credit"), to_pay__gt=0)),
            models.CheckConstraint(name="notice_of_its_year", condition=Q(year=ExtractYear("issued_on"))),
            models.CheckConstraint(name="notice_fund", condition=Q(fund__in=["KPCD", "DUES"])),
        ]
        indexes = [
            models.Index(fields=["unit_id", "issued_on"], name="notice_of_unit"),
            models.Index(fields=["payer_id", "-id"], name="notice_of_payer"),
        ]


class NoticeWithdrawal(models.Model):
    """A notice that no longer holds, and why."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="withdrawal")
    unit_id = models.BigIntegerField()
    payer_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    withdrawn_on = models.DateField()
    withdrawn_by = models.BigIntegerField()
    withdrawn_at = models.DateTimeField(db_default=TransactionNow())


class NoticeAddress(models.Model):
    """Where a payer reads its mail from a day on; an empty address ends it."""

    unit_id = models.BigIntegerField()
    payer_id = models.BigIntegerField()
    email = models.CharField(max_length=254, blank=True)
    since = models.DateField()
    set_by = models.BigIntegerField()
    set_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        indexes = [models.Index(fields=["payer_id", "-since", "-id"], name="address_of_payer")]


class OutboxEvent(models.Model):
    """One event of one notice on its way to one address. `round` counts how often a person asked for it to be sent."""

    class Kind(models.TextChoices):
        QUEUED = "queued", "chờ gửi"
        SENDING = "sending", "đang gửi"
        SENT = "sent", "đã gửi"
        FAILED = "failed", "lỗi, sẽ thử lại"
        GIVEN_UP = "given_up", "thôi không gửi"
        UNKNOWN = "unknown", "không rõ đã tới chưa"

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="events")
    unit_id = models.BigIntegerField()
    payer_id = models.BigIntegerField()
    email = models.CharField(max_length=254)
    round = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField(db_default=TransactionNow())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "round"], condition=Q(kind="queued"), name="mail_queued_once"),
            models.UniqueConstraint(fields=["notice", "round", "attempt"], condition=Q(kind="sending"), name="mail_tried_once"),
            models.UniqueConstraint(
                fields=["notice", "round"], condition=Q(kind__in=["sent", "given_up", "unknown"]), name="mail_ends_once"
            ),
            models.CheckConstraint(name="mail_attempts", condition=Q(attempt__lte=3, round__gte=1)),
        ]
        indexes = [
            models.Index(fields=["notice", "-id"], name="mail_of_notice"),
            models.Index(fields=["unit_id", "-id"], name="mail_of_unit"),
        ]
