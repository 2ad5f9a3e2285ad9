"""Tables of organisations: the register, its names, places and kinds by date, heirs, suspensions."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("rank", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("search_key", models.TextField()),
                ("sort_key", models.TextField(db_collation="C")),
                ("tax_code", models.CharField(blank=True, max_length=14)),
                ("si_unit_code", models.CharField(blank=True, max_length=20)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("ownership", models.CharField(blank=True, max_length=40)),
                ("payer_class", models.CharField(blank=True, max_length=40)),
                ("payer_schedule", models.CharField(blank=True, max_length=40)),
                ("wage_region", models.CharField(blank=True, max_length=4)),
                ("commune", models.CharField(blank=True, max_length=120)),
                ("dues_group", models.CharField(blank=True, max_length=4)),
                ("founded_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "stands",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(models.F("founded_on"), models.F("ended_on"), function="daterange"),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="predecessors", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("search_key"), name="gin_trgm_ops"),
                        name="organisation_found_by_words",
                    ),
                    models.Index(fields=["tax_code"], name="organisation_by_tax_code"),
                    models.Index(fields=["kind", "sort_key"], name="organisation_in_order"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id__gt", 100)), name="organisation_is_below_the_root"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("founded_on__isnull", True),
                            ("ended_on__gt", models.F("founded_on")),
                            _connector="OR",
                        ),
                        name="organisation_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor__isnull", True), ("ended_on__isnull", False), _connector="OR"),
                        name="organisation_succeeded_only_when_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", models.F("id")), _negated=True), name="organisation_not_its_own_successor"
                    ),
                    models.CheckConstraint(condition=models.Q(("rank__gte", 1), ("rank__lte", 99)), name="organisation_rank_is_sound"),
                    models.UniqueConstraint(fields=("id", "rank", "stands"), name="organisation_place_facts"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Heir",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "heir",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inherited_from", to="organisations.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="further_heirs", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "heir"), name="heir_once"),
                    models.CheckConstraint(condition=models.Q(("organisation", models.F("heir")), _negated=True), name="heir_is_another"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation_rank", models.PositiveSmallIntegerField()),
                ("organisation_stands", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("parent_rank", models.PositiveSmallIntegerField()),
                ("parent_stands", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("period", "&&")], name="one_parent_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent_rank__lt", models.F("organisation_rank"))), name="parent_stands_higher"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__contained_by", models.F("parent_stands"))), name="parent_stands_that_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__contained_by", models.F("organisation_stands"))), name="placed_while_it_stands"
                    ),
                    models.CheckConstraint(condition=models.Q(("period__isempty", False)), name="placed_for_some_days"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="names", to="organisations.organisation"),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("period", "&&")], name="one_name_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bank", models.CharField(blank=True, max_length=80)),
                ("number", models.CharField(max_length=34)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["number"], name="account_by_number")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("number", "="), ("period", "&&")], name="account_once_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("reason", models.CharField(max_length=300)),
                ("decision", models.CharField(max_length=120)),
                ("lifted_by", models.CharField(max_length=120)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("period", "&&")], name="one_suspension_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__lower_inf", False)), name="suspension_lasts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), ("reason", ""), _connector="OR", _negated=True),
                        name="suspension_has_its_ground",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayerGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("tax_code", models.CharField(blank=True, max_length=14)),
                ("account", models.CharField(blank=True, max_length=34)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payer_groups", to="organisations.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PayerGroupMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="members", to="organisations.payergroup"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payer_groups_joined", to="organisations.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("group", "organisation"), name="group_member_once")],
            },
        ),
    ]
