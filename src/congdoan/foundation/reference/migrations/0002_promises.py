"""Everybody signed in reads the federation's own records; only the branch's people write and end them."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.kernel.row_guard import closed_to_links, closed_to_lookers


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_tables"), ("access", "0002_promises")]

    operations = [
        migrations.RunSQL(Path(__file__).with_name("own_records.sql").read_text(encoding="utf-8")),
        migrations.RunSQL(closed_to_links("reference_own_record")),
        migrations.RunSQL(closed_to_lookers("reference_own_record", "branch_id")),
    ]
