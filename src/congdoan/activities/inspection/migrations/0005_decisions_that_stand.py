"""A decision opens while it stands, as it was signed; papers are found by what they are about."""

import re
from pathlib import Path

from django.db import migrations, models

FORMER = "".join(Path(__file__).with_name(name).read_text() for name in ("0002_workspace.sql", "0004_official_papers.sql"))
CHANGED = re.findall(r"CREATE FUNCTION (?:inspection_check_conclusion|inspection_check_decision)\(.*?\$\$;", FORMER, re.DOTALL)
assert len(CHANGED) == 2
BACK = "\n".join(one.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1) for one in CHANGED)


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0004_official_papers"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="officialpaper",
            index=models.Index(fields=["inspection", "kind", "-id"], name="official_papers_of_inspection"),
        ),
        migrations.AddIndex(
            model_name="officialpaper",
            index=models.Index(fields=["programme", "-id"], name="official_papers_of_programme"),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), f"{BACK}\nDROP FUNCTION inspection_document_stands;"),
    ]
