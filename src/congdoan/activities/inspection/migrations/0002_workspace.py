"""The workspace that only the committee and its team see; questions, irregularities, recommendations until they are done."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

OPEN = ("question", "answer", "irregularity", "recommendation", "recommendationact")
CLOSED = ("snapshot", "sample", "sampleitem", "workingpaper")
NEVER_CHANGE = (*CLOSED, "question", "answer", "recommendationact")
FUNCTIONS = (
    *("check_work", "check_snapshot", "check_paper", "check_answer", "keep_findings", "check_recommendation_act", "check_conclusion"),
    *("told", "state_of"),
)
BACK = f"DROP FUNCTION {', '.join(f'inspection_{name}' for name in FUNCTIONS)} CASCADE;"

TEAM_WRITES = {"sample", "sampleitem", "workingpaper", "question", "irregularity"}  # what the team writes in its workspace


class Migration(migrations.Migration):
    dependencies = [("inspection", "0001_inspections"), ("documents", "0002_promises")]

    operations = [
        migrations.CreateModel(
            name="Irregularity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=5)),
                ("title", models.CharField(max_length=300)),
                ("words", models.CharField(max_length=2000)),
                ("document", models.CharField(max_length=200)),
                ("article", models.CharField(max_length=80)),
                ("amount", models.BigIntegerField(null=True)),
                ("cause", models.CharField(blank=True, max_length=500)),
                ("person", models.CharField(blank=True, max_length=160)),
                ("papers", models.JSONField(default=list)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_on", models.DateField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="irregularities",
                        to="inspection.inspection",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=2000)),
                ("due_on", models.DateField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_on", models.DateField()),
                ("asked_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="inspection.inspection"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("words", models.CharField(max_length=4000)),
                ("file_name", models.CharField(blank=True, max_length=160)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("answered_by", models.BigIntegerField()),
                ("answered_on", models.DateField()),
                ("answered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "question",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="inspection.question"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=1000)),
                ("owner_name", models.CharField(max_length=160)),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="open", max_length=8)),
                ("recommended_by", models.BigIntegerField()),
                ("recommended_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="inspection.inspection",
                    ),
                ),
                (
                    "irregularity",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="recommendations", to="inspection.irregularity"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecommendationAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("words", models.CharField(max_length=2000)),
                ("recovered", models.BigIntegerField(default=0)),
                ("file_name", models.CharField(blank=True, max_length=160)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "recommendation",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="inspection.recommendation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("of", models.CharField(max_length=8)),
                ("how", models.CharField(max_length=4)),
                ("seed", models.BigIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("population", models.PositiveIntegerField()),
                ("population_sha256", models.CharField(max_length=64)),
                ("drawn_by", models.BigIntegerField()),
                ("drawn_on", models.DateField()),
                ("drawn_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="samples", to="inspection.inspection"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SampleItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("voucher_id", models.BigIntegerField(null=True)),
                ("line_id", models.BigIntegerField(null=True)),
                ("title", models.CharField(max_length=200)),
                ("happened_on", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("score", models.PositiveSmallIntegerField()),
                ("reasons", models.CharField(blank=True, max_length=600)),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="inspection.inspection"
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="items", to="inspection.sample"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("seal_number", models.IntegerField(null=True)),
                ("seal_sha256", models.CharField(blank=True, max_length=64)),
                ("records", models.IntegerField()),
                ("package", models.BinaryField(null=True)),
                ("package_sha256", models.CharField(blank=True, max_length=64)),
                ("flags", models.JSONField(default=list)),
                ("taken_by", models.BigIntegerField()),
                ("taken_on", models.DateField()),
                ("taken_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="snapshots", to="inspection.inspection"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WorkingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("verdict", models.CharField(max_length=9)),
                ("words", models.CharField(max_length=2000)),
                ("voucher_id", models.BigIntegerField(null=True)),
                ("line_id", models.BigIntegerField(null=True)),
                ("flag", models.CharField(blank=True, max_length=4)),
                ("amount", models.BigIntegerField(null=True)),
                ("file_name", models.CharField(blank=True, max_length=160)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("kept_by", models.BigIntegerField()),
                ("kept_on", models.DateField()),
                ("kept_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "inspection",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="inspection.inspection"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="irregularity",
            index=models.Index(fields=["kind", "unit_id"], name="irregularities_of_kind"),
        ),
        migrations.AddConstraint(
            model_name="irregularity",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="irregularity_in_order"),
        ),
        migrations.AddConstraint(
            model_name="irregularity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("document", ""), _negated=True),
                    models.Q(("article", ""), _negated=True),
                ),
                name="irregularity_names_its_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="irregularity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__isnull", True), models.Q(("amount__gte", 0), ("amount__lte", 1000000000000000)), _connector="OR"
                ),
                name="irregularity_sum_is_sound",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="question_in_order"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="question_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="question_says_something"),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["question", "id"], name="answers_of_question"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="answer_says_something"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", None), ("sha256", "")), models.Q(("content", None), ("sha256", ""), _negated=True), _connector="OR"
                ),
                name="answer_file_is_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="recommendation",
            index=models.Index(fields=["unit_id", "state", "due_on"], name="recommendations_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="recommendation_in_order"),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="recommendation_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("words", ""), _negated=True), models.Q(("owner_name", ""), _negated=True)),
                name="recommendation_has_an_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "told", "returned", "verified"])), name="recommendation_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationact",
            constraint=models.UniqueConstraint(fields=("recommendation", "place"), name="recommendation_act_in_order"),
        ),
        migrations.AddConstraint(
            model_name="recommendationact",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("words", ""), _negated=True), ("kind__in", ["told", "returned", "verified"])),
                name="recommendation_act_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationact",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "told"), _negated=True), models.Q(("sha256", ""), _negated=True), _connector="OR"),
                name="told_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationact",
            constraint=models.CheckConstraint(
                condition=models.Q(("recovered__gte", 0), ("recovered__lte", 1000000000000000)), name="recovered_is_sound"
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", None), ("sha256", "")), models.Q(("content", None), ("sha256", ""), _negated=True), _connector="OR"
                ),
                name="evidence_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="sample_in_order"),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.CheckConstraint(condition=models.Q(("of__in", ["vouchers", "lines"])), name="sample_of_is_known"),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.CheckConstraint(condition=models.Q(("how__in", ["risk", "lot"])), name="sample_how_is_known"),
        ),
        migrations.AddConstraint(
            model_name="sampleitem",
            constraint=models.UniqueConstraint(fields=("sample", "place"), name="sample_item_in_order"),
        ),
        migrations.AddConstraint(
            model_name="sampleitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("line_id__isnull", True), ("voucher_id__isnull", False)),
                    models.Q(("line_id__isnull", False), ("voucher_id__isnull", True)),
                    _connector="OR",
                ),
                name="sample_item_is_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="snapshot_in_order"),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("package", None), ("package_sha256", "")),
                    models.Q(("package", None), ("package_sha256", ""), _negated=True),
                    _connector="OR",
                ),
                name="snapshot_package_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingpaper",
            constraint=models.UniqueConstraint(fields=("inspection", "number"), name="working_paper_in_order"),
        ),
        migrations.AddConstraint(
            model_name="workingpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("words", ""), _negated=True), ("verdict__in", ["ok", "irregular", "open"])),
                name="working_paper_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("voucher_id__isnull", True), ("line_id__isnull", True), _connector="OR"),
                name="working_paper_is_about_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingpaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", None), ("sha256", "")), models.Q(("content", None), ("sha256", ""), _negated=True), _connector="OR"
                ),
                name="working_paper_file_is_whole",
            ),
        ),
        *(step for table in (*OPEN, *CLOSED) for step in guarded(f"inspection_{table}", "unit_id", lookers_write=table in TEAM_WRITES)),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in NEVER_CHANGE for operation in append_only(f"inspection_{table}")),
    ]
