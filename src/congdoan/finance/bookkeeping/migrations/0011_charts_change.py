"""Balances that go over to another chart of accounts, and come back; balances that a table brings."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

NOW = django.contrib.postgres.functions.TransactionNow
AWAY = "DROP FUNCTION bookkeeping_check_chart_changes, bookkeeping_check_openings CASCADE"
TABLES = ("bookkeeping_chartchange", "bookkeeping_chartchangeundone", "bookkeeping_openingimport")


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0007_advances")]

    operations = [
        migrations.CreateModel(
            name="ChartChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("from_chart", models.CharField(max_length=20)),
                ("to_chart", models.CharField(max_length=20)),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("period", models.IntegerField()),
                ("moved", models.BigIntegerField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=NOW())),
            ],
            options={"indexes": [models.Index(fields=["unit_id", "period"], name="chart_change_of_unit")]},
        ),
        migrations.CreateModel(
            name="ChartChangeUndone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("reason", models.CharField(max_length=500)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=NOW())),
                (
                    "change",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="bookkeeping.chartchange"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OpeningImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("first_day", models.DateField()),
                ("period", models.IntegerField()),
                ("file_name", models.CharField(max_length=200)),
                ("file_sha256", models.CharField(max_length=64)),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("took_back_id", models.BigIntegerField(null=True)),
                ("moved", models.BigIntegerField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=NOW())),
            ],
            options={"constraints": [models.UniqueConstraint(fields=["unit_id", "number"], name="bookkeeping_opening_numbered")]},
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        *(operation for table in TABLES for operation in append_only(table)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), AWAY),
    ]
