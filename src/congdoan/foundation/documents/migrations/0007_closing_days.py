"""A case file is closed no earlier than the days of its papers."""

from django.db import migrations

from congdoan.foundation.access.row_guard import promised


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_struck_out_files"),
    ]

    operations = promised(__file__, "closing_days")
