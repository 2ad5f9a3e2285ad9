"""The table of reference: the federation's own dated records."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OwnRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("branch_id", models.BigIntegerField()),
                ("topic", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=300)),
                ("scope", models.JSONField(default=dict)),
                ("scope_key", models.CharField(max_length=400)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("value", models.CharField(max_length=60, null=True)),
                ("fields", models.JSONField(default=dict)),
                ("document", models.CharField(max_length=300)),
                ("note", models.TextField(blank=True)),
                ("needs_check", models.BooleanField(default=False)),
                ("withdrawn_on", models.DateField(null=True)),
                ("installed_by", models.BigIntegerField()),
                ("installed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "reference_own_record",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        expressions=[("branch_id", "="), ("topic", "="), ("scope_key", "="), ("period", "&&")],
                        name="one_own_record_a_day",
                    ),
                    models.CheckConstraint(condition=models.Q(("document", ""), _negated=True), name="own_record_says_its_document"),
                    models.CheckConstraint(condition=models.Q(("period__isempty", False)), name="own_record_lasts_a_day"),
                ],
            },
        ),
    ]
