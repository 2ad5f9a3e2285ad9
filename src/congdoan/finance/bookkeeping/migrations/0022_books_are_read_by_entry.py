"""Limits and cash counts read a unit's lines from its entries, as the key of the lines asks."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("bookkeeping", "0021_settlements_are_promised"), ("ledger", "0012_lines_are_keyed_by_entry")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop)]
