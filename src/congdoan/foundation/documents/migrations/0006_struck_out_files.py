"""A case file opened by mistake is struck out; a voided document goes into none."""

from pathlib import Path

from django.db import migrations, models

BACK = """
DROP TRIGGER case_papers_stand ON documents_casepaper;
DROP TRIGGER case_files_are_struck_out_empty ON documents_casefile;
DROP FUNCTION documents_check_filed_paper, documents_strike_case_file;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_erased_comments"),
    ]

    operations = [
        migrations.AddField(model_name="casefile", name="struck_out", field=models.CharField(blank=True, db_default="", max_length=300)),
        migrations.AddField(model_name="casefile", name="struck_on", field=models.DateField(null=True)),
        migrations.AddField(model_name="casefile", name="struck_by", field=models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.CheckConstraint(
                name="case_struck_out_while_open",
                condition=models.Q(struck_out="", struck_on=None, struck_by=None)
                | ~models.Q(struck_out="")
                & models.Q(opened_on__isnull=False, closed_on=None, struck_on__isnull=False, struck_by__isnull=False),
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
    ]
