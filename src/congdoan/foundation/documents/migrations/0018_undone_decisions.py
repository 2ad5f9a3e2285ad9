"""A decision about what was read can be taken back."""

import re
from pathlib import Path

from django.db import migrations

FORMER = Path(__file__).with_name("0002_promises.sql").read_text(encoding="utf-8")
FOUND = re.search(r"CREATE FUNCTION documents_keep_proposal\(.*?\$\$;", FORMER, re.DOTALL)
assert FOUND is not None


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0017_comments"),
    ]

    operations = [
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            FOUND[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1),
        ),
    ]
