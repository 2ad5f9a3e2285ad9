"""Settlements sent to the level above and its answers; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("submission", "submissionanswer", "submissionremark")
PROMISES_BACK = "DROP FUNCTION budgets_check_submission, budgets_check_answer, budgets_check_remark CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0001_estimates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("upper_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("form", models.CharField(max_length=60)),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("missing", models.PositiveIntegerField(default=0)),
                ("submitted_by", models.BigIntegerField()),
                ("submitted_on", models.DateField()),
                ("submitted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["upper_id", "year"], name="submission_to_upper")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="submission_number_once"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 2010), ("year__lte", 2100)), name="submission_year"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("approved", "đã duyệt"), ("returned", "trả lại"), ("withdrawn", "đã rút")], max_length=9),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("document", models.CharField(blank=True, max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("answered_by", models.BigIntegerField()),
                ("answered_on", models.DateField()),
                ("answered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "submission",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="budgets.submission"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SubmissionRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.CharField(max_length=40)),
                ("approved", models.BigIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "answer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="budgets.submissionanswer"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="submissionanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "approved"), models.Q(("words", ""), _negated=True), _connector="OR"), name="answer_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="submissionremark",
            constraint=models.UniqueConstraint(fields=("answer", "line_id"), name="submission_remark_once"),
        ),
        migrations.AddConstraint(
            model_name="submissionremark",
            constraint=models.CheckConstraint(
                condition=models.Q(("approved__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="submission_remark_says",
            ),
        ),
        *(operation for table in TABLES for operation in guarded(f"budgets_{table}", "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), PROMISES_BACK),
        *(operation for table in TABLES for operation in append_only(f"budgets_{table}")),
    ]
