"""The archive: the list of case files, the files with their papers, handing over, lending."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

ROWS = ("documents_caselist", "documents_casehandover", "documents_casefile", "documents_casepaper", "documents_caseuse")
BACK = """
DROP FUNCTION documents_check_case_list, documents_check_case_handover, documents_number_case_file, documents_keep_case_file,
  documents_check_case_paper, documents_check_case_use CASCADE;
ALTER TABLE documents_caseuse DROP CONSTRAINT use_of_own_case_file;
ALTER TABLE documents_casepaper DROP CONSTRAINT paper_of_own_case_file;
ALTER TABLE documents_casefile DROP CONSTRAINT case_file_of_own_handover;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0022_comments_in_turn"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseHandover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300)),
                ("giver", models.CharField(max_length=160)),
                ("giver_position", models.CharField(blank=True, max_length=160)),
                ("receiver", models.CharField(max_length=160)),
                ("receiver_position", models.CharField(blank=True, max_length=160)),
                ("boxes", models.PositiveIntegerField()),
                ("condition", models.CharField(max_length=300)),
                ("received_on", models.DateField()),
                ("received_by", models.BigIntegerField()),
                ("received_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "unit_id"), name="case_handover_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("giver", ""), _negated=True),
                            models.Q(("receiver", ""), _negated=True),
                        ),
                        name="case_handover_names_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("document", models.CharField(max_length=300)),
                ("decided_on", models.DateField()),
                ("decided_by", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year"), name="case_list_once"),
                    models.CheckConstraint(condition=models.Q(("document", ""), _negated=True), name="case_list_says_by_what"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("section", models.CharField(max_length=160)),
                ("section_code", models.CharField(max_length=12)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=500)),
                ("keep_years", models.PositiveSmallIntegerField(null=True)),
                ("keep_source", models.CharField(max_length=300)),
                ("keeper", models.CharField(max_length=160)),
                ("search_key", models.CharField(max_length=1000)),
                ("opened_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("closed_by", models.BigIntegerField(null=True)),
                ("paper_count", models.PositiveIntegerField(null=True)),
                ("page_count", models.PositiveIntegerField(null=True)),
                (
                    "handover",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="documents.casehandover"
                    ),
                ),
                (
                    "listed",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="documents.caselist"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CasePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("symbol", models.CharField(blank=True, max_length=120)),
                ("issued_on", models.DateField()),
                ("title", models.CharField(max_length=1000)),
                ("author", models.CharField(blank=True, max_length=300)),
                ("pages", models.PositiveIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("search_key", models.CharField(max_length=1500)),
                ("taken_out", models.CharField(blank=True, max_length=300)),
                ("filed_on", models.DateField()),
                ("filed_by", models.BigIntegerField()),
                ("filed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="documents.incomingdocument"
                    ),
                ),
                (
                    "case_file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="documents.casefile"),
                ),
                (
                    "outgoing",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="documents.outgoing"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("person", models.CharField(max_length=160)),
                ("allowed_by", models.CharField(max_length=160)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("due_on", models.DateField(null=True)),
                ("used_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("returned_on", models.DateField(null=True)),
                ("case_file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="documents.casefile")),
            ],
        ),
        migrations.AddIndex(
            model_name="casefile",
            index=models.Index(fields=["unit_id", "-year", "id"], name="case_files_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.UniqueConstraint(fields=("unit_id", "year", "section_code", "number"), name="case_number_once"),
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.UniqueConstraint(fields=("id", "unit_id"), name="case_file_in_unit"),
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("title", ""), _negated=True),
                    models.Q(("keeper", ""), _negated=True),
                    models.Q(("keep_source", ""), _negated=True),
                    models.Q(("section_code", ""), _negated=True),
                ),
                name="case_file_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("keep_years", None), ("keep_years__gt", 0), _connector="OR"), name="case_kept_some_years"
            ),
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_by", None), ("closed_on", None), ("handover", None), ("page_count", None), ("paper_count", None)),
                    models.Q(
                        ("closed_by__isnull", False),
                        ("closed_on__isnull", False),
                        ("opened_on__isnull", False),
                        ("page_count__gt", 0),
                        ("paper_count__gt", 0),
                    ),
                    _connector="OR",
                ),
                name="case_closed_with_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.CheckConstraint(
                condition=models.Q(("outgoing", None), ("arrival", None), _connector="OR"), name="case_paper_of_one_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("title", ""), _negated=True), ("pages__gt", 0)), name="case_paper_is_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_out", "")), fields=("case_file", "outgoing"), name="case_outgoing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_out", "")), fields=("case_file", "arrival"), name="case_arrival_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseuse",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("person", ""), _negated=True), models.Q(("allowed_by", ""), _negated=True)),
                name="case_use_names_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on", None), ("due_on__gte", models.F("used_on")), _connector="OR"), name="case_use_due_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseuse",
            constraint=models.UniqueConstraint(condition=models.Q(("returned_on", None)), fields=("case_file",), name="case_lent_to_one"),
        ),
        *(operation for row in ROWS for operation in guarded(row, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *append_only("documents_caselist"),
        *append_only("documents_casehandover"),
    ]
