"""Who deals with an arrival until when, and how far it is."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = """
DROP FUNCTION documents_check_handling CASCADE;
ALTER TABLE documents_handling DROP CONSTRAINT handling_of_own_document;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0014_sealed_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="passing",
            name="due_on",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("reply", models.CharField(blank=True, max_length=120)),
                ("told_by", models.BigIntegerField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handlings", to="documents.incomingdocument"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["under_way", "done"])), name="handling_state_is_known"),
                    models.CheckConstraint(condition=models.Q(("reply", ""), ("words", ""), _negated=True), name="handling_says_something"),
                ],
            },
        ),
        *guarded("documents_handling", "unit_id"),
        *append_only("documents_handling"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
    ]
