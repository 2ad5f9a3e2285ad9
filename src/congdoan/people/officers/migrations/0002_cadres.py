"""Officers as cadres: records, plans, courses, attendance, allowances."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

TABLES = ("officers_cadrerecord", "officers_plannedofficer", "officers_course", "officers_attendance", "officers_allowance")
BACK = "DROP FUNCTION officers_stamp_cadre, officers_check_planned, officers_check_allowance CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0004_filters_and_retention"),
        ("officers", "0001_committees"),
        ("organisations", "0005_suspensions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("lessons", models.PositiveSmallIntegerField(null=True)),
                ("decision", models.CharField(max_length=120)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("full_name", models.CharField(max_length=120)),
                ("outcome", models.CharField(max_length=10)),
                ("certificate", models.CharField(max_length=60)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "course",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="officers.course"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlannedOfficer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.CharField(max_length=12)),
                ("post", models.CharField(max_length=24)),
                ("full_name", models.CharField(max_length=120)),
                ("term_name", models.CharField(max_length=120)),
                ("decision", models.CharField(max_length=120)),
                ("planned_on", models.DateField()),
                ("dropped_on", models.DateField(null=True)),
                ("drop_reason", models.CharField(max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Allowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("hundredths", models.PositiveSmallIntegerField()),
                ("since", models.DateField()),
                ("decision", models.CharField(max_length=120)),
                ("seat", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="allowances", to="officers.seat")),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "since"), name="one_allowance_a_day"),
                    models.CheckConstraint(condition=models.Q(("decision", ""), _negated=True), name="allowance_has_its_decision"),
                    models.CheckConstraint(condition=models.Q(("hundredths__lte", 1000)), name="allowance_is_sound"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CadreRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("schooling", models.CharField(max_length=120)),
                ("expertise", models.CharField(max_length=200)),
                ("politics", models.CharField(max_length=120)),
                ("language", models.CharField(max_length=120)),
                ("assessment", models.CharField(max_length=300)),
                ("noted_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-id"], name="cadre_records_of_person")],
            },
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.CheckConstraint(condition=models.Q(("last_on__gte", models.F("first_on"))), name="course_lasts"),
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.UniqueConstraint(fields=("unit", "name", "first_on"), name="course_once"),
        ),
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["course", "person", "-id"], name="attendances_of_course"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["called", "attended", "passed", "absent"])), name="attendance_outcome_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("certificate", ""), ("outcome", "passed"), _connector="OR"), name="certificate_of_who_passed"
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedofficer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dropped_on__isnull", True)),
                fields=("unit", "body", "post", "person", "term_name"),
                name="planned_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedofficer",
            constraint=models.CheckConstraint(
                condition=models.Q(("body__in", ["executive", "standing", "inspection", "women", "group", "finance"])),
                name="planned_for_a_known_body",
            ),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES if table != "officers_plannedofficer" for operation in append_only(table)),
        *revoked("officers_plannedofficer", "DELETE, TRUNCATE"),
    ]
