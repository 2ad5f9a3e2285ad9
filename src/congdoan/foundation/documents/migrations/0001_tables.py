"""Tables of documents: arrivals and what is read in them, outgoing documents, copies, comments, mail, the archive."""

import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("client_key", models.UUIDField()),
                ("drafted_sha256", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=60)),
                ("symbol", models.CharField(blank=True, max_length=60)),
                ("subject", models.CharField(max_length=1000)),
                ("signer", models.CharField(blank=True, max_length=160)),
                ("content", models.TextField()),
                ("content_sha256", models.CharField(max_length=64)),
                ("search_key", models.TextField()),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-id"], name="outgoing_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "client_key"), name="outgoing_sent_once"),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="outgoing_in_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomingDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("arrived_on", models.DateField()),
                ("author", models.CharField(blank=True, max_length=300)),
                ("symbol", models.CharField(blank=True, max_length=120)),
                ("issued_on", models.DateField(null=True)),
                ("kind", models.CharField(blank=True, max_length=80)),
                ("subject", models.CharField(blank=True, max_length=1000)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(blank=True, max_length=200)),
                ("file_name", models.CharField(max_length=160)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("text", models.TextField()),
                ("reading", models.JSONField()),
                ("search_text", models.TextField()),
                ("received_by", models.BigIntegerField()),
                ("received_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "-year", "-number"], name="incoming_newest"),
                    models.Index(fields=["key"], name="incoming_key"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("search_text", config="simple"), name="incoming_words"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "number"), name="incoming_number_once"),
                    models.UniqueConstraint(fields=("unit_id", "sha256"), name="incoming_file_once"),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="incoming_id_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopySource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="documents.incomingdocument"
                    ),
                ),
                (
                    "outgoing",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="copy_of", to="documents.outgoing"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrival", None), ("source__isnull", False)),
                            models.Q(("arrival__isnull", False), ("source", None)),
                            _connector="OR",
                        ),
                        name="copy_of_one_document",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("content_sha256", models.CharField(blank=True, max_length=64)),
                ("acted_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "other",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="changed", to="documents.outgoing"
                    ),
                ),
                (
                    "outgoing",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("outgoing", "place"), name="outgoing_act_in_order")],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("series", models.CharField(blank=True, max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit_id", "series", "year"), name="document_series_once")],
            },
        ),
        migrations.CreateModel(
            name="OutgoingNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("series", models.CharField(blank=True, max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("symbol", models.CharField(max_length=60)),
                ("given_on", models.DateField()),
                (
                    "outgoing",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="numbered", to="documents.outgoing"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "series", "year", "number"), name="document_number_once"),
                    models.UniqueConstraint(fields=("unit_id", "year", "number", "symbol"), name="document_symbol_once_a_year"),
                    models.CheckConstraint(condition=models.Q(("symbol", ""), _negated=True), name="document_number_has_symbol"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SkippedNumbers",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("series", models.CharField(blank=True, max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
                ("reason", models.CharField(max_length=1000)),
                ("skipped_on", models.DateField()),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "year"], name="skipped_numbers_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first")), models.Q(("reason", ""), _negated=True)),
                        name="skipped_numbers_say_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberingSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("from_year", models.PositiveSmallIntegerField()),
                ("per_kind", models.BooleanField()),
                ("document", models.CharField(max_length=300)),
                ("decided_by", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "-from_year", "-id"], name="numbering_of_unit")],
                "constraints": [models.CheckConstraint(condition=models.Q(("document", ""), _negated=True), name="numbering_says_by_what")],
            },
        ),
        migrations.CreateModel(
            name="OutgoingFile",
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
                    "outgoing",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("outgoing", "place"), name="outgoing_file_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", 0), ("way", "made")),
                            models.Q(("place__gt", 0), ("way__in", ["key", "file"])),
                            _connector="OR",
                        ),
                        name="outgoing_file_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("to_unit_id", models.BigIntegerField()),
                ("sent_on", models.DateField()),
                ("sent_by", models.BigIntegerField()),
                ("sent_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "outgoing",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["to_unit_id", "-id"], name="delivery_to_unit")],
                "constraints": [models.UniqueConstraint(fields=("outgoing", "to_unit_id"), name="delivery_once")],
            },
        ),
        migrations.CreateModel(
            name="DeliveryOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("opened_on", models.DateField()),
                ("opened_by", models.BigIntegerField()),
                ("opened_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "delivery",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="documents.delivery"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("delivery", "opened_by"), name="delivery_opened_once")],
            },
        ),
        migrations.CreateModel(
            name="CommentRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("to_unit_id", models.BigIntegerField()),
                ("to_actor", models.BigIntegerField(default=0)),
                ("kind", models.CharField(default="", max_length=60)),
                ("subject", models.CharField(default="", max_length=1000)),
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
            options={
                "indexes": [models.Index(fields=["to_unit_id", "-id"], name="comment_asked_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("outgoing", "to_unit_id", "to_actor", "due_on"), name="comment_asked_once"),
                    models.CheckConstraint(condition=models.Q(("due_on__gte", models.F("asked_on"))), name="comment_due_later"),
                ],
            },
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
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="comment_says_something")],
            },
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
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="comment_answer_says_why")],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("place", models.CharField(max_length=40)),
                ("words", models.CharField(max_length=2000)),
                ("start", models.IntegerField(null=True)),
                ("end", models.IntegerField(null=True)),
                ("value", models.JSONField()),
                ("verdict", models.CharField(default="", max_length=10)),
                ("decided", models.CharField(blank=True, max_length=2000)),
                ("decided_by", models.BigIntegerField(null=True)),
                ("decided_on", models.DateField(null=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="documents.incomingdocument"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "kind", "place"), name="proposal_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["header", "citation", "task", "sentence", "target", "recipient"])),
                        name="proposal_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["", "confirmed", "corrected", "refused"])), name="proposal_verdict_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("decided_on", None), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True), ("decided_by__isnull", False), ("decided_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="proposal_decided_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CitedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("key", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=12)),
                ("number", models.CharField(blank=True, max_length=120)),
                ("issued_on", models.DateField(null=True)),
                ("issuer", models.CharField(blank=True, max_length=300)),
                ("title", models.CharField(blank=True, max_length=1000)),
                ("search_key", models.CharField(blank=True, max_length=1500)),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "number"], name="cited_by_number")],
                "constraints": [models.UniqueConstraint(fields=("unit_id", "key"), name="cited_once")],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("relation", models.CharField(max_length=12)),
                ("mentions", models.PositiveIntegerField()),
                (
                    "cited",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="documents.citeddocument"),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="documents.incomingdocument"
                    ),
                ),
                (
                    "outgoing",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "cited"), name="citation_once"),
                    models.UniqueConstraint(fields=("outgoing", "cited"), name="outgoing_citation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document__isnull", False), ("outgoing", None)),
                            models.Q(("document", None), ("outgoing__isnull", False)),
                            _connector="OR",
                        ),
                        name="citation_of_one_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relation__in", ["basis", "cites", "implements", "amends", "replaces", "repeals"])),
                        name="citation_relation_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("receiver", models.CharField(max_length=200)),
                ("passed_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("passed_by", models.BigIntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passings", to="documents.incomingdocument"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("reply", models.CharField(blank=True, max_length=120)),
                ("told_by", models.BigIntegerField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handlings", to="documents.incomingdocument"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["under_way", "done"])), name="handling_state_is_known"),
                    models.CheckConstraint(condition=models.Q(("reply", ""), ("words", ""), _negated=True), name="handling_says_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoidedArrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("voided_by", models.BigIntegerField()),
                ("voided_on", models.DateField()),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="voided", to="documents.incomingdocument"
                    ),
                ),
            ],
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
            options={
                "indexes": [models.Index(fields=["unit_id", "-year", "id"], name="case_files_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_id", "year", "section_code", "number"), name="case_number_once"),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="case_file_in_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("keeper", ""), _negated=True),
                            models.Q(("keep_source", ""), _negated=True),
                            models.Q(("section_code", ""), _negated=True),
                        ),
                        name="case_file_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_years", None), ("keep_years__gt", 0), _connector="OR"), name="case_kept_some_years"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_by", None), ("closed_on", None), ("handover", None), ("page_count", None), ("paper_count", None)
                            ),
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
                ],
            },
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
                    "case_file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="documents.casefile"),
                ),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="documents.incomingdocument"
                    ),
                ),
                (
                    "outgoing",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="filed", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outgoing", None), ("arrival", None), _connector="OR"), name="case_paper_of_one_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("title", ""), _negated=True), ("pages__gt", 0)), name="case_paper_is_named"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_out", "")), fields=("case_file", "outgoing"), name="case_outgoing_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("taken_out", "")), fields=("case_file", "arrival"), name="case_arrival_once"
                    ),
                ],
            },
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
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("person", ""), _negated=True), models.Q(("allowed_by", ""), _negated=True)),
                        name="case_use_names_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on", None), ("due_on__gte", models.F("used_on")), _connector="OR"),
                        name="case_use_due_later",
                    ),
                    models.UniqueConstraint(condition=models.Q(("returned_on", None)), fields=("case_file",), name="case_lent_to_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("actor", models.BigIntegerField(default=0)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("set_on", models.DateField()),
                ("set_by", models.BigIntegerField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "actor", "-id"], name="mail_address_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="DocumentMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("about", models.CharField(max_length=8)),
                ("subject_id", models.BigIntegerField()),
                ("email", models.CharField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("words", models.CharField(max_length=2000)),
                ("queued_on", models.DateField()),
                ("queued_by", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("about", "subject_id", "email"), name="document_mail_once"),
                    models.CheckConstraint(
                        condition=models.Q(("about__in", ["arrived", "asked", "to_sign", "overdue"])), name="document_mail_about_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("attempt", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "mail",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="events", to="documents.documentmail"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "sending")), fields=("mail", "attempt"), name="document_mail_tried_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["sent", "given_up", "unknown"])), fields=("mail",), name="document_mail_ends_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("attempt__range", (1, 3)), ("kind__in", ["sending", "sent", "failed", "given_up", "unknown"])),
                        name="document_mail_event_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("issuer", models.CharField(max_length=300)),
                ("kind", models.CharField(max_length=60)),
                ("number", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=1000)),
                ("signer", models.CharField(max_length=160)),
                ("issued_on", models.DateField()),
                ("search_key", models.CharField(max_length=1600)),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("docx", models.BinaryField()),
                ("published_by", models.BigIntegerField()),
                ("published_on", models.DateField()),
                ("published_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "outgoing",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="documents.outgoing"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["outgoing", "-id"], name="published_of_document"),
                    models.Index(fields=["-issued_on", "-id"], name="published_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnpublishedDocument",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="documents.publisheddocument"
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="unpublished_for_a_reason")],
            },
        ),
        migrations.CreateModel(
            name="SigningPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=4)),
                ("owner", models.BigIntegerField(null=True)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("width_mm", models.PositiveSmallIntegerField()),
                ("kept_by", models.BigIntegerField()),
                ("kept_on", models.DateField()),
                ("kept_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "kind", "-id"], name="signing_picture_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "hand"), ("owner__isnull", False)),
                            models.Q(("kind", "seal"), ("owner__isnull", True)),
                            _connector="OR",
                        ),
                        name="signing_picture_of_hand_or_seal",
                    )
                ],
            },
        ),
    ]
