"""Units below are asked about a draft; programmes are reviewed, closed after the final review, reopened with a reason."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

BACK = """
DROP FUNCTION programmes_check_consultation, programmes_keep_opinion, programmes_keep_review, programmes_check_reviewed,
  programmes_refuse_closed CASCADE;
DROP POLICY read_by_who_is_asked ON programmes_consultation;
DROP TRIGGER opinions_stay ON programmes_opinion;
DROP TRIGGER reviews_stay ON programmes_review;
ALTER TABLE programmes_consultation DROP CONSTRAINT consultation_of_own_programme;
ALTER TABLE programmes_review DROP CONSTRAINT review_of_own_programme;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_promises"),
        ("programmes", "0006_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("asker", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("draft", models.JSONField()),
                ("opened_by", models.BigIntegerField()),
                ("opened_on", models.DateField()),
                ("opened_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("words", models.TextField(blank=True)),
                ("told_by", models.BigIntegerField(null=True)),
                ("told_on", models.DateField(null=True)),
                ("verdict", models.CharField(blank=True, max_length=10)),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("answered_by", models.BigIntegerField(null=True)),
                ("answered_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("until", models.DateField()),
                ("figures", models.JSONField()),
                ("words", models.TextField(blank=True)),
                ("lessons", models.TextField()),
                ("ahead", models.TextField(blank=True)),
                ("paper_id", models.BigIntegerField(null=True)),
                ("made_by", models.BigIntegerField()),
                ("made_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="programme",
            name="programme_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="programmeact",
            name="programme_act_is_known",
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["drafted", "submitted", "returned", "approved", "issued", "withdrawn", "handed_over", "consulting", "closed"],
                    )
                ),
                name="programme_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "drafted",
                            "submitted",
                            "returned",
                            "approved",
                            "issued",
                            "withdrawn",
                            "handed_over",
                            "consulting",
                            "consulted",
                            "midterm",
                            "final",
                            "reopened",
                        ],
                    )
                ),
                name="programme_act_is_known",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="programme",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="consultations", to="programmes.programme"),
        ),
        migrations.AddField(
            model_name="opinion",
            name="consultation",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="programmes.consultation"
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="act",
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="review", to="programmes.programmeact"),
        ),
        migrations.AddField(
            model_name="review",
            name="programme",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="programmes.programme"),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="consultation_in_unit"),
        ),
        migrations.AddIndex(
            model_name="opinion",
            index=models.Index(fields=["unit_id", "-id"], name="opinions_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.UniqueConstraint(fields=("consultation", "unit_id"), name="one_opinion_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("answered_by", None),
                        ("answered_on", None),
                        ("state", "open"),
                        ("told_by", None),
                        ("told_on", None),
                        ("verdict", ""),
                        ("words", ""),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("answered_by", None),
                        ("answered_on", None),
                        ("state", "told"),
                        ("told_by__isnull", False),
                        ("told_on__isnull", False),
                        ("verdict", ""),
                        models.Q(("words", ""), _negated=True),
                    ),
                    models.Q(
                        ("answered_by__isnull", False),
                        ("answered_on__isnull", False),
                        ("state", "answered"),
                        ("told_by__isnull", False),
                        ("told_on__isnull", False),
                        ("verdict__in", ["taken", "partly", "kept"]),
                        models.Q(("words", ""), _negated=True),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="opinion_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "told", "answered"])), name="opinion_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(condition=models.Q(("kind__in", ["midterm", "final"])), name="review_kind_is_known"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(condition=models.Q(("lessons", ""), _negated=True), name="review_draws_lessons"),
        ),
        *(operation for table in ("consultation", "opinion", "review") for operation in guarded(f"programmes_{table}", "unit_id")),
        *append_only("programmes_consultation"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
    ]
