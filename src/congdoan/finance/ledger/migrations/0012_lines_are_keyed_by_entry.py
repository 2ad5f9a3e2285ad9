"""Lines keyed by their entry, entries found by unit and month: decision 0096."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0011_posting_takes_fewer_passes")]

    operations = [
        migrations.RemoveIndex("entry", "ledger_entry_of_unit"),
        migrations.AddIndex("entry", models.Index(fields=["unit_id", "period", "id"], name="ledger_entry_of_month")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
    ]
