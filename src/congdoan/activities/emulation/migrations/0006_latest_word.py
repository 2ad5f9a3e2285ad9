"""Of what an author said of the gallery the latest word counts; a fingerprint tells by which method it was made."""

import re
from pathlib import Path

from django.db import migrations, models

FORMER = Path(__file__).with_name("0004_gallery_and_reversals.sql").read_text(encoding="utf-8")
CHANGED = re.findall(r"CREATE FUNCTION (?:emulation_check_standing_exhibit|emulation_check_exhibit)\(.*?\$\$;", FORMER, re.DOTALL)
assert len(CHANGED) == 2


class Migration(migrations.Migration):
    dependencies = [("emulation", "0005_likeness_by_meaning")]

    operations = [
        migrations.AddField(
            model_name="fingerprint", name="method", field=models.CharField(blank=True, default="", max_length=8), preserve_default=False
        ),
        migrations.AddIndex(model_name="fingerprint", index=models.Index(fields=["method"], name="fingerprints_by_method")),
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            "\n".join(one.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1) for one in CHANGED),
        ),
    ]
