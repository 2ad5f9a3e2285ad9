"""Cards of things and their steps; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("bookkeeping_asset", "bookkeeping_asset_step")
BACK = "DROP FUNCTION bookkeeping_stamp_asset, bookkeeping_check_asset_step CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0014_cash_counts"), ("access", "0002_promises"), ("ledger", "0005_evidence")]

    operations = [
        migrations.CreateModel(
            name="Asset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=5)),
                ("name", models.CharField(max_length=200)),
                ("serial", models.CharField(blank=True, max_length=80)),
                ("quantity", models.PositiveIntegerField()),
                ("cost", models.BigIntegerField()),
                ("bought_on", models.DateField()),
                ("in_use_on", models.DateField()),
                ("came_by", models.CharField(max_length=11)),
                ("money_source", models.CharField(max_length=120)),
                ("years", models.PositiveSmallIntegerField(null=True)),
                ("document", models.CharField(max_length=200)),
                ("worn_before", models.BigIntegerField(default=0)),
                ("years_worn", models.PositiveSmallIntegerField(default=0)),
                ("search_key", models.CharField(max_length=400)),
                ("registered_by", models.BigIntegerField()),
                ("registered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "comes_from",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="goes_to", to="bookkeeping.asset"
                    ),
                ),
            ],
            options={
                "db_table": "bookkeeping_asset",
            },
        ),
        migrations.CreateModel(
            name="AssetStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("happened_on", models.DateField()),
                ("location", models.CharField(blank=True, max_length=160)),
                ("keeper", models.CharField(blank=True, max_length=120)),
                ("wear_year", models.PositiveSmallIntegerField(null=True)),
                ("amount", models.BigIntegerField(default=0)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("entry_id", models.BigIntegerField(null=True)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "asset",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="bookkeeping.asset"
                    ),
                ),
            ],
            options={
                "db_table": "bookkeeping_asset_step",
            },
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.UniqueConstraint(fields=("unit_id", "code"), name="asset_code_once"),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.CheckConstraint(condition=models.Q(("in_use_on__gte", models.F("bought_on"))), name="asset_in_use_later"),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost__gt", 0), ("quantity__gt", 0), ("worn_before__range", (0, models.F("cost")))),
                name="asset_sums_sound",
            ),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "fixed"), ("quantity", 1), ("years__gt", 0), models.Q(("document", ""), _negated=True)),
                    models.Q(("kind", "tool"), ("worn_before", 0), ("years__isnull", True)),
                    _connector="OR",
                ),
                name="asset_life_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="assetstep",
            constraint=models.UniqueConstraint(fields=("asset", "place"), name="asset_step_in_order"),
        ),
        migrations.AddConstraint(
            model_name="assetstep",
            constraint=models.UniqueConstraint(fields=("asset", "wear_year"), name="asset_wears_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="assetstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("entry_id__isnull", False), ("kind", "worn"), ("wear_year__isnull", False)),
                    models.Q(models.Q(("kind", "worn"), _negated=True), ("amount", 0), ("wear_year__isnull", True)),
                    _connector="OR",
                ),
                name="asset_wear_booked",
            ),
        ),
        migrations.AddConstraint(
            model_name="assetstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["given", "disposed"]), _negated=True), models.Q(("words", ""), _negated=True), _connector="OR"
                ),
                name="asset_end_says_why",
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in (*guarded(table, "unit_id"), *append_only(table))),
    ]
