"""Drafts that are sent out for comments: requests, what was said, what was answered."""

import re
from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

FORMER = Path(__file__).with_name("0010_outgoing.sql").read_text(encoding="utf-8")
CHANGED = ("documents_state_of", "documents_stamp_outgoing", "documents_check_act")
ROWS = ("documents_commentrequest", "documents_draftcomment", "documents_commentanswer")


def _former(name: str) -> str:
    """Return a function as it stood before."""
    found = re.search(rf"CREATE FUNCTION {name}\(.*?\$\$;", FORMER, re.DOTALL)
    assert found is not None
    return found[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


BACK = "\n".join(
    (
        "DROP POLICY answered ON documents_commentanswer;",
        "DROP POLICY asked_for ON documents_draftcomment;",
        "DROP POLICY asked_about ON documents_outgoingact;",
        "DROP POLICY asked_about ON documents_outgoing;",
        "DROP POLICY asked_of_reach ON documents_commentrequest;",
        "DROP FUNCTION documents_check_request, documents_check_comment, documents_check_answer CASCADE;",
        "ALTER TABLE documents_commentrequest DROP CONSTRAINT request_for_own_document;",
        *(_former(name) for name in CHANGED),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0016_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommentRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("to_unit_id", models.BigIntegerField()),
                ("to_actor", models.BigIntegerField(default=0)),
                ("due_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("asked_on", models.DateField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "outgoing",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="documents.outgoing"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("quote", models.CharField(blank=True, max_length=500)),
                ("words", models.CharField(max_length=2000)),
                ("content_sha256", models.CharField(max_length=64)),
                ("commented_on", models.DateField()),
                ("commented_by", models.BigIntegerField()),
                ("commented_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "request",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="documents.commentrequest"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CommentAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("is_accepted", models.BooleanField()),
                ("why", models.CharField(max_length=1000)),
                ("answered_on", models.DateField()),
                ("answered_by", models.BigIntegerField()),
                ("answered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "comment",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="documents.draftcomment"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="commentrequest",
            index=models.Index(fields=["to_unit_id", "-id"], name="comment_asked_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="commentrequest",
            constraint=models.UniqueConstraint(fields=("outgoing", "to_unit_id", "to_actor", "due_on"), name="comment_asked_once"),
        ),
        migrations.AddConstraint(
            model_name="commentrequest",
            constraint=models.CheckConstraint(condition=models.Q(("due_on__gte", models.F("asked_on"))), name="comment_due_later"),
        ),
        migrations.AddConstraint(
            model_name="draftcomment",
            constraint=models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="comment_says_something"),
        ),
        migrations.AddConstraint(
            model_name="commentanswer",
            constraint=models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="comment_answer_says_why"),
        ),
        *(operation for row in ROWS for operation in guarded(row, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), BACK),
        *(operation for row in ROWS for operation in append_only(row)),
    ]
