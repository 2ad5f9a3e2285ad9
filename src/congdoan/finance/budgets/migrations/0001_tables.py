"""Tables of budgets: estimates and their versions, submissions, settlements, papers, packs."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Estimate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("round", models.PositiveSmallIntegerField()),
                ("form", models.CharField(max_length=60)),
                ("body", models.CharField(max_length=60)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("document", models.CharField(blank=True, max_length=300)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year", "-version", "-round"], name="estimate_newest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "version", "round"), name="estimate_version_once"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 2010), ("year__lte", 2100)), name="estimate_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version", 0),
                            models.Q(models.Q(("reason", ""), _negated=True), models.Q(("document", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="estimate_adjusted_for_a_reason",
                    ),
                    models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="estimate_round"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EstimateLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.CharField(max_length=40)),
                ("category", models.CharField(blank=True, max_length=40)),
                ("amount", models.BigIntegerField()),
                ("proposed", models.BigIntegerField(null=True)),
                ("formula", models.CharField(blank=True, max_length=500)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("estimate", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="budgets.estimate")),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id"], name="estimate_line_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("estimate", "line_id", "category"), name="estimate_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0), ("amount__lte", 1000000000000000)), name="estimate_amount"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EstimateBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("key", models.CharField(max_length=40)),
                ("value", models.BigIntegerField()),
                ("known", models.BigIntegerField(null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("estimate", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="bases", to="budgets.estimate")),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id"], name="estimate_basis_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("estimate", "key"), name="estimate_basis_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0), ("value__lte", 1000000000000000)), name="estimate_basis_value"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("known__isnull", True), ("known", models.F("value")), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="estimate_basis_explained",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EstimateEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("submitted", "trình cấp trên"), ("returned", "trả lại"), ("approved", "duyệt")], max_length=9
                    ),
                ),
                ("upper_id", models.BigIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("document", models.CharField(blank=True, max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_on", models.DateField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("estimate", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="budgets.estimate")),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year"], name="estimate_event_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("estimate", "place"), name="estimate_event_in_order"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "approved")), fields=("unit_id", "year", "version"), name="estimate_approved_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "returned"), _negated=True), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="estimate_returned_with_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "submitted"), ("upper_id__isnull", True)), ("upper_id__isnull", False), _connector="OR"
                        ),
                        name="estimate_decided_above",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EstimateRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.CharField(max_length=40)),
                ("category", models.CharField(blank=True, max_length=40)),
                ("amount", models.BigIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "event",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="budgets.estimateevent"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id"], name="estimate_remark_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "line_id", "category"), name="estimate_remark_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), models.Q(("amount__gte", 0), ("amount__lte", 1000000000000000)), _connector="OR"
                        ),
                        name="estimate_approved_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="estimate_remark_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CeilingOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("ceiling", models.CharField(max_length=80)),
                ("spent", models.BigIntegerField()),
                ("limit", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=300)),
                (
                    "event",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="budgets.estimateevent"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id"], name="ceiling_override_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "ceiling"), name="ceiling_overridden_once"),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="ceiling_overridden_for_a_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("unions", models.JSONField()),
                ("made_by", models.BigIntegerField()),
                ("made_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year", "-id"], name="pack_newest_first")],
                "constraints": [models.CheckConstraint(condition=models.Q(("year__gte", 2010), ("year__lte", 2100)), name="pack_year")],
            },
        ),
        migrations.CreateModel(
            name="PackFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("union_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("pack", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="budgets.pack")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("pack", "name"), name="pack_file_once")],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("upper_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("form", models.CharField(max_length=60)),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("missing", models.PositiveIntegerField(default=0)),
                ("submitted_by", models.BigIntegerField()),
                ("submitted_on", models.DateField()),
                ("submitted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["upper_id", "year"], name="submission_to_upper")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="submission_number_once"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 2010), ("year__lte", 2100)), name="submission_year"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("approved", "đã duyệt"), ("returned", "trả lại"), ("withdrawn", "đã rút")], max_length=9),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("document", models.CharField(blank=True, max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("answered_by", models.BigIntegerField()),
                ("answered_on", models.DateField()),
                ("answered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "submission",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="budgets.submission"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "approved"), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="answer_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionRemark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("line_id", models.CharField(max_length=40)),
                ("approved", models.BigIntegerField(null=True)),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "answer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="budgets.submissionanswer"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("answer", "line_id"), name="submission_remark_once"),
                    models.CheckConstraint(
                        condition=models.Q(("approved__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="submission_remark_says",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("ceiling", models.CharField(max_length=80)),
                ("spent", models.BigIntegerField()),
                ("limit", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=300)),
                (
                    "submission",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="budgets.submission"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "ceiling"), name="submission_override_once"),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="submission_override_says_why"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(choices=[("estimate", "dự toán"), ("settlement", "quyết toán")], max_length=10)),
                ("year", models.PositiveSmallIntegerField()),
                ("figures_sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_by", models.BigIntegerField()),
                ("made_on", models.DateField()),
                ("made_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "estimate",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="budgets.estimate"
                    ),
                ),
                (
                    "submission",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="budgets.submission"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year"], name="paper_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estimate__isnull", False), ("kind", "estimate"), ("submission__isnull", True)),
                            models.Q(("estimate__isnull", True), ("kind", "settlement"), ("submission__isnull", False)),
                            _connector="OR",
                        ),
                        name="paper_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("way", models.CharField(max_length=4)),
                ("signatures", models.JSONField()),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_on", models.DateField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "paper",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="budgets.paper"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "place"), name="signed_version_in_order"),
                    models.CheckConstraint(condition=models.Q(("way__in", ["key", "file"])), name="signed_version_way"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=300)),
                ("search_key", models.TextField()),
                ("year", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(choices=[("estimate", "Dự toán"), ("settlement", "Quyết toán")], max_length=10)),
                ("document", models.CharField(max_length=300)),
                ("document_on", models.DateField()),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("published_by", models.BigIntegerField()),
                ("published_on", models.DateField()),
                ("published_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "estimate",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="budgets.estimate"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "year", "kind", "-id"], name="publication_newest_first"),
                    models.Index(fields=["year", "kind", "code"], name="publication_listed"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("document", ""), _negated=True), name="publication_by_document"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estimate__isnull", False), ("kind", "estimate")),
                            models.Q(models.Q(("kind", "estimate"), _negated=True), ("estimate__isnull", True)),
                            _connector="OR",
                        ),
                        name="publication_of_an_estimate",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationWithdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("withdrawn_by", models.BigIntegerField()),
                ("withdrawn_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "publication",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="budgets.publication"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="publication_withdrawn_for_a_reason")
                ],
            },
        ),
        migrations.CreateModel(
            name="GivenTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("upper_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("category", models.CharField(max_length=40)),
                ("amount", models.BigIntegerField()),
                ("document", models.CharField(max_length=300)),
                ("given_by", models.BigIntegerField()),
                ("given_on", models.DateField()),
                ("given_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year", "category", "-id"], name="target_newest_first")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0), ("amount__lte", 1000000000000000)), name="target_amount"),
                    models.CheckConstraint(condition=models.Q(("document", ""), _negated=True), name="target_by_document"),
                    models.CheckConstraint(condition=models.Q(("year__gte", 2010), ("year__lte", 2100)), name="target_year"),
                ],
            },
        ),
    ]
