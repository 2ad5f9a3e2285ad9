"""Persons, memberships by date, absences, applications and events; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked, shared

TABLES = ("person", "membership", "absence", "application", "event")
BACK = "DROP FUNCTION members_keep_beginning, members_check_key, members_stamp_event, members_own CASCADE;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0003_links"),
        ("organisations", "0003_open_to_links"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyMark",
            fields=[
                ("mark", models.BinaryField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), unique=True)),
                ("full_name", models.CharField(max_length=120)),
                ("sort_key", models.TextField(db_collation="C")),
                ("name_key", models.TextField()),
                ("sex", models.CharField(max_length=3)),
                ("born", models.IntegerField()),
                ("native_place", models.CharField(max_length=200)),
                ("address", models.CharField(max_length=200)),
                ("phone", models.CharField(max_length=30)),
                ("email", models.CharField(max_length=120)),
                ("zalo", models.CharField(max_length=30)),
                ("workplace", models.CharField(max_length=200)),
                ("job", models.CharField(max_length=120)),
                ("education", models.CharField(max_length=80)),
                ("profession", models.CharField(max_length=120)),
                ("member_code", models.CharField(max_length=20)),
                ("union_join_date", models.DateField(null=True)),
                ("union_join_place", models.CharField(max_length=200)),
                ("citizen_hash", models.BinaryField(null=True)),
                ("citizen_sealed", models.BinaryField(null=True)),
                ("sensitive_sealed", models.BinaryField(null=True)),
                (
                    "account",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="members.person"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("began", models.CharField(max_length=16)),
                ("ended", models.CharField(max_length=16)),
                ("full_name", models.CharField(max_length=120)),
                ("sort_key", models.TextField(db_collation="C")),
                ("name_key", models.TextField()),
                ("sex", models.CharField(max_length=3)),
                ("born", models.IntegerField()),
                ("section", models.CharField(max_length=120)),
                ("dues_group", models.CharField(max_length=4)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="members.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=24)),
                ("happened_on", models.DateField()),
                ("decision", models.CharField(max_length=120)),
                ("reason", models.CharField(max_length=300)),
                ("facts", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="members.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("batch", models.UUIDField(null=True)),
                ("state", models.CharField(max_length=10)),
                ("applied_on", models.DateField()),
                ("section", models.CharField(max_length=120)),
                ("decided_on", models.DateField(null=True)),
                ("decision", models.CharField(max_length=120)),
                ("reason", models.CharField(max_length=300)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="members.person"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("membership_period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "membership",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="members.membership"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("membership", "="), ("period", "&&")], name="one_absence_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__contained_by", models.F("membership_period"))), name="absence_within_membership"
                    ),
                    models.CheckConstraint(condition=models.Q(("period__isempty", False)), name="absence_lasts"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("citizen_hash__isnull", False)), fields=["citizen_hash"], name="person_by_citizen_number"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["unit", "name_key", "born"], name="person_by_name_and_birth"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("id", "full_name", "sort_key", "name_key", "sex", "born"), name="person_as_listed"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into__isnull", True)), fields=("unit", "citizen_hash"), name="citizen_once_in_a_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(condition=models.Q(("sex__in", ["", "nam", "nu"])), name="person_sex_is_known"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("born", 0), models.Q(("born__gte", 19000000), ("born__lte", 29991231)), _connector="OR"),
                name="person_born_is_sound",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True), name="person_not_merged_into_itself"
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["unit", "sort_key", "id"], name="members_of_unit_in_order"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["sort_key", "id"], name="members_in_order"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(models.F("name_key"), name="gin_trgm_ops"), name="members_found_by_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("person", "="), ("period", "&&")], name="one_union_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("id", "person", "unit", "period"), name="membership_with_its_period"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="membership_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("began__in", ["admitted", "moved_in", "reentered", "recorded"])), name="membership_began_somehow"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended", ""), ("period__upper_inf", True)),
                    models.Q(
                        ("ended__in", ["moved_out", "resigned", "removed", "retired", "died", "ended_by_reorg"]),
                        ("period__upper_inf", False),
                    ),
                    _connector="OR",
                ),
                name="membership_ended_somehow",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["person", "-id"], name="events_of_person"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["unit", "-id"], name="events_of_unit"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["unit", "state", "id"], name="applications_that_wait"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["applied", "committee"])), fields=("person",), name="one_application_waits"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("state__in", ["applied", "committee"])),
                    models.Q(("decided_on__gte", models.F("applied_on")), ("state__in", ["admitted", "refused", "withdrawn"])),
                    _connector="OR",
                ),
                name="application_decided_on_a_day",
            ),
        ),
        *(operation for table in TABLES for operation in guarded(f"members_{table}", "unit_id")),
        *shared("members_keymark"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("members_event"),
        *append_only("members_keymark"),
        *(operation for table in TABLES[:-1] for operation in revoked(f"members_{table}", "DELETE, TRUNCATE")),
    ]
