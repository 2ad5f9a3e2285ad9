"""Lines are proved whole in the order in which they arrive and added up in 64 bits; accounts are looked up before the branches above."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [("ledger", "0013_bars_before_reasons")]

    operations = promised(__file__, "0014_lines_are_added_up_once")
