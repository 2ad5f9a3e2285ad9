"""Tables of emulation: initiatives, campaigns, the gallery, rewards and their reversals."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("members", "0001_tables"),
        ("organisations", "0002_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "unit_id", "membership"), name="registered_once", nulls_distinct=False),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="registration_in_unit"),
                ],
            },
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
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "title", "year"), name="proposed_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "granted", "declined"])), name="proposal_state_is_known"
                    ),
                    models.CheckConstraint(
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
                ],
            },
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
        migrations.CreateModel(
            name="Council",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("decision", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("criteria", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ("most", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                ("least_sheets", models.PositiveSmallIntegerField()),
                ("pass_score", models.PositiveSmallIntegerField()),
                ("opened_by", models.BigIntegerField()),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit"), name="council_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("least_sheets__gte", 2), ("pass_score__gte", 1)), name="council_has_a_quorum"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client_key", models.UUIDField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("field", models.CharField(blank=True, max_length=60)),
                ("problem", models.CharField(max_length=3000)),
                ("solution", models.CharField(max_length=5000)),
                ("place", models.CharField(max_length=200)),
                ("first_applied_on", models.DateField()),
                ("is_computed", models.BooleanField()),
                ("other_benefit", models.CharField(blank=True, max_length=1000)),
                ("may_disclose", models.BooleanField()),
                ("state", models.CharField(default="submitted", max_length=10)),
                ("decide_by", models.DateField(null=True)),
                ("document_id", models.BigIntegerField(null=True)),
                ("search_key", models.CharField(max_length=600)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("submitted_on", models.DateField()),
                (
                    "council",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="initiatives", to="emulation.council"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "-submitted_on", "-id"], name="initiatives_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit"), name="initiative_in_unit"),
                    models.UniqueConstraint(fields=("unit", "client_key"), name="initiative_sent_once"),
                    models.UniqueConstraint(fields=("unit", "year", "number"), name="initiative_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "submitted",
                                    "received",
                                    "council",
                                    "returned",
                                    "refused",
                                    "recognised",
                                    "applied",
                                    "verified",
                                    "rewarded",
                                    "shared",
                                ],
                            )
                        ),
                        name="initiative_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_computed", True), models.Q(("other_benefit", ""), _negated=True), _connector="OR"),
                        name="initiative_tells_its_benefit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InitiativeAuthor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("part", models.CharField(blank=True, max_length=200)),
                ("share", models.PositiveSmallIntegerField()),
                ("is_named", models.BooleanField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="authors", to="emulation.initiative"
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "place"), name="author_in_order"),
                    models.UniqueConstraint(fields=("initiative", "membership"), name="author_once"),
                    models.CheckConstraint(condition=models.Q(("share__gte", 1), ("share__lte", 10000)), name="author_has_a_share"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="author_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="InitiativeAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("happened_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("decision", models.CharField(blank=True, max_length=120)),
                ("acted_by", models.BigIntegerField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="emulation.initiative"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "place"), name="initiative_act_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "submitted",
                                    "resubmitted",
                                    "received",
                                    "put",
                                    "returned",
                                    "refused",
                                    "recognised",
                                    "applied",
                                    "verified",
                                    "rewarded",
                                    "reversed",
                                    "unrewarded",
                                    "shared",
                                ],
                            )
                        ),
                        name="initiative_act_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InitiativeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=200)),
                ("file_name", models.CharField(max_length=160)),
                ("kind", models.CharField(max_length=5)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("added_by", models.BigIntegerField()),
                ("added_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="emulation.initiative"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "place"), name="initiative_file_in_order"),
                    models.UniqueConstraint(fields=("initiative", "sha256"), name="initiative_file_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year_no", models.PositiveSmallIntegerField()),
                ("total", models.BigIntegerField()),
                ("verifier", models.CharField(blank=True, max_length=200)),
                ("minutes", models.CharField(blank=True, max_length=200)),
                ("told_on", models.DateField()),
                ("told_by", models.BigIntegerField()),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="benefits", to="emulation.initiative"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "year_no"), name="benefit_of_a_year_once"),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="benefit_in_unit"),
                    models.CheckConstraint(condition=models.Q(("year_no__lte", 3)), name="benefit_year_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year_no", 0),
                            models.Q(
                                ("year_no__gte", 1), models.Q(("verifier", ""), _negated=True), models.Q(("minutes", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="verified_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BenefitPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("words", models.CharField(max_length=200)),
                ("formula", models.CharField(max_length=200)),
                ("amount", models.BigIntegerField()),
                ("evidence", models.CharField(max_length=200)),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "benefit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="emulation.benefit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("benefit", "place"), name="benefit_part_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["material", "labour", "quality", "cost"])), name="benefit_kind_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="benefit_amount_is_no_less_than_zero"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("evidence", ""), _negated=True), models.Q(("formula", ""), _negated=True)),
                        name="benefit_has_evidence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year_no", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("amount", models.BigIntegerField()),
                ("parts", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("least", models.BigIntegerField(null=True)),
                ("payer", models.CharField(max_length=200)),
                ("decision", models.CharField(max_length=120)),
                ("paid_on", models.DateField()),
                ("told_by", models.BigIntegerField()),
                ("because", models.CharField(blank=True, max_length=300)),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="rewards", to="emulation.initiative"
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="reversal", to="emulation.reward"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["initiative", "year_no", "kind"], name="rewards_of_year")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["authors", "appliers", "bonus"])), name="reward_kind_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("because", ""), ("reverses", None)),
                            models.Q(("amount__lt", 0), ("reverses__isnull", False), models.Q(("because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reward_is_money",
                    ),
                    models.CheckConstraint(condition=models.Q(("year_no__gte", 1), ("year_no__lte", 3)), name="reward_year_is_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "initiative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="emulation.initiative",
                    ),
                ),
                ("unit_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("unit_name", models.CharField(max_length=300)),
                ("submitted_on", models.DateField()),
                ("features", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("method", models.CharField(blank=True, max_length=8)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["features"], name="initiatives_by_feature"),
                    models.Index(fields=["method"], name="fingerprints_by_method"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resemblance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("other_id", models.BigIntegerField()),
                ("other_code", models.CharField(max_length=60)),
                ("other_title", models.CharField(max_length=200)),
                ("other_unit", models.CharField(max_length=300)),
                ("score", models.PositiveSmallIntegerField()),
                ("shared", models.CharField(blank=True, max_length=300)),
                ("verdict", models.CharField(blank=True, max_length=9)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_on", models.DateField(null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="resemblances", to="emulation.initiative"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "other_id"), name="resembles_once"),
                    models.CheckConstraint(condition=models.Q(("score__lte", 10000)), name="resemblance_is_a_share"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_by", None), ("answered_on", None), ("verdict", "")),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                ("verdict__in", ["different", "same"]),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="resemblance_answer_is_whole",
                    ),
                ],
            },
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
            options={
                "constraints": [models.UniqueConstraint(fields=("initiative", "to_unit_id"), name="spread_to_a_unit_once")],
            },
        ),
        migrations.CreateModel(
            name="CouncilMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("post", models.CharField(max_length=9)),
                ("actor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "council",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="members", to="emulation.council"
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("council", "actor"), name="in_a_council_once"),
                    models.CheckConstraint(
                        condition=models.Q(("post__in", ["chair", "secretary", "member"])), name="council_post_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=9)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("told_by", models.BigIntegerField()),
                ("told_on", models.DateField()),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="emulation.councilmember")),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="emulation.initiative"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("initiative", "member"), name="one_conflict_of_a_member"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["author", "head", "same_name", "relative", "other"])), name="conflict_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("scores", django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None)),
                ("total", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=500)),
                ("scored_on", models.DateField()),
                ("scored_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="emulation.initiative"
                    ),
                ),
                ("member", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="emulation.councilmember")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("initiative", "member", "place"), name="sheet_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("answer", models.CharField(max_length=9)),
                ("words", models.CharField(max_length=300)),
                ("said_on", models.DateField()),
                ("told_by", models.BigIntegerField()),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="emulation.initiative"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="emulation.initiativeauthor",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["initiative"], name="consents_of_initiative")],
                "constraints": [
                    models.UniqueConstraint(fields=("author", "place"), name="consent_in_order"),
                    models.CheckConstraint(condition=models.Q(("answer__in", ["named", "unnamed", "withdrawn"])), name="consent_is_known"),
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="consent_is_proved"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("unit_name", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=200)),
                ("field", models.CharField(blank=True, max_length=60)),
                ("problem", models.CharField(max_length=3000)),
                ("solution", models.CharField(max_length=5000)),
                ("authors", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), size=None)),
                ("unnamed", models.PositiveSmallIntegerField()),
                ("benefit", models.BigIntegerField(null=True)),
                ("decision", models.CharField(max_length=120)),
                ("decided_on", models.DateField()),
                ("search_key", models.CharField(max_length=1400)),
                ("shown_by", models.BigIntegerField()),
                ("shown_on", models.DateField()),
                ("shown_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "initiative",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="exhibits", to="emulation.initiative"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("id", "unit_id"), name="exhibit_in_unit")],
            },
        ),
        migrations.CreateModel(
            name="ExhibitPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=200)),
                ("kind", models.CharField(max_length=3)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                (
                    "exhibit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="emulation.exhibit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("exhibit", "place"), name="exhibit_photo_in_order"),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["jpg", "png"])), name="exhibit_photo_is_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExhibitEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=1000)),
                ("ended_by", models.BigIntegerField()),
                ("ended_on", models.DateField()),
                ("ended_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("exhibit", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="end", to="emulation.exhibit")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="exhibit_ends_for_a_reason")
                ],
            },
        ),
    ]
