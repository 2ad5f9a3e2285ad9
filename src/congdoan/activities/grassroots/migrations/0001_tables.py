"""Tables of grassroots unions: foundings, their acts, yearly gradings."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("members", "0001_tables"),
        ("organisations", "0001_tables"),
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
            options={
                "indexes": [models.Index(fields=["unit", "state", "next_due", "id"], name="foundings_of_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["active", "closed"]), _negated=True),
                        fields=("employer",),
                        name="one_founding_of_an_employer",
                        nulls_distinct=True,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["prospect", "contacted", "applications", "team", "congress", "dossier", "decision", "active", "closed"],
                            )
                        ),
                        name="founding_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["grassroots_union", "occupational_union", "base_occupational_union"])),
                        name="founding_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "active"), ("union__isnull", False)),
                            models.Q(("state", "active"), _negated=True),
                            _connector="OR",
                        ),
                        name="founding_ends_in_a_union",
                    ),
                    models.CheckConstraint(condition=models.Q(("least__gte", 1)), name="founding_needs_people"),
                ],
            },
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
            options={
                "constraints": [models.UniqueConstraint(fields=("founding", "place"), name="founding_act_in_order")],
            },
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
        migrations.CreateModel(
            name="Rubric",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("version", models.PositiveSmallIntegerField()),
                ("document", models.CharField(max_length=200)),
                ("criteria", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), size=None)),
                ("most", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                ("set_on", models.DateField()),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year", "name", "version"), name="rubric_version_once"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 2000), ("year__lte", 2999)), name="rubric_year_is_sound"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("state", models.CharField(max_length=12)),
                ("own", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                (
                    "reviewed",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), null=True, size=None),
                ),
                ("cutoffs", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), null=True, size=None)),
                ("total", models.PositiveSmallIntegerField(null=True)),
                ("grade", models.PositiveSmallIntegerField(null=True)),
                ("grade_words", models.CharField(max_length=60)),
                ("decision", models.CharField(max_length=120)),
                ("decided_on", models.DateField(null=True)),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "scored_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                (
                    "rubric",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="gradings", to="grassroots.rubric"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["year", "state", "unit"], name="gradings_of_year")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "year"), name="one_grading_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["scored", "informed", "returned", "reviewed", "published"])),
                        name="grading_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GradingAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("happened_on", models.DateField()),
                ("words", models.CharField(max_length=500)),
                ("points", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), null=True, size=None)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("grading", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="grassroots.grading")),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("grading", "place"), name="grading_act_in_order")],
            },
        ),
        migrations.CreateModel(
            name="PublicGrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("unit_code", models.CharField(max_length=40)),
                ("unit_name", models.CharField(max_length=300)),
                ("year", models.PositiveSmallIntegerField()),
                ("total", models.PositiveSmallIntegerField()),
                ("grade", models.PositiveSmallIntegerField()),
                ("grade_words", models.CharField(max_length=60)),
                ("decision", models.CharField(max_length=120)),
                ("decided_on", models.DateField()),
                (
                    "grading",
                    models.OneToOneField(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grassroots.grading"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-year", "grade", "unit_code"], name="grades_in_order")],
            },
        ),
    ]
