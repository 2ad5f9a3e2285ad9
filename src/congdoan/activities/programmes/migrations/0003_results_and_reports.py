"""Frozen denominators; requests for reports and reports."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0002_promises"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("cadence", models.CharField(max_length=10)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("escalate_on", models.DateField()),
                ("cells", models.JSONField()),
                ("state", models.CharField(default="opened", max_length=12)),
                ("paper_id", models.BigIntegerField(null=True)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="requests_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="request_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["opened", "consolidated", "locked"])), name="request_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cadence__in", ["month", "quarter", "half_year", "year", "once"])),
                        name="request_cadence_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__lte", models.F("escalate_on")),
                            ("first__lte", models.F("last")),
                            ("opens_on__lte", models.F("due_on")),
                            models.Q(("title", ""), _negated=True),
                        ),
                        name="request_days_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("asker", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("cells", models.JSONField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("sent_on", models.DateField(null=True)),
                ("is_amended", models.BooleanField(default=False)),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="programmes.reportrequest"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RequestAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("totals", models.JSONField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="programmes.reportrequest"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FrozenBase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("parts", models.JSONField()),
                ("frozen_by", models.BigIntegerField()),
                ("frozen_on", models.DateField()),
                ("frozen_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="bases", to="programmes.target"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("target", "year"), name="base_frozen_once_a_year")],
            },
        ),
        migrations.CreateModel(
            name="ReportAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("words", models.TextField(blank=True)),
                ("figures", models.JSONField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "report",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="programmes.report"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "place"), name="report_act_in_order")],
            },
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["unit_id", "-id"], name="reports_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="report_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("request", "unit_id"), name="one_report_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "submitted", "returned", "accepted", "locked"])), name="report_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestact",
            constraint=models.UniqueConstraint(fields=("request", "place"), name="request_act_in_order"),
        ),
    ]
