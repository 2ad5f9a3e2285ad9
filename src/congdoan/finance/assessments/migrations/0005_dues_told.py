"""Dues that unions tell and the level above accepts; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("assessments_duessubmission", "assessments_duesdecision")
BACK = "DROP FUNCTION assessments_check_dues_told, assessments_check_dues_decision CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_dues_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="DuesSubmission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("month", models.IntegerField()),
                ("members_paying", models.IntegerField()),
                ("collected_dong", models.BigIntegerField()),
                ("key", models.UUIDField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("submitted_by", models.BigIntegerField()),
                ("submitted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "month", "-id"], name="dues_submission_latest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "key"), name="dues_submitted_once_under_a_key"),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="dues_submission_of_its_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("collected_dong__gte", 0), ("collected_dong__lte", 1000000000000000), ("members_paying__gte", 0)
                        ),
                        name="dues_submission_sums",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 201301), ("month__lte", 210012)), name="dues_submission_month"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DuesDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("is_accepted", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("decided_by", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="assessments.duessubmission"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="dues_declined_with_a_reason",
                    )
                ],
            },
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in append_only(table)),
    ]
