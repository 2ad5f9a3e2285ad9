"""Documents that are public: everybody reads the copies, and what became of the documents since."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, public

BACK = """
DROP POLICY withdrawn_stay_inside ON documents_publisheddocument;
DROP POLICY public_changes ON documents_outgoingact;
DROP FUNCTION documents_check_publication, documents_check_unpublication CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0011_cited_documents")]

    operations = [
        migrations.CreateModel(
            name="PublishedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("issuer", models.CharField(max_length=300)),
                ("kind", models.CharField(max_length=60)),
                ("number", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=1000)),
                ("signer", models.CharField(max_length=160)),
                ("issued_on", models.DateField()),
                ("search_key", models.CharField(max_length=1600)),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("docx", models.BinaryField()),
                ("published_by", models.BigIntegerField()),
                ("published_on", models.DateField()),
                ("published_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "outgoing",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["outgoing", "-id"], name="published_of_document"),
                    models.Index(fields=["-issued_on", "-id"], name="published_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnpublishedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=1000)),
                ("withdrawn_by", models.BigIntegerField()),
                ("withdrawn_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="documents.publisheddocument"
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="unpublished_for_a_reason")],
            },
        ),
        *public("documents_publisheddocument", "unit_id"),
        *public("documents_unpublisheddocument", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *append_only("documents_publisheddocument"),
        *append_only("documents_unpublisheddocument"),
    ]
