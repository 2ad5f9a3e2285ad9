"""Seals in a form that a stranger recomputes, and the root over all units' seals."""

from pathlib import Path

import django.contrib.postgres.functions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, shared

# Seals made before are of form 1, over bytes that only PostgreSQL writes. No books stood under them but trials: they are
# dropped, and the next night's seals cover every record from the first one on.
DROP_FORM_1 = """
ALTER TABLE ledger_seal DISABLE TRIGGER never_changes;
TRUNCATE ledger_seal;
ALTER TABLE ledger_seal ENABLE TRIGGER never_changes;
"""
LOCKS_NUMBERED = """
ALTER TABLE ledger_month_lock ADD record_no bigint NOT NULL DEFAULT nextval('ledger_entry_id_seq');
ALTER TABLE ledger_month_lock ALTER record_no DROP DEFAULT;
ALTER TABLE ledger_ending ADD record_no bigint NOT NULL DEFAULT nextval('ledger_entry_id_seq');
ALTER TABLE ledger_ending ALTER record_no DROP DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_months_lock_softly")]

    operations = [
        migrations.RunSQL(DROP_FORM_1),
        migrations.RenameField("Seal", "through_entry_id", "through_id"),
        migrations.AddField("Seal", "unit_code", models.CharField(max_length=40)),
        migrations.AddField("Seal", "evidence", models.IntegerField()),
        migrations.AddField("Seal", "locks", models.IntegerField()),
        migrations.AddField("Seal", "leaves", models.CharField(max_length=64)),
        migrations.AddConstraint("Seal", models.UniqueConstraint(fields=["sha256"], name="ledger_seal_once")),
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(LOCKS_NUMBERED)],
            [migrations.AddField(model, "record_no", models.BigIntegerField()) for model in ("MonthLock", "Ending")],
        ),
        migrations.AddIndex("Ending", models.Index(fields=["unit_id", "record_no"], name="ledger_ending_of_unit")),
        migrations.AddIndex("MonthLock", models.Index(fields=["unit_id", "record_no"], name="ledger_lock_of_unit")),
        migrations.CreateModel(
            name="Root",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("published_on", models.DateField()),
                ("through_id", models.BigIntegerField()),
                ("units", models.IntegerField()),
                ("tree", models.CharField(max_length=64)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        *shared("ledger_root"),
        *append_only("ledger_root"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text()),
    ]
