"""Years that close and open again, and the months of a closed year that stay locked."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

AWAY = "DROP FUNCTION bookkeeping_check_closings, bookkeeping_check_reopenings, bookkeeping_keep_year_closed, bookkeeping_stamp CASCADE"
NOW = django.contrib.postgres.functions.TransactionNow


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0001_vouchers"), ("ledger", "0008_months_lock_softly")]

    operations = [
        migrations.CreateModel(
            name="YearClosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("income", models.BigIntegerField()),
                ("spending", models.BigIntegerField()),
                ("entry_ids", models.JSONField(default=dict)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=NOW())),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["unit_id", "year", "number"], name="bookkeeping_year_closed_once")],
            },
        ),
        migrations.CreateModel(
            name="YearReopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=500)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=NOW())),
                (
                    "closing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reopening", to="bookkeeping.yearclosing"
                    ),
                ),
            ],
        ),
        *(operation for table in ("yearclosing", "yearreopening") for operation in guarded(f"bookkeeping_{table}", "unit_id")),
        *(operation for table in ("yearclosing", "yearreopening") for operation in append_only(f"bookkeeping_{table}")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), AWAY),
    ]
