"""Case files that hold papers of an open petition are not destroyed."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0004_recorded_again"),
        ("documents", "0003_disposal"),
    ]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), "DROP FUNCTION petitions_keep_evidence CASCADE;"),
    ]
