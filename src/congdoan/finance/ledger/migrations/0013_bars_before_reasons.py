"""Bars are looked at before the reasons that pass them."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [("ledger", "0012_lines_are_keyed_by_entry")]

    operations = promised(__file__, "0013_bars_before_reasons")
