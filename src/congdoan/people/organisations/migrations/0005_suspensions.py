"""Suspensions of unions: one at a time, ended once."""

from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, revoked

BACK = "DROP FUNCTION organisations_check_suspension CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_heirs")]

    operations = [
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("reason", models.CharField(max_length=300)),
                ("decision", models.CharField(max_length=120)),
                ("lifted_by", models.CharField(max_length=120)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="organisations.organisation"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("organisation", "="), ("period", "&&")], name="one_suspension_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="suspension_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision", ""), ("reason", ""), _connector="OR", _negated=True), name="suspension_has_its_ground"
            ),
        ),
        *guarded("organisations_suspension", "organisation_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *revoked("organisations_suspension", "DELETE, TRUNCATE"),
    ]
