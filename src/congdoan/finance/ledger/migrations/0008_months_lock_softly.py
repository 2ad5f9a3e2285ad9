"""Months that lock softly, books that end; what passes a bar gives its reason in the same transaction."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

AWAY = "DROP FUNCTION IF EXISTS ledger_check_bars, ledger_bar, ledger_month_named, ledger_books_named, ledger_next_ending CASCADE"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_evidence")]

    operations = [
        migrations.AddField("MonthLock", "is_soft", models.BooleanField(default=False, db_default=False)),
        migrations.AddConstraint(
            "MonthLock",
            models.CheckConstraint(
                name="ledger_lock_of_one_kind", condition=models.Q(("is_locked", False), ("is_soft", False), _connector="OR")
            ),
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("pk", models.CompositePrimaryKey("unit_id", "number", blank=True, editable=False, primary_key=True, serialize=False)),
                ("unit_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("ended_on", models.DateField(null=True)),
                ("reason", models.CharField(max_length=500)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        *guarded("ledger_ending", "unit_id"),
        *append_only("ledger_ending"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), AWAY),
    ]
