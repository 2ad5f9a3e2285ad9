"""Saved filters, how long records are kept, and what of the promises gives way when a record is erased."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, public

HERE = Path(__file__)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0003_documents_for_members"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("person", "erased_on", models.DateField(null=True)),
        migrations.AddIndex("person", models.Index(condition=models.Q(("erased_on__isnull", False)), fields=["id"], name="persons_erased")),
        migrations.AlterField("correctionrequest", "told_sealed", models.BinaryField(null=True)),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("asked", models.JSONField()),
                ("is_shared", models.BooleanField()),
                (
                    "owner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit"], name="filters_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="filter_named_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="filter_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("months", models.PositiveSmallIntegerField()),
                ("from_day", models.DateField()),
                ("decision", models.CharField(max_length=120)),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "set_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "from_day"), name="one_retention_from_a_day"),
                    models.CheckConstraint(condition=models.Q(("months__gte", 1), ("months__lte", 1200)), name="retention_lasts"),
                    models.CheckConstraint(condition=models.Q(("decision", ""), _negated=True), name="retention_is_decided"),
                ],
            },
        ),
        *guarded("members_savedfilter", "unit_id"),
        *public("members_retentionrule", "unit_id"),
        *append_only("members_retentionrule"),
        migrations.RunSQL(HERE.with_suffix(".sql").read_text(), HERE.with_name("0003_back.sql").read_text()),
    ]
