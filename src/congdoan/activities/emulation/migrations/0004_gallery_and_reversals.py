"""The public gallery with its consents; what was paid is reversed, not changed; who decides sees the council."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, public

SHOWN = ("exhibit", "exhibitphoto", "exhibitend")
FUNCTIONS = (
    "emulation_check_consent", "emulation_check_standing_exhibit", "emulation_check_exhibit", "emulation_check_exhibit_photo",
    "emulation_check_exhibit_end", "emulation_check_decision",
)  # fmt: skip
BACK = f"""
DROP POLICY ended_stay_inside ON emulation_exhibit;
DROP POLICY ended_stay_inside ON emulation_exhibitphoto;
DROP FUNCTION {", ".join(FUNCTIONS)} CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("emulation", "0003_sheets_of_this_time"),
    ]

    operations = [
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
            ],
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
            ],
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
            ],
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
            ],
        ),
        migrations.RemoveConstraint(
            model_name="initiativeact",
            name="initiative_act_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="reward",
            name="paid_once_a_year",
        ),
        migrations.RemoveConstraint(
            model_name="reward",
            name="reward_is_money",
        ),
        migrations.AddField(
            model_name="reward",
            name="because",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="reward",
            name="reverses",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="reversal", to="emulation.reward"
            ),
        ),
        migrations.AddIndex(
            model_name="reward",
            index=models.Index(fields=["initiative", "year_no", "kind"], name="rewards_of_year"),
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
                            "reversed",
                            "unrewarded",
                            "shared",
                        ],
                    )
                ),
                name="initiative_act_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("because", ""), ("reverses", None)),
                    models.Q(("amount__lt", 0), ("reverses__isnull", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="reward_is_money",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="author",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="emulation.initiativeauthor"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="initiative",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="emulation.initiative"
            ),
        ),
        migrations.AddField(
            model_name="exhibit",
            name="initiative",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="exhibits", to="emulation.initiative"),
        ),
        migrations.AddField(
            model_name="exhibitend",
            name="exhibit",
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="end", to="emulation.exhibit"),
        ),
        migrations.AddField(
            model_name="exhibitphoto",
            name="exhibit",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="emulation.exhibit"
            ),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["initiative"], name="consents_of_initiative"),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(fields=("author", "place"), name="consent_in_order"),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["named", "unnamed", "withdrawn"])), name="consent_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="consent_is_proved"),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="exhibit_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="exhibitend",
            constraint=models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="exhibit_ends_for_a_reason"),
        ),
        migrations.AddConstraint(
            model_name="exhibitphoto",
            constraint=models.UniqueConstraint(fields=("exhibit", "place"), name="exhibit_photo_in_order"),
        ),
        migrations.AddConstraint(
            model_name="exhibitphoto",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", ["jpg", "png"])), name="exhibit_photo_is_one"),
        ),
        *guarded("emulation_consent", "unit_id"),
        *(operation for table in SHOWN for operation in public(f"emulation_{table}", "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *(operation for table in ("consent", *SHOWN) for operation in append_only(f"emulation_{table}")),
    ]
