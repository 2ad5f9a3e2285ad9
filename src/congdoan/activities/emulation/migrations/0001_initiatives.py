"""Initiatives with their authors, benefits and files; councils with their sheets; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked, shared

GUARDED = (
    "initiative", "initiativeauthor", "initiativeact", "initiativefile", "benefit", "benefitpart", "reward", "resemblance", "council",
    "councilmember", "conflict", "scoresheet",
)  # fmt: skip
KEPT = ("initiativeact", "initiativefile", "reward", "conflict", "scoresheet", "council", "councilmember")
FUNCTIONS = (
    "emulation_keep_initiative", "emulation_keep_told", "emulation_check_shares", "emulation_check_begun", "emulation_keep_benefit",
    "emulation_keep_part", "emulation_check_benefit", "emulation_check_reward", "emulation_keep_resemblance", "emulation_check_fingerprint",
    "emulation_check_act", "emulation_check_sheet", "emulation_check_conflict",
)  # fmt: skip
BACK = f"DROP FUNCTION {', '.join(FUNCTIONS)} CASCADE; DROP FUNCTION emulation_leads_to"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0004_filters_and_retention"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
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
            ],
        ),
        migrations.AddField(
            model_name="initiative",
            name="council",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="initiatives", to="emulation.council"
            ),
        ),
        migrations.AddField(
            model_name="initiative",
            name="unit",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
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
                (
                    "initiative",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="rewards", to="emulation.initiative"
                    ),
                ),
            ],
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
        migrations.AddConstraint(
            model_name="council",
            constraint=models.UniqueConstraint(fields=("id", "unit"), name="council_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(("least_sheets__gte", 2), ("pass_score__gte", 1)), name="council_has_a_quorum"
            ),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.UniqueConstraint(fields=("council", "actor"), name="in_a_council_once"),
        ),
        migrations.AddConstraint(
            model_name="councilmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("post__in", ["chair", "secretary", "member"])), name="council_post_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="fingerprint",
            index=django.contrib.postgres.indexes.GinIndex(fields=["features"], name="initiatives_by_feature"),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["unit", "-submitted_on", "-id"], name="initiatives_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(fields=("id", "unit"), name="initiative_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(fields=("unit", "client_key"), name="initiative_sent_once"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(fields=("unit", "year", "number"), name="initiative_number_once"),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_computed", True), models.Q(("other_benefit", ""), _negated=True), _connector="OR"),
                name="initiative_tells_its_benefit",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(fields=("initiative", "member"), name="one_conflict_of_a_member"),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["author", "head", "same_name", "relative", "other"])), name="conflict_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.UniqueConstraint(fields=("initiative", "year_no"), name="benefit_of_a_year_once"),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="benefit_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(condition=models.Q(("year_no__lte", 3)), name="benefit_year_is_known"),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("year_no", 0),
                    models.Q(("year_no__gte", 1), models.Q(("verifier", ""), _negated=True), models.Q(("minutes", ""), _negated=True)),
                    _connector="OR",
                ),
                name="verified_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiativeact",
            constraint=models.UniqueConstraint(fields=("initiative", "place"), name="initiative_act_in_order"),
        ),
        migrations.AddConstraint(
            model_name="initiativeact",
            constraint=models.CheckConstraint(
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
                            "shared",
                        ],
                    )
                ),
                name="initiative_act_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiativeauthor",
            constraint=models.UniqueConstraint(fields=("initiative", "place"), name="author_in_order"),
        ),
        migrations.AddConstraint(
            model_name="initiativeauthor",
            constraint=models.UniqueConstraint(fields=("initiative", "membership"), name="author_once"),
        ),
        migrations.AddConstraint(
            model_name="initiativeauthor",
            constraint=models.CheckConstraint(condition=models.Q(("share__gte", 1), ("share__lte", 10000)), name="author_has_a_share"),
        ),
        migrations.AddConstraint(
            model_name="initiativeauthor",
            constraint=models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="author_has_a_name"),
        ),
        migrations.AddConstraint(
            model_name="initiativefile",
            constraint=models.UniqueConstraint(fields=("initiative", "place"), name="initiative_file_in_order"),
        ),
        migrations.AddConstraint(
            model_name="initiativefile",
            constraint=models.UniqueConstraint(fields=("initiative", "sha256"), name="initiative_file_once"),
        ),
        migrations.AddConstraint(
            model_name="resemblance",
            constraint=models.UniqueConstraint(fields=("initiative", "other_id"), name="resembles_once"),
        ),
        migrations.AddConstraint(
            model_name="resemblance",
            constraint=models.CheckConstraint(condition=models.Q(("score__lte", 10000)), name="resemblance_is_a_share"),
        ),
        migrations.AddConstraint(
            model_name="resemblance",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.UniqueConstraint(fields=("initiative", "year_no", "kind"), name="paid_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["authors", "appliers", "bonus"])), name="reward_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="reward_is_money"),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(condition=models.Q(("year_no__gte", 1), ("year_no__lte", 3)), name="reward_year_is_known"),
        ),
        migrations.AddConstraint(
            model_name="scoresheet",
            constraint=models.UniqueConstraint(fields=("initiative", "member", "place"), name="sheet_in_order"),
        ),
        *(operation for table in GUARDED for operation in guarded(f"emulation_{table}", "unit_id")),
        *shared("emulation_fingerprint"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in KEPT for operation in append_only(f"emulation_{table}")),
        *revoked("emulation_initiative", "DELETE, TRUNCATE"),
        *revoked("emulation_resemblance", "DELETE, TRUNCATE"),
        *revoked("emulation_fingerprint", "DELETE, TRUNCATE"),
    ]
