"""Papers to be signed and their signed files; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("budgets_paper", "budgets_signedversion")
BACK = "DROP FUNCTION budgets_check_paper, budgets_check_signed CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0012_settled_ceilings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("estimate", "dự toán"), ("settlement", "quyết toán")], max_length=10)),
                ("year", models.PositiveSmallIntegerField()),
                ("figures_sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_by", models.BigIntegerField()),
                ("made_on", models.DateField()),
                ("made_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "estimate",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="budgets.estimate"
                    ),
                ),
                (
                    "submission",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="budgets.submission"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignedVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("way", models.CharField(max_length=4)),
                ("signatures", models.JSONField()),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_on", models.DateField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "paper",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="budgets.paper"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["unit_id", "year"], name="paper_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estimate__isnull", False), ("kind", "estimate"), ("submission__isnull", True)),
                    models.Q(("estimate__isnull", True), ("kind", "settlement"), ("submission__isnull", False)),
                    _connector="OR",
                ),
                name="paper_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="signedversion",
            constraint=models.UniqueConstraint(fields=("paper", "place"), name="signed_version_in_order"),
        ),
        migrations.AddConstraint(
            model_name="signedversion",
            constraint=models.CheckConstraint(condition=models.Q(("way__in", ["key", "file"])), name="signed_version_way"),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in append_only(table)),
    ]
