"""Every part of a step is of the step's unit, and every upper share is of a piece of its own unit."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [("collection", "0003_checks_ask_nobodys_reach")]

    operations = promised(__file__, "parts_of_one_unit")
