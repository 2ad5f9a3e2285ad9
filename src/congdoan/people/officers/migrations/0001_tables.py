"""Tables of officers: committees, terms, seats, elections, cadres and what they were trained and sent for."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether, promised


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("members", "0001_tables"),
        ("organisations", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *promised(__file__, "held"),  # a column of seats is worked out by it
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.CharField(max_length=12)),
                ("section", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=120)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("until", models.DateField(null=True)),
                ("seats", models.PositiveSmallIntegerField()),
                ("decision", models.CharField(max_length=120)),
                ("end_reason", models.CharField(max_length=300)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "body"], name="terms_of_unit")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("unit", "="), ("body", "="), ("section", "="), ("period", "&&")], name="one_term_at_a_time"
                    ),
                    models.UniqueConstraint(fields=("id", "unit", "body", "period"), name="term_with_its_period"),
                    models.CheckConstraint(
                        condition=models.Q(("body__in", ["executive", "standing", "inspection", "women", "group", "finance"])),
                        name="term_body_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="term_lasts"),
                    models.CheckConstraint(condition=models.Q(("seats__gte", 1), ("seats__lte", 200)), name="term_has_seats"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Election",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("post", models.CharField(max_length=24)),
                ("held_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("called", models.PositiveIntegerField()),
                ("present", models.PositiveIntegerField()),
                ("voting", models.PositiveIntegerField()),
                ("seats", models.PositiveSmallIntegerField()),
                ("ballots_out", models.PositiveIntegerField()),
                ("ballots_in", models.PositiveIntegerField()),
                ("valid", models.PositiveIntegerField()),
                ("invalid", models.PositiveIntegerField()),
                ("base", models.CharField(max_length=6)),
                ("quorum_part", models.PositiveSmallIntegerField()),
                ("quorum_whole", models.PositiveSmallIntegerField()),
                ("over_part", models.PositiveSmallIntegerField()),
                ("over_whole", models.PositiveSmallIntegerField()),
                ("counters", models.CharField(max_length=300)),
                ("decision", models.CharField(max_length=120)),
                ("voided_on", models.DateField(null=True)),
                ("void_reason", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("term", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="elections", to="officers.term")),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-held_on"], name="elections_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ballots_in__lte", models.F("ballots_out")),
                            ("ballots_out__lte", models.F("voting")),
                            ("present__lte", models.F("called")),
                            ("voting__lte", models.F("present")),
                            ("ballots_in", django.db.models.expressions.CombinedExpression(models.F("valid"), "+", models.F("invalid"))),
                        ),
                        name="election_adds_up",
                    ),
                    models.CheckConstraint(condition=models.Q(("base__in", ["in", "valid"])), name="election_base_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(("over_whole__gte", 1), ("quorum_whole__gte", 1), ("seats__gte", 1)),
                        name="election_shares_are_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("body", models.CharField(max_length=12)),
                ("term_period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("person_id", models.BigIntegerField()),
                ("member_unit_id", models.BigIntegerField()),
                ("membership_period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("post", models.CharField(max_length=24)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("how", models.CharField(max_length=10)),
                ("decision", models.CharField(max_length=120)),
                ("end_reason", models.CharField(max_length=300)),
                ("voided_on", models.DateField(null=True)),
                (
                    "held",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("period"),
                            models.F("term_period"),
                            models.F("membership_period"),
                            models.F("voided_on"),
                            function="officers_held",
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="seats_filled", to="officers.election"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="seats_ended", to="officers.election"
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="officers.term"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["term", "post"], name="seats_of_term"),
                    models.Index(fields=["unit_id", "body"], name="seats_of_unit"),
                    models.Index(fields=["person_id"], name="seats_of_person"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("body", "finance"), _negated=True),
                        expressions=[("term", "="), ("person_id", "="), ("held", "&&")],
                        name="one_seat_of_a_person",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("post__in", ["chair", "account_holder", "chief_accountant", "treasurer"])),
                        expressions=[("term", "="), ("post", "="), ("held", "&&")],
                        name="one_holder_at_a_time",
                    ),
                    models.CheckConstraint(condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="seat_lasts"),
                    models.CheckConstraint(condition=models.Q(("how__in", ["elected", "appointed", "coopted"])), name="seat_taken_somehow"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("full_name", models.CharField(max_length=120)),
                ("nominated", models.CharField(max_length=10)),
                ("votes", models.PositiveIntegerField()),
                ("is_elected", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
                (
                    "election",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="candidates", to="officers.election"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("election", "person"), name="candidate_once"),
                    models.UniqueConstraint(fields=("election", "place"), name="candidate_in_place"),
                    models.CheckConstraint(condition=models.Q(("nominated__in", ["nominated", "self"])), name="candidate_named_somehow"),
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_on__isnull", True)),
                        fields=("unit", "body", "post", "person", "term_name"),
                        name="planned_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body__in", ["executive", "standing", "inspection", "women", "group", "finance"])),
                        name="planned_for_a_known_body",
                    ),
                ],
            },
        ),
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
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("last_on__gte", models.F("first_on"))), name="course_lasts"),
                    models.UniqueConstraint(fields=("unit", "name", "first_on"), name="course_once"),
                ],
            },
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
            options={
                "indexes": [models.Index(fields=["course", "person", "-id"], name="attendances_of_course")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["called", "attended", "passed", "absent"])), name="attendance_outcome_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certificate", ""), ("outcome", "passed"), _connector="OR"), name="certificate_of_who_passed"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Allowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("hundredths", models.PositiveSmallIntegerField()),
                ("since", models.DateField()),
                ("decision", models.CharField(max_length=120)),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("seat", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="allowances", to="officers.seat")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "since"), name="one_allowance_a_day"),
                    models.CheckConstraint(condition=models.Q(("decision", ""), _negated=True), name="allowance_has_its_decision"),
                    models.CheckConstraint(condition=models.Q(("hundredths__lte", 1000)), name="allowance_is_sound"),
                ],
            },
        ),
    ]
