"""Signed documents cite too; one entry of the register for each cited document, whose blanks are filled and whose facts stay."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

BACK = """
DROP TRIGGER cited_only_learn ON documents_citeddocument;
DROP TRIGGER cited_stay ON documents_citeddocument;
DROP FUNCTION documents_keep_cited;
ALTER TABLE documents_citation DROP CONSTRAINT citation_of_own_outgoing;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_outgoing")]

    operations = [
        migrations.AddField(
            model_name="citeddocument",
            name="search_key",
            field=models.CharField(blank=True, default="", max_length=1500),
            preserve_default=False,
        ),
        migrations.AddIndex(model_name="citeddocument", index=models.Index(fields=["unit_id", "number"], name="cited_by_number")),
        migrations.AlterField(
            model_name="citation",
            name="document",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="documents.incomingdocument"
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="outgoing",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="documents.outgoing"
            ),
        ),
        migrations.AddConstraint(
            model_name="citation", constraint=models.UniqueConstraint(fields=("outgoing", "cited"), name="outgoing_citation_once")
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.CheckConstraint(
                name="citation_of_one_document",
                condition=models.Q(
                    models.Q(("document__isnull", False), ("outgoing", None)),
                    models.Q(("document", None), ("outgoing__isnull", False)),
                    _connector="OR",
                ),
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
    ]  # fmt: skip
