"""Plans below a programme that ended with its unit say what follows it."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = """
DROP FUNCTION programmes_check_plan_move CASCADE;
ALTER TABLE programmes_planmove DROP CONSTRAINT move_of_own_plan;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0008_publications"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("words", models.CharField(max_length=1000)),
                ("decision", models.CharField(max_length=1000)),
                ("moved_by", models.BigIntegerField()),
                ("moved_on", models.DateField()),
                ("moved_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("ended", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme")),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="programmes.programme"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="plans_moved_here", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "ended"), name="plan_left_a_programme_once"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("decision", ""), _negated=True), models.Q(("words", ""), _negated=True)),
                        name="plan_moves_by_decision",
                    ),
                ],
            },
        ),
        *guarded("programmes_planmove", "unit_id"),
        *append_only("programmes_planmove"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
