"""Tables of restructuring: reorganisations, what they do to which unit, acts."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Reorganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("document", models.CharField(blank=True, max_length=300)),
                ("decided_on", models.DateField()),
                ("effective_on", models.DateField()),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["-effective_on", "-id"], name="reorganisations_newest")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="reorganisation_id_unit"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("number", ""), _negated=True), models.Q(("title", ""), _negated=True)),
                        name="reorganisation_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField(null=True)),
                ("organisation_id", models.BigIntegerField(null=True)),
                ("code", models.CharField(max_length=40)),
                ("outcome", models.CharField(max_length=12)),
                ("targets", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ("parent", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("members", models.PositiveIntegerField(null=True)),
                ("member_policy", models.CharField(blank=True, max_length=8)),
                ("grants", models.CharField(default="end", max_length=8)),
                ("books", models.CharField(default="keep", max_length=10)),
                ("cash_counted", models.BigIntegerField(null=True)),
                ("given_by", models.CharField(blank=True, max_length=160)),
                ("taken_by", models.CharField(blank=True, max_length=160)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "reorganisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="restructuring.reorganisation"),
                ),
            ],
            options={
                "db_table": "restructuring_plan_row",
                "indexes": [models.Index(fields=["organisation_id"], name="plan_rows_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("reorganisation", "code"), name="plan_unit_once"),
                    models.UniqueConstraint(fields=("reorganisation", "place"), name="plan_place_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["continue", "transfer", "rename", "dissolve", "merge", "split", "reclassify", "found"])
                        ),
                        name="plan_outcome_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("books__in", ["keep", "hand_over"])), name="plan_books_are_known"),
                    models.CheckConstraint(condition=models.Q(("grants__in", ["end", "move"])), name="plan_grants_are_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("decided", "đã quyết định"), ("withdrawn", "đã rút")], max_length=10)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("mark", models.CharField(blank=True, max_length=64)),
                ("preview", models.JSONField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "reorganisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="restructuring.reorganisation"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("reorganisation", "kind"), name="act_once")],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("is_done", models.BooleanField()),
                ("outcome", models.CharField(max_length=12)),
                ("decision", models.CharField(max_length=120)),
                ("effective_on", models.DateField()),
                ("words", models.CharField(max_length=500)),
                ("facts", models.JSONField(default=dict)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "row",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="restructuring.planrow"),
                ),
                (
                    "reorganisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="restructuring.reorganisation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id"], name="outcomes_of_unit")],
                "constraints": [models.UniqueConstraint(condition=models.Q(("is_done", True)), fields=("row",), name="carried_out_once")],
            },
        ),
    ]
