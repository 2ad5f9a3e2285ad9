"""Every promise of the services, kept a second time by PostgreSQL."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import append_only, guarded, shared


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_books"), ("access", "0002_promises")]

    operations = [
        *shared("ledger_account"),
        *guarded("ledger_batch", "unit_id"),
        *guarded("ledger_entry", "unit_id"),
        *guarded("ledger_line", "unit_id"),
        *guarded("ledger_balance", "unit_id"),
        *guarded("ledger_rollup", "ancestor_id", lookers_write=True),
        *guarded("ledger_delta", "branch_id", lookers_write=True),
        *guarded("ledger_month_lock", "unit_id"),
        *guarded("ledger_seal", "unit_id"),
        *append_only("ledger_account"),
        *append_only("ledger_batch"),
        *append_only("ledger_entry"),
        *append_only("ledger_month_lock"),
        *append_only("ledger_seal"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
    ]
