"""The functions behind `congdoan ledger verify`."""

from pathlib import Path

from django.db import migrations

AGAIN = (
    "DROP FUNCTION ledger_prove_entries, ledger_prove_accounts, ledger_prove_balances, ledger_prove_rollups,"
    " ledger_prove_seals, ledger_prove_batches, ledger_everywhere"
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_books_keep_their_promises")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), AGAIN)]
