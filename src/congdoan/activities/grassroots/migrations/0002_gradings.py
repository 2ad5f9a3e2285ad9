"""Rubrics, yearly gradings and the grades made public; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, public, revoked

BACK = "DROP FUNCTION grassroots_check_rubric, grassroots_check_grading, grassroots_points_fit, grassroots_check_public_grade CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("grassroots", "0001_foundings"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
        migrations.AddConstraint(
            model_name="rubric",
            constraint=models.UniqueConstraint(fields=("unit", "year", "name", "version"), name="rubric_version_once"),
        ),
        migrations.AddConstraint(
            model_name="rubric",
            constraint=models.CheckConstraint(condition=models.Q(("year__gte", 2000), ("year__lte", 2999)), name="rubric_year_is_sound"),
        ),
        migrations.AddIndex(
            model_name="grading",
            index=models.Index(fields=["year", "state", "unit"], name="gradings_of_year"),
        ),
        migrations.AddConstraint(
            model_name="grading",
            constraint=models.UniqueConstraint(fields=("unit", "year"), name="one_grading_a_year"),
        ),
        migrations.AddConstraint(
            model_name="grading",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["scored", "informed", "returned", "reviewed", "published"])),
                name="grading_state_is_known",
            ),
        ),
        *guarded("grassroots_grading", "unit_id"),
        *guarded("grassroots_gradingact", "unit_id"),
        *public("grassroots_rubric", "unit_id"),
        *public("grassroots_publicgrade", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("grassroots_gradingact"),
        *append_only("grassroots_rubric"),
        *append_only("grassroots_publicgrade"),
        *revoked("grassroots_grading", "DELETE, TRUNCATE"),
    ]
