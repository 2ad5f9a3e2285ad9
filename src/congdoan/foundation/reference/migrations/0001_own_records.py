"""The federation's own dated records: everybody signed in may read them, only the branch's people may write them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
from django.contrib.postgres.fields import RangeOperators
from django.db import migrations, models

from congdoan.foundation.kernel.row_guard import shared

WRITTEN_WITHIN_REACH = """
DROP POLICY written_by_actors ON reference_own_record;
CREATE POLICY written_within_reach ON reference_own_record FOR INSERT
  WITH CHECK (branch_id IN (SELECT branch_id FROM access_reached() AS branch_id));
CREATE POLICY ended_within_reach ON reference_own_record FOR UPDATE
  USING (branch_id IN (SELECT branch_id FROM access_reached() AS branch_id))
  WITH CHECK (branch_id IN (SELECT branch_id FROM access_reached() AS branch_id));
"""
BACK = """
DROP POLICY written_within_reach ON reference_own_record;
DROP POLICY ended_within_reach ON reference_own_record;
CREATE POLICY written_by_actors ON reference_own_record FOR ALL USING (access_acting() IS NOT NULL);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0002_guard_rows")]

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
                ("installed_by", models.BigIntegerField()),
                ("installed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "reference_own_record",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        name="one_own_record_a_day",
                        expressions=[
                            ("branch_id", RangeOperators.EQUAL),
                            ("topic", RangeOperators.EQUAL),
                            ("scope_key", RangeOperators.EQUAL),
                            ("period", RangeOperators.OVERLAPS),
                        ],
                    ),
                    models.CheckConstraint(name="own_record_says_its_document", condition=~models.Q(document="")),
                    models.CheckConstraint(name="own_record_lasts_a_day", condition=models.Q(period__isempty=False)),
                ],
            },
        ),
        migrations.RunSQL(*shared("reference_own_record")),
        migrations.RunSQL(WRITTEN_WITHIN_REACH, BACK),
        migrations.RunSQL("REVOKE DELETE, TRUNCATE ON reference_own_record FROM congdoan_app", migrations.RunSQL.noop),
    ]
