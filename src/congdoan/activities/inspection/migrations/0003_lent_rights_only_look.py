"""Rights that are lent only look also at the inspection itself and in the batch path of the books (decision 0082)."""

from pathlib import Path

from django.db import migrations

BACK = """
DROP TRIGGER entries_not_by_lookers ON ledger_entry;
DROP FUNCTION ledger_refuse_lookers();
DROP TRIGGER inspections_are_only_looked_at ON inspection_inspection;
DROP FUNCTION inspection_keep_from_lookers();
"""


class Migration(migrations.Migration):
    dependencies = [("inspection", "0002_workspace"), ("ledger", "0002_books_keep_their_promises"), ("reference", "0002_promises")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK)]
