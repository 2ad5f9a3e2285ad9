"""Sentences that belong to no task are decided on; parts of an arrival are copied."""

from pathlib import Path

from django.db import migrations, models

BACK = Path(__file__).with_name("0016_copies.sql").read_text(encoding="utf-8")
FORMER = BACK[BACK.index("CREATE FUNCTION documents_check_copy()") : BACK.index("CREATE TRIGGER copies_of_what_stands")]


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0023_archive"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="proposal", name="proposal_kind_is_known"),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["header", "citation", "task", "sentence", "target", "recipient"])),
                name="proposal_kind_is_known",
            ),
        ),
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
            FORMER.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1),
        ),
    ]
