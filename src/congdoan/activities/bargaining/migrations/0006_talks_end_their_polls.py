"""Talks that end close the poll on the phone that runs."""

from pathlib import Path

from django.db import migrations

BACK = "DROP FUNCTION bargaining_end_polls CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("bargaining", "0005_widening"),
    ]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
