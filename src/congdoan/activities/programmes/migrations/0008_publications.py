"""Programmes that are public: everybody reads the copies that stand."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, public

BACK = """
DROP FUNCTION programmes_check_publication, programmes_check_unpublication CASCADE;
DROP POLICY withdrawn_stay_inside ON programmes_publishedprogramme;
ALTER TABLE programmes_unpublishedprogramme DROP CONSTRAINT withdrawal_of_own_publication;
ALTER TABLE programmes_publishedprogramme DROP CONSTRAINT published_of_own_programme;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0007_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("unit_code", models.CharField(max_length=40)),
                ("unit_name", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("symbol", models.CharField(max_length=200)),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("search_key", models.CharField(max_length=1200)),
                ("published_by", models.BigIntegerField()),
                ("published_on", models.DateField()),
                ("published_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UnpublishedProgramme",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="programmes.publishedprogramme"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="publishedprogramme",
            index=models.Index(fields=["programme", "-id"], name="published_of_programme"),
        ),
        migrations.AddConstraint(
            model_name="publishedprogramme",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="published_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="unpublishedprogramme",
            constraint=models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="programme_unpublished_for_a_reason"),
        ),
        *(op for table in ("publishedprogramme", "unpublishedprogramme") for op in public(f"programmes_{table}", "unit_id")),
        *(op for table in ("publishedprogramme", "unpublishedprogramme") for op in append_only(f"programmes_{table}")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
