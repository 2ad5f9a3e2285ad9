"""Mail about documents: addresses, mails, what became of each."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

ROWS = ("documents_mailaddress", "documents_documentmail", "documents_mailevent")
BACK = """
DROP FUNCTION documents_check_address, documents_check_mail_event CASCADE;
ALTER TABLE documents_mailevent DROP CONSTRAINT event_of_own_mail;
ALTER TABLE documents_documentmail DROP CONSTRAINT mail_in_unit;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0019_search_in_text"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("about", models.CharField(max_length=8)),
                ("subject_id", models.BigIntegerField()),
                ("email", models.CharField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("words", models.CharField(max_length=2000)),
                ("queued_on", models.DateField()),
                ("queued_by", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("about", "subject_id", "email"), name="document_mail_once"),
                    models.CheckConstraint(
                        condition=models.Q(("about__in", ["arrived", "asked", "to_sign", "overdue"])), name="document_mail_about_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("actor", models.BigIntegerField(default=0)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("set_on", models.DateField()),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "actor", "-id"], name="mail_address_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="MailEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("attempt", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "mail",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="documents.documentmail"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "sending")), fields=("mail", "attempt"), name="document_mail_tried_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["sent", "given_up", "unknown"])), fields=("mail",), name="document_mail_ends_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("attempt__range", (1, 3)), ("kind__in", ["sending", "sent", "failed", "given_up", "unknown"])),
                        name="document_mail_event_known",
                    ),
                ],
            },
        ),
        *(operation for row in ROWS for operation in guarded(row, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *(operation for row in ROWS for operation in append_only(row)),
    ]
