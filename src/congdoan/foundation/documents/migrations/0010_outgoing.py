"""Outgoing documents; their way, their numbers and their files are kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

ROWS = [
    "outgoing",
    "outgoingact",
    "numberseries",
    "outgoingnumber",
    "skippednumbers",
    "numberingsetting",
    "outgoingfile",
    "delivery",
    "deliveryopening",
]
NEVER_CHANGE = ["outgoingact", "outgoingnumber", "skippednumbers", "numberingsetting", "outgoingfile", "delivery", "deliveryopening"]
PROMISES_BACK = """
DROP POLICY sent_to_reach ON documents_delivery;
DROP POLICY delivered ON documents_outgoing;
DROP POLICY delivered ON documents_outgoingnumber;
DROP POLICY delivered ON documents_outgoingfile;
DROP POLICY delivered ON documents_outgoingact;
DROP POLICY seen_by_sender ON documents_deliveryopening;
DROP FUNCTION documents_stamp_outgoing, documents_next_number, documents_skip_numbers, documents_keep_series, documents_check_numbering,
  documents_check_act, documents_check_numbered, documents_check_drafted, documents_check_file, documents_check_delivery,
  documents_check_opening CASCADE;
DROP FUNCTION documents_state_of, documents_series_of CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_promises"), ("access", "0003_links")]

    operations = [
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
                ("search_key", models.CharField(max_length=1200)),
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
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["to_unit_id", "-id"], name="delivery_to_unit"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("outgoing", "to_unit_id"), name="delivery_once"),
        ),
        migrations.AddConstraint(
            model_name="outgoingact",
            constraint=models.UniqueConstraint(fields=("outgoing", "place"), name="outgoing_act_in_order"),
        ),
        migrations.AddConstraint(
            model_name="outgoingfile",
            constraint=models.UniqueConstraint(fields=("outgoing", "place"), name="outgoing_file_in_order"),
        ),
        migrations.AddConstraint(
            model_name="outgoingfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place", 0), ("way", "made")), models.Q(("place__gt", 0), ("way__in", ["key", "file"])), _connector="OR"
                ),
                name="outgoing_file_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoingnumber",
            constraint=models.UniqueConstraint(fields=("unit_id", "series", "year", "number"), name="document_number_once"),
        ),
        migrations.AddConstraint(
            model_name="outgoingnumber",
            constraint=models.UniqueConstraint(fields=("unit_id", "year", "number", "symbol"), name="document_symbol_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="outgoingnumber",
            constraint=models.CheckConstraint(condition=models.Q(("symbol", ""), _negated=True), name="document_number_has_symbol"),
        ),
        *(operation for row in ROWS for operation in guarded(f"documents_{row}", "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), PROMISES_BACK),
        *(operation for row in NEVER_CHANGE for operation in append_only(f"documents_{row}")),
    ]
