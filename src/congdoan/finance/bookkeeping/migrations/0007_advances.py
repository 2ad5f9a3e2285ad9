"""Advances, their steps and what settlements spent; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("bookkeeping_advance", "bookkeeping_advance_step", "bookkeeping_advance_part")
BACK = """
DROP FUNCTION bookkeeping_check_advance, bookkeeping_check_advance_step, bookkeeping_check_settlement CASCADE;
DROP FUNCTION bookkeeping_other_person, bookkeeping_may_move_advance, bookkeeping_advance_standing;
"""


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0010_spending_limits"), ("access", "0002_promises"), ("ledger", "0005_evidence")]

    operations = [
        migrations.CreateModel(
            name="Advance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.IntegerField(db_default=0)),
                ("requested_on", models.DateField()),
                ("person_name", models.CharField(max_length=120)),
                ("person_key", models.CharField(max_length=120)),
                ("person_post", models.CharField(blank=True, max_length=160)),
                ("purpose", models.CharField(max_length=300)),
                ("amount", models.BigIntegerField()),
                ("due_on", models.DateField()),
                ("second_reason", models.CharField(blank=True, max_length=300)),
                ("search_key", models.CharField(max_length=600)),
                ("requested_by", models.BigIntegerField()),
                ("requested_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "bookkeeping_advance",
                "indexes": [
                    models.Index(fields=["unit_id", "person_key"], name="advance_of_person"),
                    models.Index(fields=["due_on", "id"], name="advance_by_due_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="advance_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("amount__lte", 1000000000000000)), name="advance_above_zero"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year", django.db.models.functions.datetime.ExtractYear("requested_on"))),
                        name="advance_of_its_year",
                    ),
                    models.CheckConstraint(condition=models.Q(("due_on__gte", models.F("requested_on"))), name="advance_due_later"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("person_key", ""), _negated=True), models.Q(("purpose", ""), _negated=True)),
                        name="advance_says_whom_and_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdvanceStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("approved", "duyệt đề nghị"),
                            ("declined", "không duyệt đề nghị"),
                            ("paid", "chi tạm ứng"),
                            ("filed", "lập giấy thanh toán"),
                            ("accepted", "duyệt giấy thanh toán"),
                            ("refused", "trả lại giấy thanh toán"),
                            ("topped_up", "chi thêm phần vượt"),
                            ("settled", "ghi sổ thanh toán"),
                            ("returned", "thu lại phần thừa"),
                            ("reversed", "đảo một bước đã ghi sổ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                ("happened_on", models.DateField()),
                ("takes_back", models.PositiveSmallIntegerField(null=True)),
                ("money", models.CharField(blank=True, max_length=4)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("entry_id", models.BigIntegerField(null=True, unique=True)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "advance",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="bookkeeping.advance"
                    ),
                ),
            ],
            options={
                "db_table": "bookkeeping_advance_step",
            },
        ),
        migrations.CreateModel(
            name="AdvancePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_no", models.PositiveSmallIntegerField()),
                ("category", models.CharField(max_length=40)),
                ("amount", models.BigIntegerField()),
                ("words", models.CharField(max_length=200)),
                ("paper", models.CharField(blank=True, max_length=120)),
                (
                    "step",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="bookkeeping.advancestep"),
                ),
            ],
            options={
                "db_table": "bookkeeping_advance_part",
            },
        ),
        migrations.AddConstraint(
            model_name="advancestep",
            constraint=models.UniqueConstraint(fields=("advance", "place"), name="advance_step_in_order"),
        ),
        migrations.AddConstraint(
            model_name="advancestep",
            constraint=models.UniqueConstraint(fields=("advance", "takes_back"), name="advance_step_taken_back_once"),
        ),
        migrations.AddConstraint(
            model_name="advancestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entry_id__isnull", False), ("kind__in", ["paid", "topped_up", "settled", "returned", "reversed"])),
                    models.Q(("entry_id__isnull", True), ("kind__in", ["approved", "declined", "filed", "accepted", "refused"])),
                    _connector="OR",
                ),
                name="advance_money_in_the_books",
            ),
        ),
        migrations.AddConstraint(
            model_name="advancestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["declined", "refused", "reversed"]), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="advance_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="advancepart",
            constraint=models.UniqueConstraint(fields=("step", "line_no"), name="advance_part_in_order"),
        ),
        migrations.AddConstraint(
            model_name="advancepart",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="advance_part_above_zero"),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in (*guarded(table, "unit_id"), *append_only(table))),
    ]
