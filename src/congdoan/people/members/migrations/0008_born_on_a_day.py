"""Nobody without a day of birth is looked for among everybody born that year, or at no known time."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__)
BEFORE = HERE.with_name("0006_kept_of_whole_persons.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("members", "0007_members_of_section")]

    operations = [
        migrations.RunSQL(
            HERE.with_suffix(".sql").read_text(), BEFORE[BEFORE.index("CREATE OR REPLACE FUNCTION members_notice_likeness") :]
        )
    ]
