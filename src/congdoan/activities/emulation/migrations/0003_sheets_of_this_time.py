"""Sheets from before an initiative was sent back count no more."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("emulation", "0002_campaigns")]

    operations = [migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop)]
