"""A draft is not submitted while somebody comments on it."""

from pathlib import Path

from django.db import migrations

BACK = """
DROP TRIGGER a_turn_for_comments ON documents_draftcomment;
DROP TRIGGER a_turn_for_comments ON documents_outgoingact;
DROP FUNCTION documents_take_turn();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0021_asked_while_draft"),
    ]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
    ]
