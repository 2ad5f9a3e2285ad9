"""Case files that hold papers of an open inspection are not destroyed."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0005_decisions_that_stand"),
        ("documents", "0003_disposal"),
    ]

    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), "DROP FUNCTION inspection_keep_evidence CASCADE;"
        ),
    ]
