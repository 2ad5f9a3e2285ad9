"""Evidence: what must be sealed beside the entries."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

AWAY = "DROP FUNCTION ledger_check_evidence, ledger_canonical, ledger_is_flat CASCADE"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_books_are_booked_faster")]

    operations = [
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "id"], name="ledger_evidence_of_unit"),
                    models.Index(fields=["subject", "id"], name="ledger_evidence_of_subject"),
                ],
            },
        ),
        *guarded("ledger_evidence", "unit_id"),
        *append_only("ledger_evidence"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), AWAY),
    ]
