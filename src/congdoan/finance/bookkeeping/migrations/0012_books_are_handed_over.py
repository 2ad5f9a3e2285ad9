"""Books of a unit that ended, handed over to another."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

AWAY = "DROP FUNCTION bookkeeping_check_handovers CASCADE"


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0011_charts_change")]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("receiver_id", models.BigIntegerField()),
                ("ended_on", models.DateField()),
                ("period", models.IntegerField()),
                ("document", models.CharField(max_length=300)),
                ("given_by", models.CharField(max_length=160)),
                ("taken_by", models.CharField(max_length=160)),
                ("witness", models.CharField(blank=True, max_length=160)),
                ("money", models.BigIntegerField()),
                ("cash_counted", models.BigIntegerField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("inventory", models.JSONField()),
                ("given", models.JSONField()),
                ("taken", models.JSONField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["unit_id"], name="bookkeeping_handed_over_once"),
                    models.CheckConstraint(
                        name="bookkeeping_handed_to_another",
                        condition=models.Q(("unit_id", models.F("receiver_id")), _negated=True),
                    ),
                ],
            },
        ),
        *guarded("bookkeeping_handover", "unit_id"),
        *append_only("bookkeeping_handover"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), AWAY),
    ]
