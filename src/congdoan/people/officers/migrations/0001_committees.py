"""Terms, seats, elections and candidates; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

TABLES = ("officers_term", "officers_seat", "officers_election", "officers_candidate")
HELD = """
CREATE FUNCTION officers_held(own daterange, of_term daterange, of_membership daterange, voided date) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN voided IS NULL THEN own * of_term * of_membership ELSE 'empty'::daterange END
$$"""
BACK = (
    "DROP FUNCTION officers_keep_term, officers_keep_seat, officers_check_seats, officers_check_candidates, officers_keep_minutes CASCADE;"
    " ALTER TABLE officers_seat DROP CONSTRAINT seat_of_its_term, DROP CONSTRAINT seat_of_its_membership;"
    " ALTER TABLE officers_election DROP CONSTRAINT election_has_its_quorum;"
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0002_moving_and_privacy"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(HELD, "DROP FUNCTION officers_held"),
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
            ],
        ),
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
        ),
        migrations.AddField(
            model_name="election",
            name="term",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="elections", to="officers.term"),
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
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["unit", "body"], name="terms_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("unit", "="), ("body", "="), ("section", "="), ("period", "&&")], name="one_term_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(fields=("id", "unit", "body", "period"), name="term_with_its_period"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("body__in", ["executive", "standing", "inspection", "women", "group", "finance"])),
                name="term_body_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="term_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(condition=models.Q(("seats__gte", 1), ("seats__lte", 200)), name="term_has_seats"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["term", "post"], name="seats_of_term"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["unit_id", "body"], name="seats_of_unit"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["person_id"], name="seats_of_person"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("body", "finance"), _negated=True),
                expressions=[("term", "="), ("person_id", "="), ("held", "&&")],
                name="one_seat_of_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("post__in", ["chair", "account_holder", "chief_accountant", "treasurer"])),
                expressions=[("term", "="), ("post", "="), ("held", "&&")],
                name="one_holder_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="seat_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["elected", "appointed", "coopted"])), name="seat_taken_somehow"
            ),
        ),
        migrations.AddIndex(
            model_name="election",
            index=models.Index(fields=["unit_id", "-held_on"], name="elections_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ballots_in__lte", models.F("ballots_out")),
                    ("ballots_out__lte", models.F("voting")),
                    ("present__lte", models.F("called")),
                    ("voting__lte", models.F("present")),
                    ("ballots_in", django.db.models.expressions.CombinedExpression(models.F("valid"), "+", models.F("invalid"))),
                ),
                name="election_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(condition=models.Q(("base__in", ["in", "valid"])), name="election_base_is_known"),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(("over_whole__gte", 1), ("quorum_whole__gte", 1), ("seats__gte", 1)), name="election_shares_are_sound"
            ),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("officers_candidate"),
        *(operation for table in TABLES[:-1] for operation in revoked(table, "DELETE, TRUNCATE")),
    ]
