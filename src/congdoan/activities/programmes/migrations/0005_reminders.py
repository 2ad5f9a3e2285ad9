"""Reminders: in the unit of what they are about, with its last day, said of what is still to do; they never change."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = """
DROP FUNCTION programmes_check_reminder CASCADE;
ALTER TABLE programmes_reminder DROP CONSTRAINT reminder_of_own_report;
ALTER TABLE programmes_reminder DROP CONSTRAINT reminder_of_own_request;
ALTER TABLE programmes_reminder DROP CONSTRAINT reminder_of_own_task;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0004_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("due_on", models.DateField()),
                ("count", models.PositiveIntegerField(default=1)),
                ("said_by", models.BigIntegerField()),
                ("said_on", models.DateField()),
                ("said_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "report",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="programmes.report",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="programmes.reportrequest",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="programmes.task",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="reminders_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "kind"), name="report_reminded_once"),
                    models.UniqueConstraint(fields=("request", "kind"), name="request_escalated_once"),
                    models.UniqueConstraint(fields=("task", "kind", "due_on"), name="task_reminded_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["opens", "closes", "late", "escalated"])), name="reminder_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("report__isnull", False), ("request", None), ("task", None)),
                            models.Q(("kind", "escalated"), ("report", None), ("request__isnull", False), ("task", None)),
                            models.Q(("report", None), ("request", None), ("task__isnull", False)),
                            _connector="OR",
                        ),
                        name="reminder_of_one_thing",
                    ),
                ],
            },
        ),
        *guarded("programmes_reminder", "unit_id"),
        *append_only("programmes_reminder"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
