"""Counts of the cash, their signatures and decisions; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("bookkeeping_cash_count", "bookkeeping_cash_count_act", "bookkeeping_cash_count_rule")
BACK = "DROP FUNCTION bookkeeping_check_cash_count, bookkeeping_check_cash_count_act, bookkeeping_stamp_cash_count_rule CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0013_attachments"), ("access", "0002_promises"), ("ledger", "0005_evidence")]

    operations = [
        migrations.CreateModel(
            name="CashCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.IntegerField(db_default=0)),
                ("counted_on", models.DateField()),
                ("counted_time", models.TimeField()),
                ("faces", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("pieces", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("total", models.BigIntegerField()),
                ("book_balance", models.BigIntegerField()),
                ("explanation", models.CharField(blank=True, max_length=500)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "bookkeeping_cash_count",
                "indexes": [models.Index(fields=["unit_id", "-counted_on", "-id"], name="cash_count_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="cash_count_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("year", django.db.models.functions.datetime.ExtractYear("counted_on"))),
                        name="cash_count_of_its_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("total", models.F("book_balance")), models.Q(("explanation", ""), _negated=True), _connector="OR"
                        ),
                        name="cash_difference_explained",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CashCountRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("every", models.CharField(max_length=7)),
                ("since", models.DateField()),
                ("document", models.CharField(max_length=200)),
                ("decided_by", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "bookkeeping_cash_count_rule",
                "indexes": [models.Index(fields=["unit_id", "-since", "-id"], name="cash_count_rule_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every__in", ["month", "quarter"]), models.Q(("document", ""), _negated=True)),
                        name="cash_count_rule_sound",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CashCountAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=7)),
                ("position", models.CharField(blank=True, max_length=10)),
                ("decision", models.CharField(blank=True, max_length=24)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("entry_id", models.BigIntegerField(null=True, unique=True)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "count",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="bookkeeping.cashcount"
                    ),
                ),
            ],
            options={
                "db_table": "bookkeeping_cash_count_act",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "signed")), fields=("count", "position"), name="cash_count_signed_once_a_position"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "signed")), fields=("count", "recorded_by"), name="cash_count_signed_once_a_person"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["decided", "voided"])), fields=("count",), name="cash_count_ends_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("entry_id__isnull", True), ("kind", "signed"), ("position__in", ["treasurer", "accountant", "chair"])
                            ),
                            models.Q(
                                ("entry_id__isnull", False), ("kind", "decided"), ("position", ""), models.Q(("words", ""), _negated=True)
                            ),
                            models.Q(
                                ("entry_id__isnull", True), ("kind", "voided"), ("position", ""), models.Q(("words", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="cash_count_act_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in (*guarded(table, "unit_id"), *append_only(table))),
    ]
