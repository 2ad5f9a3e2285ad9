"""Tables of notices: sheets, what was sent to whom and what became of it."""

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="NoticeSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.IntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit_id", "year"), name="one_series_a_year")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("fund", models.CharField(max_length=4)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.IntegerField()),
                ("issued_on", models.DateField()),
                ("month", models.IntegerField()),
                ("charged", models.BigIntegerField()),
                ("paid", models.BigIntegerField()),
                ("unpaid", models.BigIntegerField()),
                ("overdue", models.BigIntegerField()),
                ("credit", models.BigIntegerField()),
                ("to_pay", models.BigIntegerField()),
                ("note", models.CharField(max_length=25)),
                ("letter", models.TextField()),
                ("letter_sha256", models.CharField(max_length=64)),
                ("pdf_sha256", models.CharField(max_length=64)),
                ("issued_by", models.BigIntegerField()),
                ("issued_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "issued_on"], name="notice_of_unit"),
                    models.Index(fields=["payer_id", "-id"], name="notice_of_payer"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="notice_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unpaid", django.db.models.expressions.CombinedExpression(models.F("charged"), "-", models.F("paid"))),
                            ("overdue__lte", models.F("unpaid")),
                        ),
                        name="notice_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_pay", django.db.models.expressions.CombinedExpression(models.F("unpaid"), "-", models.F("credit"))),
                            ("to_pay__gt", 0),
                        ),
                        name="notice_asks_what_is_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year", django.db.models.functions.datetime.ExtractYear("issued_on"))),
                        name="notice_of_its_year",
                    ),
                    models.CheckConstraint(condition=models.Q(("fund__in", ["KPCD", "DUES"])), name="notice_fund"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeWithdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("withdrawn_on", models.DateField()),
                ("withdrawn_by", models.BigIntegerField()),
                ("withdrawn_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "notice",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="notices.notice"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoticeAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("email", models.CharField(blank=True, max_length=254)),
                ("since", models.DateField()),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["payer_id", "-since", "-id"], name="address_of_payer")],
            },
        ),
        migrations.CreateModel(
            name="OutboxEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("payer_id", models.BigIntegerField()),
                ("email", models.CharField(max_length=254)),
                ("round", models.PositiveSmallIntegerField()),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("queued", "chờ gửi"),
                            ("sending", "đang gửi"),
                            ("sent", "đã gửi"),
                            ("failed", "lỗi, sẽ thử lại"),
                            ("given_up", "thôi không gửi"),
                            ("unknown", "không rõ đã tới chưa"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("notice", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="notices.notice")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["notice", "-id"], name="mail_of_notice"),
                    models.Index(fields=["unit_id", "-id"], name="mail_of_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("kind", "queued")), fields=("notice", "round"), name="mail_queued_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "sending")), fields=("notice", "round", "attempt"), name="mail_tried_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["sent", "given_up", "unknown"])), fields=("notice", "round"), name="mail_ends_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("attempt__lte", 3), ("round__gte", 1)), name="mail_attempts"),
                ],
            },
        ),
    ]
