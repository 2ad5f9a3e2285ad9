"""Packs of settlement files; derived from the books, so the next one takes their place."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0013_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("unions", models.JSONField()),
                ("made_by", models.BigIntegerField()),
                ("made_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year", "-id"], name="pack_newest_first")],
                "constraints": [models.CheckConstraint(condition=models.Q(("year__gte", 2010), ("year__lte", 2100)), name="pack_year")],
            },
        ),
        migrations.CreateModel(
            name="PackFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("union_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("pack", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="budgets.pack")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("pack", "name"), name="pack_file_once")],
            },
        ),
        *guarded("budgets_pack", "unit_id"),
        *guarded("budgets_packfile", "unit_id"),
    ]
