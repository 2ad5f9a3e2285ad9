"""Campaigns, registrations, proposals, awards, and where initiatives spread to."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, public, revoked

FUNCTIONS = ("emulation_check_registration", "emulation_keep_proposal", "emulation_check_award")
BACK = f"DROP FUNCTION {', '.join(FUNCTIONS)} CASCADE"


class Migration(migrations.Migration):
    dependencies = [
        ("emulation", "0001_initiatives"),
        ("members", "0004_filters_and_retention"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300)),
                ("catalogue", models.CharField(blank=True, max_length=60)),
                ("document", models.CharField(max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("register_by", models.DateField()),
                ("criteria", models.CharField(blank=True, max_length=3000)),
                ("goal_initiatives", models.PositiveIntegerField(null=True)),
                ("goal_benefit", models.BigIntegerField(null=True)),
                ("launched_by", models.BigIntegerField()),
                ("launched_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("register_by__lte", models.F("ends_on")), ("starts_on__lte", models.F("ends_on"))),
                        name="campaign_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("document", ""), _negated=True), models.Q(("name", ""), _negated=True)),
                        name="campaign_has_a_document",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("subject", models.CharField(max_length=300)),
                ("titles", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ("registered_on", models.DateField()),
                ("registered_by", models.BigIntegerField()),
                (
                    "campaign",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="registrations", to="emulation.campaign"
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AwardProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("merits", models.CharField(max_length=3000)),
                ("because", models.CharField(blank=True, max_length=500)),
                ("checks", models.JSONField()),
                ("state", models.CharField(default="proposed", max_length=8)),
                ("decision", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("proposed_on", models.DateField()),
                ("proposed_by", models.BigIntegerField()),
                (
                    "registration",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="emulation.registration"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Spread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("to_unit_id", models.BigIntegerField()),
                ("to_name", models.CharField(max_length=300)),
                ("since", models.DateField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("told_by", models.BigIntegerField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="spreads", to="emulation.initiative"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("subject", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("decision", models.CharField(max_length=120)),
                ("recorded_by", models.BigIntegerField()),
                (
                    "membership",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="award", to="emulation.awardproposal"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit_id", "membership", "title", "year"), name="awarded_once_a_year", nulls_distinct=False
                    ),
                    models.CheckConstraint(condition=models.Q(("decision", ""), _negated=True), name="award_has_a_decision"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("campaign", "unit_id", "membership"), name="registered_once", nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="registration_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="awardproposal",
            constraint=models.UniqueConstraint(fields=("registration", "title", "year"), name="proposed_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="awardproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "granted", "declined"])), name="proposal_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="awardproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by", None), ("decided_on", None), ("state", "proposed")),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("decided_on__isnull", False),
                        ("state__in", ["granted", "declined"]),
                        models.Q(("decision", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="proposal_decided_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="spread",
            constraint=models.UniqueConstraint(fields=("initiative", "to_unit_id"), name="spread_to_a_unit_once"),
        ),
        *public("emulation_campaign", "unit_id"),
        *(
            operation
            for table in ("registration", "awardproposal", "award", "spread")
            for operation in guarded(f"emulation_{table}", "unit_id")
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in ("campaign", "registration", "award", "spread") for operation in append_only(f"emulation_{table}")),
        *revoked("emulation_awardproposal", "DELETE, TRUNCATE"),
    ]
