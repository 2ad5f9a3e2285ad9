"""Programmes with their acts, tasks and progress; targets with their figures."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_promises"),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=300)),
                ("source", models.CharField(blank=True, max_length=400)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("paper_id", models.BigIntegerField(null=True)),
                ("state", models.CharField(default="drafted", max_length=10)),
                ("search_key", models.CharField(blank=True, max_length=800)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.incomingdocument"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProgrammeAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=300)),
                ("group", models.CharField(blank=True, max_length=120)),
                ("unit_words", models.CharField(max_length=40)),
                ("measure", models.CharField(max_length=12)),
                ("direction", models.CharField(max_length=2)),
                ("cadence", models.CharField(max_length=10)),
                ("scope", models.CharField(blank=True, max_length=120)),
                ("indicator", models.CharField(blank=True, max_length=60)),
                ("breakthrough", models.CharField(blank=True, max_length=40)),
                ("source", models.CharField(blank=True, max_length=400)),
                ("needs_check", models.BooleanField(default=False)),
                ("due_on", models.DateField(null=True)),
                ("prepared_by", models.BigIntegerField()),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="programmes.target"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TargetFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("value", models.BigIntegerField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("told_by", models.BigIntegerField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="programmes.target"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("place_in_list", models.PositiveSmallIntegerField()),
                ("group", models.CharField(blank=True, max_length=300)),
                ("title", models.CharField(max_length=500)),
                ("lead", models.CharField(blank=True, max_length=300)),
                ("support", models.CharField(blank=True, max_length=300)),
                ("product", models.CharField(blank=True, max_length=300)),
                ("due_on", models.DateField(null=True)),
                ("due_words", models.CharField(blank=True, max_length=200)),
                ("is_recurring", models.BooleanField(default=False)),
                ("for_units", models.BooleanField(default=False)),
                ("breakthrough", models.CharField(blank=True, max_length=40)),
                ("sentence", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("above", models.JSONField(default=list)),
                ("search_key", models.CharField(blank=True, max_length=1600)),
                ("state", models.CharField(default="open", max_length=10)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("told_on", models.DateField(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="programmes.task"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="programmes.programme"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.proposal"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("percent", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("link", models.CharField(blank=True, max_length=500)),
                ("file_name", models.CharField(blank=True, max_length=160)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("told_by", models.BigIntegerField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="programmes.task"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="programme",
            index=models.Index(fields=["unit_id", "-id"], name="programmes_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="programme_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(fields=("parent", "unit_id"), name="one_plan_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["programme", "plan", "project", "resolution"])), name="programme_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["drafted", "submitted", "returned", "approved", "issued", "withdrawn"])),
                name="programme_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="programme_has_title"),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True), ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="programme_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeact",
            constraint=models.UniqueConstraint(fields=("programme", "place"), name="programme_act_in_order"),
        ),
        migrations.AddConstraint(
            model_name="programmeact",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["drafted", "submitted", "returned", "approved", "issued", "withdrawn"])),
                name="programme_act_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="target_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(fields=("programme", "code"), name="target_code_once"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(fields=("programme", "parent"), name="target_given_once"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("code", ""), _negated=True), models.Q(("name", ""), _negated=True)), name="target_is_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("measure__in", ["level", "flow", "ratio", "qualitative"])), name="target_measure_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(condition=models.Q(("direction__in", [">=", "<=", "="])), name="target_direction_is_known"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("cadence__in", ["yearly", "term", "once"])), name="target_cadence_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="targetfigure",
            index=models.Index(fields=["target", "year", "kind", "-id"], name="target_figures_last_first"),
        ),
        migrations.AddConstraint(
            model_name="targetfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["baseline", "assigned", "committed"])), name="target_figure_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="targetfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0), ("value__lte", 1000000000000000), ("year__gte", 2000), ("year__lte", 2100)),
                name="target_figure_is_sound",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["programme", "place_in_list"], name="tasks_in_order"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["unit_id", "due_on", "id"], name="tasks_by_day"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="task_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(fields=("programme", "parent"), name="task_given_once"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="task_has_title"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "under_way", "done", "none"])), name="task_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="task_percent_is_sound"),
        ),
        migrations.AddIndex(
            model_name="progress",
            index=models.Index(fields=["task", "-id"], name="progress_of_task"),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["under_way", "done", "none"])), name="progress_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("percent", 100), ("state", "done")),
                    models.Q(("percent", 0), ("state", "none")),
                    models.Q(("percent__lt", 100), ("state", "under_way")),
                    _connector="OR",
                ),
                name="done_is_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), _negated=True),
                    models.Q(("link", ""), _negated=True),
                    models.Q(("sha256", ""), _negated=True),
                    _connector="OR",
                ),
                name="done_has_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("state", "none"), _negated=True), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="none_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("content", None), ("sha256", "")), models.Q(("content", None), ("sha256", ""), _negated=True), _connector="OR"
                ),
                name="progress_file_is_whole",
            ),
        ),
    ]
