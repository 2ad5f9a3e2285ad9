"""The checks of a step look at its rows for the owner of the tables, not through the reach of who writes."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [("collection", "0002_promises")]

    operations = [*promised(__file__, "checks_ask_nobodys_reach")]
