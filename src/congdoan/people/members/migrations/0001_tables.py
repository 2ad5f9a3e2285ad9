"""Tables of members: persons, memberships, cards, applications, transfers, what is kept beside the lists."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("organisations", "0002_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ("left_on", models.DateField(null=True)),
                ("erased_on", models.DateField(null=True)),
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
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("citizen_hash__isnull", False)), fields=["citizen_hash"], name="person_by_citizen_number"
                    ),
                    models.Index(fields=["unit", "name_key", "born"], name="person_by_name_and_birth"),
                    models.Index(condition=models.Q(("erased_on__isnull", False)), fields=["id"], name="persons_erased"),
                    models.Index(
                        condition=models.Q(("erased_on__isnull", True), ("left_on__isnull", False)),
                        fields=["left_on"],
                        name="persons_who_left",
                    ),
                    models.Index(condition=models.Q(("merged_into__isnull", True)), fields=["born"], name="persons_born_on"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "full_name", "sort_key", "name_key", "sex", "born"), name="person_as_listed"),
                    models.UniqueConstraint(
                        condition=models.Q(("merged_into__isnull", True)), fields=("unit", "citizen_hash"), name="citizen_once_in_a_unit"
                    ),
                    models.CheckConstraint(condition=models.Q(("sex__in", ["", "nam", "nu"])), name="person_sex_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(("born", 0), models.Q(("born__gte", 19000000), ("born__lte", 29991231)), _connector="OR"),
                        name="person_born_is_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True), name="person_not_merged_into_itself"
                    ),
                ],
            },
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
            options={
                "indexes": [
                    models.Index(fields=["unit", "sort_key", "id"], include=("person", "period", "sex"), name="members_of_unit_counted"),
                    models.Index(fields=["sort_key", "id"], name="members_in_order"),
                    models.Index(condition=models.Q(("section", ""), _negated=True), fields=["section"], name="members_of_section"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("period", "&&")], name="one_union_at_a_time"
                    ),
                    models.UniqueConstraint(fields=("id", "person", "unit", "period"), name="membership_with_its_period"),
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="membership_lasts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("began__in", ["admitted", "moved_in", "reentered", "recorded"])),
                        name="membership_began_somehow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", ""), ("period__upper_inf", True)),
                            models.Q(
                                ("ended__in", ["moved_out", "resigned", "removed", "retired", "died", "ended_by_reorg", "unstated"]),
                                ("period__upper_inf", False),
                            ),
                            _connector="OR",
                        ),
                        name="membership_ended_somehow",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word", "membership_id", "unit_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("word", models.TextField(db_collation="C")),
                ("unit_id", models.BigIntegerField()),
                (
                    "membership",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.membership",
                    ),
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
            options={
                "indexes": [models.Index(fields=["unit", "state", "id"], name="applications_that_wait")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["applied", "committee"])), fields=("person",), name="one_application_waits"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on__isnull", True), ("state__in", ["applied", "committee"])),
                            models.Q(("decided_on__gte", models.F("applied_on")), ("state__in", ["admitted", "refused", "withdrawn"])),
                            _connector="OR",
                        ),
                        name="application_decided_on_a_day",
                    ),
                ],
            },
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
            options={
                "indexes": [
                    models.Index(fields=["person", "-id"], name="events_of_person"),
                    models.Index(fields=["unit", "-id"], name="events_of_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyMark",
            fields=[
                ("mark", models.BinaryField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(max_length=120)),
                ("citizen_hash", models.BinaryField()),
                ("since", models.DateField()),
                ("section", models.CharField(max_length=120)),
                ("state", models.CharField(max_length=10)),
                ("reason", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "to_unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "id"], name="transfers_to_carry")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "agreed", "declined", "cancelled", "done"])),
                        name="transfer_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["asked", "agreed"])),
                        fields=("to_unit", "citizen_hash"),
                        name="transfer_asked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransferMatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "from_unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person")),
                (
                    "transfer",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="match", to="members.transfer"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fields", models.JSONField()),
                ("purpose", models.CharField(max_length=300)),
                ("read_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="members.person"
                    ),
                ),
                ("read_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-id"], name="readings_of_person")],
            },
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_sealed", models.BinaryField(null=True)),
                ("state", models.CharField(max_length=10)),
                ("asked_on", models.DateField()),
                ("answer", models.CharField(max_length=300)),
                ("answered_on", models.DateField(null=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="members.person")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "state", "id"], name="requests_that_wait")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("state", "asked")),
                            models.Q(("answered_on__isnull", False), ("state__in", ["done", "declined"])),
                            _connector="OR",
                        ),
                        name="request_answered_on_a_day",
                    ),
                    models.UniqueConstraint(condition=models.Q(("state", "asked")), fields=("person",), name="one_request_waits"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=900)),
                ("issued_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("revoked_on", models.DateField(null=True)),
                (
                    "issued_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="members.person")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("revoked_on__isnull", True)), fields=("person",), name="one_card_holds")
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moved", models.JSONField()),
                ("reason", models.CharField(max_length=300)),
                ("merged_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("undone_on", models.DateField(null=True)),
                (
                    "merged_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
                ("gone", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person")),
                ("kept", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("undone_on__isnull", True)), fields=("gone",), name="merged_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_unit_id", models.BigIntegerField()),
                ("second_unit_id", models.BigIntegerField()),
                ("why", models.SmallIntegerField()),
                (
                    "first",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["why", "first", "second"], name="alike_surest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="alike_once"),
                    models.CheckConstraint(condition=models.Q(("first__lt", models.F("second"))), name="alike_in_order"),
                    models.CheckConstraint(condition=models.Q(("why__in", [1, 2, 3])), name="alike_somehow"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("asked", models.JSONField()),
                ("is_shared", models.BooleanField()),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["unit"], name="filters_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="filter_named_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="filter_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("months", models.PositiveSmallIntegerField()),
                ("from_day", models.DateField()),
                ("decision", models.CharField(max_length=120)),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "from_day"), name="one_retention_from_a_day"),
                    models.CheckConstraint(condition=models.Q(("months__gte", 1), ("months__lte", 1200)), name="retention_lasts"),
                    models.CheckConstraint(condition=models.Q(("decision", ""), _negated=True), name="retention_is_decided"),
                ],
            },
        ),
    ]
