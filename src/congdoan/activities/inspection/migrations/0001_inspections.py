"""Programmes with picks, inspections with steps and examiners; rights that are lent, end by themselves and only look."""

from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("programme", "programmeact", "pick", "inspection", "inspectionact", "examiner")
FUNCTIONS = (
    *(
        "keep_programme",
        "check_programme_act",
        "keep_pick",
        "keep_inspection",
        "check_step",
        "check_examiner",
        "follows",
        "refuse",
        "inside",
    ),
)
BACK = f"""
DROP FUNCTION {", ".join(f"inspection_{name}" for name in FUNCTIONS)} CASCADE;
ALTER TABLE access_grant DROP CONSTRAINT lent_grant_ends;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("picked_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("how", models.CharField(max_length=6)),
                ("place", models.PositiveSmallIntegerField()),
                ("score", models.PositiveSmallIntegerField()),
                ("reasons", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("owner_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("scope", models.CharField(max_length=1000)),
                ("decision", models.CharField(max_length=80)),
                ("decided_on", models.DateField()),
                ("access_from", models.DateField()),
                ("access_until", models.DateField()),
                ("state", models.CharField(default="decided", max_length=14)),
                ("reply_by", models.DateField(null=True)),
                ("document_id", models.BigIntegerField(null=True)),
                ("search_key", models.CharField(blank=True, max_length=600)),
                ("opened_by", models.BigIntegerField()),
                ("opened_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "pick",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="inspection.pick"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("population", models.PositiveIntegerField()),
                ("share_part", models.PositiveSmallIntegerField()),
                ("share_whole", models.PositiveSmallIntegerField()),
                ("seed", models.BigIntegerField()),
                ("state", models.CharField(default="drafted", max_length=10)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year"), name="one_inspection_programme_a_year"),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="inspection_programme_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["drafted", "submitted", "returned", "approved"])),
                        name="inspection_programme_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("share_part__lte", models.F("share_whole")), ("share_whole__gt", 0)),
                        name="inspection_share_is_sound",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="pick",
            name="programme",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="picks", to="inspection.programme"
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="inspection.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Examiner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("post", models.CharField(max_length=10)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("seated_by", models.BigIntegerField()),
                ("seated_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("actor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("grant", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.grant")),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="examiners", to="inspection.inspection"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["inspection", "id"], name="examiners_of_inspection")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("inspection", "="), ("actor", "="), ("period", "&&")], name="examiner_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("post__in", ["head", "secretary", "member"])), name="examiner_post_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("period__upper_inf", False)), name="examiner_ends"),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=14)),
                ("words", models.CharField(blank=True, max_length=4000)),
                ("file_name", models.CharField(blank=True, max_length=160)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="inspection.inspection"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "place"), name="inspection_act_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "decided",
                                    "outlined",
                                    "self_reported",
                                    "on_site",
                                    "minuted",
                                    "drafted",
                                    "replied",
                                    "concluded",
                                    "following",
                                    "rechecked",
                                    "closed",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="inspection_act_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", None), ("sha256", "")),
                            models.Q(("content", None), ("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspection_paper_is_whole",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["owner_id", "-id"], name="inspections_of_owner"),
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["unit_id", "-id"], name="inspections_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="inspection_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.UniqueConstraint(fields=("owner_id", "decision", "unit_id", "decided_on"), name="inspection_by_decision"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["charter", "resolution", "finance_same_level", "finance_lower_level", "sign_of_violation", "complaint"])
                ),
                name="inspection_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "decided",
                            "outlined",
                            "self_reported",
                            "on_site",
                            "minuted",
                            "drafted",
                            "replied",
                            "concluded",
                            "following",
                            "rechecked",
                            "closed",
                            "withdrawn",
                        ],
                    )
                ),
                name="inspection_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("scope", ""), _negated=True), models.Q(("decision", ""), _negated=True)),
                name="inspection_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(condition=models.Q(("since__lte", models.F("until"))), name="inspection_looks_back"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(("access_from__lte", models.F("access_until"))), name="inspection_access_ends"
            ),
        ),
        migrations.AddIndex(
            model_name="pick",
            index=models.Index(fields=["programme", "place"], name="picks_in_order"),
        ),
        migrations.AddConstraint(
            model_name="pick",
            constraint=models.UniqueConstraint(fields=("programme", "picked_id", "kind"), name="picked_once_for_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="pick",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["charter", "resolution", "finance_same_level", "finance_lower_level", "sign_of_violation", "complaint"])
                ),
                name="pick_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pick",
            constraint=models.CheckConstraint(condition=models.Q(("how__in", ["risk", "lot", "added"])), name="pick_how_is_known"),
        ),
        migrations.AddConstraint(
            model_name="programmeact",
            constraint=models.UniqueConstraint(fields=("programme", "place"), name="inspection_programme_act_in_order"),
        ),
        migrations.AddConstraint(
            model_name="programmeact",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["drafted", "submitted", "returned", "approved"])), name="inspection_programme_act_is_known"
            ),
        ),
        *(operation for table in TABLES for operation in guarded(f"inspection_{table}", "unit_id", lookers_write=table == "inspection")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("inspection_programmeact"),
        *append_only("inspection_inspectionact"),
    ]
