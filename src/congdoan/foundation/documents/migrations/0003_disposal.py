"""Destroying case files: holds, disposals with their files, and what PostgreSQL lets be erased with them."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, promised
from congdoan.foundation.kernel.row_guard import APPLICATION_LOGIN


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_promises"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseDisposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("proposed_on", models.DateField()),
                ("proposed_by", models.BigIntegerField()),
                ("council", models.TextField(blank=True)),
                ("minutes", models.CharField(blank=True, max_length=300)),
                ("reviewed_on", models.DateField(null=True)),
                ("reviewed_by", models.BigIntegerField(null=True)),
                ("decision", models.CharField(blank=True, max_length=300)),
                ("decided_on", models.DateField(null=True)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("way", models.CharField(blank=True, max_length=300)),
                ("witnesses", models.CharField(blank=True, max_length=500)),
                ("carried_on", models.DateField(null=True)),
                ("carried_by", models.BigIntegerField(null=True)),
                ("carried_at", models.DateTimeField(null=True)),
                ("withdrawn_on", models.DateField(null=True)),
                ("withdrawn_by", models.BigIntegerField(null=True)),
                ("withdrawn_words", models.CharField(blank=True, max_length=1000)),
                ("proposed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="case_disposals_of_unit")],
                "constraints": [models.UniqueConstraint(fields=("id", "unit_id"), name="case_disposal_in_unit")],
            },
        ),
        migrations.CreateModel(
            name="CaseDisposalFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("kept_back", models.CharField(blank=True, max_length=300)),
                (
                    "case_file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="disposals", to="documents.casefile"),
                ),
                (
                    "disposal",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="files", to="documents.casedisposal"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("disposal", "case_file"), name="case_disposed_once"),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="case_disposed_with_reason"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("ground", models.CharField(max_length=12)),
                ("words", models.CharField(max_length=300)),
                ("held_on", models.DateField()),
                ("held_by", models.BigIntegerField()),
                ("released_on", models.DateField(null=True)),
                ("released_by", models.BigIntegerField(null=True)),
                ("release_words", models.CharField(blank=True, max_length=1000)),
                (
                    "case_file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="documents.casefile"),
                ),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("released_on", None)), fields=["case_file"], name="case_holds_standing")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground__in", ["inspection", "petition", "dispute", "other"]), models.Q(("words", ""), _negated=True)
                        ),
                        name="case_hold_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("release_words", ""), ("released_by", None), ("released_on", None)),
                            models.Q(
                                ("released_by__isnull", False),
                                ("released_on__isnull", False),
                                models.Q(("release_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_hold_released_with_words",
                    ),
                ],
            },
        ),
        *(step for table in ("casehold", "casedisposal", "casedisposalfile") for step in guarded(f"documents_{table}", "unit_id")),
        *promised(__file__, "disposal"),
        migrations.RunSQL(f"GRANT UPDATE (content) ON documents_outgoingfile TO {APPLICATION_LOGIN}"),
    ]
