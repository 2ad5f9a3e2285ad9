"""Tables of programmes: tasks and targets, reports, reminders, reviews and consultations, what is public."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("documents", "0001_tables"),
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
                ("state", models.CharField(default="drafted", max_length=12)),
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
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="programmes_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="programme_in_unit"),
                    models.UniqueConstraint(fields=("parent", "unit_id"), name="one_plan_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["programme", "plan", "project", "resolution"])), name="programme_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "drafted",
                                    "submitted",
                                    "returned",
                                    "approved",
                                    "issued",
                                    "withdrawn",
                                    "handed_over",
                                    "consulting",
                                    "closed",
                                ],
                            )
                        ),
                        name="programme_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="programme_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True), ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="programme_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
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
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "place"), name="programme_act_in_order"),
                    models.CheckConstraint(
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
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("words", models.CharField(max_length=1000)),
                ("decision", models.CharField(max_length=1000)),
                ("moved_by", models.BigIntegerField()),
                ("moved_on", models.DateField()),
                ("moved_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("ended", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme")),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="programmes.programme"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="plans_moved_here", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "ended"), name="plan_left_a_programme_once"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("decision", ""), _negated=True), models.Q(("words", ""), _negated=True)),
                        name="plan_moves_by_decision",
                    ),
                ],
            },
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
            options={
                "indexes": [
                    models.Index(fields=["programme", "place_in_list"], name="tasks_in_order"),
                    models.Index(fields=["unit_id", "due_on", "id"], name="tasks_by_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="task_in_unit"),
                    models.UniqueConstraint(fields=("programme", "parent"), name="task_given_once"),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="task_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "under_way", "done", "none"])), name="task_state_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="task_percent_is_sound"),
                ],
            },
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
            options={
                "indexes": [models.Index(fields=["task", "-id"], name="progress_of_task")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["under_way", "done", "none"])), name="progress_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("percent", 100), ("state", "done")),
                            models.Q(("percent", 0), ("state", "none")),
                            models.Q(("percent__lt", 100), ("state", "under_way")),
                            _connector="OR",
                        ),
                        name="done_is_a_hundred",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("link", ""), _negated=True),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="done_has_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "none"), _negated=True), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="none_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", None), ("sha256", "")),
                            models.Q(("content", None), ("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="progress_file_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("unit_code", models.CharField(max_length=40)),
                ("unit_name", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("symbol", models.CharField(max_length=200)),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("search_key", models.CharField(max_length=1200)),
                ("published_by", models.BigIntegerField()),
                ("published_on", models.DateField()),
                ("published_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "-id"], name="published_of_programme")],
                "constraints": [models.UniqueConstraint(fields=("id", "unit_id"), name="published_in_unit")],
            },
        ),
        migrations.CreateModel(
            name="UnpublishedProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=1000)),
                ("withdrawn_by", models.BigIntegerField()),
                ("withdrawn_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="programmes.publishedprogramme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="programme_unpublished_for_a_reason")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("cadence", models.CharField(max_length=10)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("escalate_on", models.DateField()),
                ("cells", models.JSONField()),
                ("state", models.CharField(default="opened", max_length=12)),
                ("paper_id", models.BigIntegerField(null=True)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="requests_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="request_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["opened", "consolidated", "locked"])), name="request_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cadence__in", ["month", "quarter", "half_year", "year", "once"])),
                        name="request_cadence_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__lte", models.F("escalate_on")),
                            ("first__lte", models.F("last")),
                            ("opens_on__lte", models.F("due_on")),
                            models.Q(("title", ""), _negated=True),
                        ),
                        name="request_days_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("totals", models.JSONField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="programmes.reportrequest"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("request", "place"), name="request_act_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("asker", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("opens_on", models.DateField()),
                ("due_on", models.DateField()),
                ("cells", models.JSONField()),
                ("state", models.CharField(default="open", max_length=12)),
                ("sent_on", models.DateField(null=True)),
                ("is_amended", models.BooleanField(default=False)),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="programmes.reportrequest"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="reports_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="report_in_unit"),
                    models.UniqueConstraint(fields=("request", "unit_id"), name="one_report_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "submitted", "returned", "accepted", "locked", "handed_over"])),
                        name="report_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("words", models.TextField(blank=True)),
                ("figures", models.JSONField(null=True)),
                ("acted_by", models.BigIntegerField()),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "report",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="programmes.report"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "place"), name="report_act_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("due_on", models.DateField()),
                ("count", models.PositiveIntegerField(default=1)),
                ("said_by", models.BigIntegerField()),
                ("said_on", models.DateField()),
                ("said_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "report",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="programmes.report",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="programmes.reportrequest",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="programmes.task",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="reminders_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "kind"), name="report_reminded_once"),
                    models.UniqueConstraint(fields=("request", "kind"), name="request_escalated_once"),
                    models.UniqueConstraint(fields=("task", "kind", "due_on"), name="task_reminded_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["opens", "closes", "late", "escalated"])), name="reminder_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("report__isnull", False), ("request", None), ("task", None)),
                            models.Q(("kind", "escalated"), ("report", None), ("request__isnull", False), ("task", None)),
                            models.Q(("report", None), ("request", None), ("task__isnull", False)),
                            _connector="OR",
                        ),
                        name="reminder_of_one_thing",
                    ),
                ],
            },
        ),
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
                (
                    "programme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="consultations", to="programmes.programme"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("id", "unit_id"), name="consultation_in_unit")],
            },
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
                (
                    "consultation",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="programmes.consultation"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="opinions_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "unit_id"), name="one_opinion_a_unit"),
                    models.CheckConstraint(
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
                            models.Q(("answer", ""), ("answered_by", None), ("answered_on", None), ("state", "lapsed"), ("verdict", "")),
                            _connector="OR",
                        ),
                        name="opinion_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "told", "answered", "lapsed"])), name="opinion_state_is_known"
                    ),
                ],
            },
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
                (
                    "act",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="review", to="programmes.programmeact"),
                ),
                (
                    "programme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="programmes.programme"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("kind__in", ["midterm", "final"])), name="review_kind_is_known"),
                    models.CheckConstraint(condition=models.Q(("lessons", ""), _negated=True), name="review_draws_lessons"),
                ],
            },
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
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="target_in_unit"),
                    models.UniqueConstraint(fields=("programme", "code"), name="target_code_once"),
                    models.UniqueConstraint(fields=("programme", "parent"), name="target_given_once"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("code", ""), _negated=True), models.Q(("name", ""), _negated=True)),
                        name="target_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("measure__in", ["level", "flow", "ratio", "qualitative"])), name="target_measure_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("direction__in", [">=", "<=", "="])), name="target_direction_is_known"),
                    models.CheckConstraint(condition=models.Q(("cadence__in", ["yearly", "term", "once"])), name="target_cadence_is_known"),
                ],
            },
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
            options={
                "indexes": [models.Index(fields=["target", "year", "kind", "-id"], name="target_figures_last_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["baseline", "assigned", "committed"])), name="target_figure_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0), ("value__lte", 1000000000000000), ("year__gte", 2000), ("year__lte", 2100)),
                        name="target_figure_is_sound",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenBase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("parts", models.JSONField()),
                ("frozen_by", models.BigIntegerField()),
                ("frozen_on", models.DateField()),
                ("frozen_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="bases", to="programmes.target"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("target", "year"), name="base_frozen_once_a_year")],
            },
        ),
    ]
