"""Why a settlement was sent that does not keep a spending ceiling; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLE = "budgets_submissionoverride"
BACK = "DROP FUNCTION budgets_check_override, budgets_check_ceilings CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0011_settlements_published"),
    ]

    operations = [
        migrations.CreateModel(
            name="SubmissionOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("ceiling", models.CharField(max_length=80)),
                ("spent", models.BigIntegerField()),
                ("limit", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=300)),
                (
                    "submission",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="budgets.submission"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "ceiling"), name="submission_override_once"),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="submission_override_says_why"),
                ],
            },
        ),
        *guarded(TABLE, "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only(TABLE),
    ]
