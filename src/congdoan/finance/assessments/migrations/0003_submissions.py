"""What employers submit of their payroll, and how officers decide it."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links

BACK = """
DROP TRIGGER latest_submission_is_accepted ON assessments_submissiondecision;
DROP FUNCTION assessments_check_accepted();
ALTER TABLE assessments_submissiondecision DROP CONSTRAINT decision_on_its_employer;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_open_to_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="PayrollSubmission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employer_id", models.BigIntegerField()),
                ("month", models.IntegerField()),
                ("headcount", models.IntegerField()),
                ("wage_fund_dong", models.BigIntegerField()),
                ("key", models.UUIDField()),
                (
                    "form",
                    models.CharField(blank=True, choices=[("", "khai bằng số"), ("D02-LT", "D02-LT"), ("C12-TS", "C12-TS")], max_length=8),
                ),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("facts", models.JSONField(default=dict)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("submitted_by", models.BigIntegerField()),
                ("submitted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["employer_id", "month", "-id"], name="submission_latest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("employer_id", "key", "month"), name="submitted_once_under_a_key"),
                    models.UniqueConstraint(fields=("id", "employer_id"), name="submission_of_its_employer"),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gte", 0), ("wage_fund_dong__gte", 0)), name="submission_not_below_zero"
                    ),
                    models.CheckConstraint(condition=models.Q(("month__gte", 201301), ("month__lte", 210012)), name="submission_month"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file_sha256", ""), ("form", "")),
                            models.Q(models.Q(("form", ""), _negated=True), models.Q(("file_sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="submission_names_its_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employer_id", models.BigIntegerField()),
                ("is_accepted", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("decided_by", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="assessments.payrollsubmission"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="declined_with_a_reason",
                    )
                ],
            },
        ),
        *guarded("assessments_payrollsubmission", "employer_id"),
        *append_only("assessments_payrollsubmission"),
        *opened_to_links(
            "assessments_payrollsubmission",
            "employer_id = access_subject()",
            written="employer_id = access_subject() AND submitted_by = access_acting()",
        ),
        *guarded("assessments_submissiondecision", "employer_id"),
        *append_only("assessments_submissiondecision"),
        *opened_to_links("assessments_submissiondecision", "employer_id = access_subject()"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
