"""Foundings, what was done for them, who asked; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

TABLES = ("grassroots_founding", "grassroots_foundingact", "grassroots_foundingapplicant")
BACK = "DROP FUNCTION grassroots_check_founding, grassroots_stamp_act CASCADE;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_promises"),
        ("members", "0002_moving_and_privacy"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Founding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=300)),
                ("commune", models.CharField(max_length=120)),
                ("workers", models.PositiveIntegerField(null=True)),
                ("workers_source", models.CharField(max_length=200)),
                ("state", models.CharField(max_length=16)),
                ("next_step", models.CharField(max_length=200)),
                ("next_due", models.DateField(null=True)),
                ("least", models.PositiveSmallIntegerField()),
                ("decide_by", models.DateField(null=True)),
                ("document_id", models.BigIntegerField(null=True)),
                ("opened_on", models.DateField()),
                (
                    "employer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "union",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="FoundingAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("happened_on", models.DateField()),
                ("words", models.CharField(max_length=500)),
                ("facts", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("founding", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="grassroots.founding")),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FoundingApplicant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                (
                    "application",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.application"),
                ),
                (
                    "founding",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="applicants", to="grassroots.founding"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="founding",
            index=models.Index(fields=["unit", "state", "next_due", "id"], name="foundings_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="founding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["active", "closed"]), _negated=True),
                fields=("employer",),
                name="one_founding_of_an_employer",
                nulls_distinct=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="founding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["prospect", "contacted", "applications", "team", "congress", "dossier", "decision", "active", "closed"])
                ),
                name="founding_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="founding",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["grassroots_union", "occupational_union", "base_occupational_union"])),
                name="founding_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="founding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "active"), ("union__isnull", False)), models.Q(("state", "active"), _negated=True), _connector="OR"
                ),
                name="founding_ends_in_a_union",
            ),
        ),
        migrations.AddConstraint(
            model_name="founding",
            constraint=models.CheckConstraint(condition=models.Q(("least__gte", 1)), name="founding_needs_people"),
        ),
        migrations.AddConstraint(
            model_name="foundingact",
            constraint=models.UniqueConstraint(fields=("founding", "place"), name="founding_act_in_order"),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("grassroots_foundingact"),
        *append_only("grassroots_foundingapplicant"),
        *revoked("grassroots_founding", "DELETE, TRUNCATE"),
    ]
