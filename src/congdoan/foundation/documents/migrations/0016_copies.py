"""Copies of documents: what each was made of, and a series of numbers of their own."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = """
DROP FUNCTION documents_check_copy, documents_keep_copy, documents_check_copied CASCADE;
ALTER TABLE documents_copysource DROP CONSTRAINT source_of_own_copy;
CREATE OR REPLACE FUNCTION documents_series_of(asked bigint, of_year integer, of_kind text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN COALESCE((
    SELECT per_kind FROM documents_numberingsetting WHERE unit_id = asked AND from_year <= of_year ORDER BY from_year DESC, id DESC LIMIT 1
  ), false) THEN of_kind ELSE '' END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0015_follow_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="CopySource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="documents.incomingdocument"
                    ),
                ),
                (
                    "outgoing",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="copy_of", to="documents.outgoing"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrival", None), ("source__isnull", False)),
                            models.Q(("arrival__isnull", False), ("source", None)),
                            _connector="OR",
                        ),
                        name="copy_of_one_document",
                    )
                ],
            },
        ),
        *guarded("documents_copysource", "unit_id"),
        *append_only("documents_copysource"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
    ]
