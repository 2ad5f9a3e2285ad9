"""Estimates with their versions, decisions, targets and publications; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, public

DRAFTED = ("estimate", "estimateline", "estimatebasis")
NEVER_CHANGING = ("estimateevent", "estimateremark", "ceilingoverride", "giventarget", "publication", "publicationwithdrawal")
GUARDED = (*DRAFTED, "estimateevent", "estimateremark", "ceilingoverride", "giventarget")
PROMISES_BACK = """
DROP FUNCTION budgets_check_estimate, budgets_keep_submitted, budgets_check_event, budgets_check_said, budgets_check_target,
  budgets_check_publication, budgets_check_withdrawal CASCADE;
DROP FUNCTION budgets_is_upper;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0003_links")]

    operations = [
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
        migrations.AddIndex(
            model_name="estimateevent",
            index=models.Index(fields=["unit_id", "year"], name="estimate_event_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="estimateevent",
            constraint=models.UniqueConstraint(fields=("estimate", "place"), name="estimate_event_in_order"),
        ),
        migrations.AddConstraint(
            model_name="estimateevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "approved")), fields=("unit_id", "year", "version"), name="estimate_approved_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="estimateevent",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "returned"), _negated=True), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="estimate_returned_with_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="estimateevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "submitted"), ("upper_id__isnull", True)), ("upper_id__isnull", False), _connector="OR"
                ),
                name="estimate_decided_above",
            ),
        ),
        migrations.AddIndex(
            model_name="ceilingoverride",
            index=models.Index(fields=["unit_id"], name="ceiling_override_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="ceilingoverride",
            constraint=models.UniqueConstraint(fields=("event", "ceiling"), name="ceiling_overridden_once"),
        ),
        migrations.AddConstraint(
            model_name="ceilingoverride",
            constraint=models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="ceiling_overridden_for_a_reason"),
        ),
        migrations.AddIndex(
            model_name="estimateline",
            index=models.Index(fields=["unit_id"], name="estimate_line_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="estimateline",
            constraint=models.UniqueConstraint(fields=("estimate", "line_id", "category"), name="estimate_line_once"),
        ),
        migrations.AddConstraint(
            model_name="estimateline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0), ("amount__lte", 1000000000000000)), name="estimate_amount"
            ),
        ),
        migrations.AddIndex(
            model_name="estimateremark",
            index=models.Index(fields=["unit_id"], name="estimate_remark_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="estimateremark",
            constraint=models.UniqueConstraint(fields=("event", "line_id", "category"), name="estimate_remark_once"),
        ),
        migrations.AddConstraint(
            model_name="estimateremark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__isnull", True), models.Q(("amount__gte", 0), ("amount__lte", 1000000000000000)), _connector="OR"
                ),
                name="estimate_approved_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="estimateremark",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="estimate_remark_says_something",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["unit_id", "year", "kind", "-id"], name="publication_newest_first"),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["year", "kind", "code"], name="publication_listed"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(condition=models.Q(("document", ""), _negated=True), name="publication_by_document"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estimate__isnull", False), ("kind", "estimate")),
                    models.Q(models.Q(("kind", "estimate"), _negated=True), ("estimate__isnull", True)),
                    _connector="OR",
                ),
                name="publication_of_an_estimate",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicationwithdrawal",
            constraint=models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="publication_withdrawn_for_a_reason"),
        ),
        *(operation for table in GUARDED for operation in guarded(f"budgets_{table}", "unit_id")),
        *public("budgets_publication", "unit_id"),
        *public("budgets_publicationwithdrawal", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), PROMISES_BACK),
        *(operation for table in NEVER_CHANGING for operation in append_only(f"budgets_{table}")),
    ]
