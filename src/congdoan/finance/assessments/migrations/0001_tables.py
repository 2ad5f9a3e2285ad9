"""Tables of assessments: declarations, charges, what payers and unions tell."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PayrollDeclaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employer_id", models.BigIntegerField()),
                ("month", models.IntegerField()),
                ("headcount", models.IntegerField()),
                ("wage_fund_dong", models.BigIntegerField()),
                ("source", models.CharField(blank=True, max_length=40)),
                ("declared_by", models.BigIntegerField()),
                ("declared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["employer_id", "month", "-id"], name="payroll_latest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gte", 0), ("wage_fund_dong__gte", 0)), name="payroll_not_below_zero"
                    ),
                    models.CheckConstraint(condition=models.Q(("month__gte", 201301), ("month__lte", 210012)), name="payroll_month"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DuesReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("month", models.IntegerField()),
                ("members_paying", models.IntegerField()),
                ("collected_dong", models.BigIntegerField()),
                ("kept_dong", models.BigIntegerField()),
                ("by_vouchers_dong", models.BigIntegerField(default=0)),
                ("by_vouchers_kept_dong", models.BigIntegerField(default=0)),
                ("reported_by", models.BigIntegerField()),
                ("reported_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "month", "-id"], name="dues_report_latest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("collected_dong__gte", 0),
                            ("kept_dong__gte", 0),
                            ("kept_dong__lte", models.F("collected_dong")),
                            ("members_paying__gte", 0),
                        ),
                        name="dues_report_sums",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("payer_id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("KPCD", "Kinh phí công đoàn"), ("DUES", "Đoàn phí")], max_length=4)),
                ("month", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("due_on", models.DateField(null=True)),
                ("basis", models.JSONField(default=dict)),
                ("is_opening", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "month"], name="charge_by_month")],
                "constraints": [
                    models.UniqueConstraint(fields=("payer_id", "kind", "month"), name="one_charge_a_month"),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="charge_not_below_zero"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChargeChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("payer_id", models.BigIntegerField()),
                ("amount_before", models.BigIntegerField(null=True)),
                ("amount_after", models.BigIntegerField()),
                ("reason", models.CharField(max_length=200)),
                ("changed_by", models.BigIntegerField()),
                ("changed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("charge", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="assessments.charge")),
            ],
        ),
        migrations.CreateModel(
            name="Relief",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("employer_id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("reduction", "giảm"), ("suspension", "tạm dừng đóng")], max_length=10)),
                ("first_month", models.IntegerField()),
                ("last_month", models.IntegerField()),
                ("rate", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), null=True, size=2)),
                ("document", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["employer_id", "first_month"], name="relief_by_employer")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("last_month__gte", models.F("first_month"))), name="relief_months")
                ],
            },
        ),
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
    ]
