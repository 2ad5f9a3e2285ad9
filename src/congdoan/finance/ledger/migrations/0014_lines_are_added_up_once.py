"""What lines add up to is kept in 64 bits, and accounts are looked up before the branches above are."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [("ledger", "0013_posting_sorts_what_arrives")]

    operations = promised(__file__, "0014_lines_are_added_up_once")
