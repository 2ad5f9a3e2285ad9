"""Every promise of the services, kept a second time by PostgreSQL."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded


class Migration(migrations.Migration):
    dependencies = [("banking", "0001_statements"), ("access", "0002_guard_rows")]

    operations = [
        *guarded("banking_collecting_account", "unit_id"),
        *guarded("banking_statement", "unit_id"),
        *guarded("banking_line", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
        *append_only("banking_statement"),
        *append_only("banking_line"),
    ]
