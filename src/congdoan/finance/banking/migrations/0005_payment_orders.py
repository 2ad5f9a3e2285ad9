"""Payment orders, their events and their files, with every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded

TABLES = ("banking_payment_order", "banking_payment_batch", "banking_payment_event")
BACK = """
DROP FUNCTION banking_check_payment, banking_check_payment_event, banking_stamp_batch CASCADE;
DROP FUNCTION banking_check_batch_of_event, banking_check_new_batch CASCADE;
DROP FUNCTION banking_check_batch, banking_money_left;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("banking", "0004_open_to_links"),
        ("access", "0002_guard_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaymentBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("layout", models.CharField(max_length=60)),
                ("file_name", models.CharField(max_length=120)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("order_count", models.IntegerField()),
                ("total", models.BigIntegerField()),
                ("exported_by", models.BigIntegerField()),
                ("exported_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="banking.collectingaccount"
                    ),
                ),
            ],
            options={
                "db_table": "banking_payment_batch",
            },
        ),
        migrations.CreateModel(
            name="PaymentOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20, unique=True)),
                ("source", models.CharField(max_length=160)),
                ("beneficiary_name", models.CharField(max_length=300)),
                ("beneficiary_account", models.CharField(max_length=34)),
                ("beneficiary_bank", models.CharField(blank=True, max_length=120)),
                ("beneficiary_bin", models.CharField(blank=True, max_length=6)),
                ("branch_code", models.CharField(blank=True, max_length=8)),
                ("amount", models.BigIntegerField()),
                ("note", models.CharField(max_length=140)),
                ("prepared_by", models.BigIntegerField()),
                ("prepared_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="banking.collectingaccount"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replaced_by", to="banking.paymentorder"
                    ),
                ),
            ],
            options={
                "db_table": "banking_payment_order",
            },
        ),
        migrations.CreateModel(
            name="PaymentEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("approved", "đã duyệt"),
                            ("returned", "bị trả lại"),
                            ("cancelled", "đã hủy"),
                            ("exported", "đã xuất tệp"),
                            ("sent", "đã gửi ngân hàng"),
                            ("paid", "ngân hàng báo đã chi"),
                            ("paid_by_hand", "đã chi ngoài tệp"),
                            ("failed", "không chi được"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("bank_reference", models.CharField(blank=True, max_length=60)),
                ("file_name", models.CharField(blank=True, max_length=300)),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "batch",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="banking.paymentbatch"
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="banking.paymentorder"
                    ),
                ),
            ],
            options={
                "db_table": "banking_payment_event",
            },
        ),
        migrations.AddIndex(
            model_name="paymentbatch",
            index=models.Index(fields=["unit_id", "-id"], name="payment_file_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="paymentbatch",
            constraint=models.CheckConstraint(condition=models.Q(("order_count__gt", 0), ("total__gt", 0)), name="payment_file_not_empty"),
        ),
        migrations.AddIndex(
            model_name="paymentorder",
            index=models.Index(fields=["unit_id", "-id"], name="payment_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)), fields=("source",), name="a_source_is_paid_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_above_zero"),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(condition=models.Q(("source", ""), _negated=True), name="payment_says_what_for"),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("note__startswith", models.F("number"))), name="payment_number_in_its_note"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaces__isnull", True), models.Q(("replaces", models.F("id")), _negated=True), _connector="OR"),
                name="payment_never_replaces_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentevent",
            constraint=models.UniqueConstraint(fields=("order", "place"), name="payment_event_in_order"),
        ),
        migrations.AddConstraint(
            model_name="paymentevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("batch__isnull", False), ("kind", "exported")),
                    models.Q(models.Q(("kind", "exported"), _negated=True), ("batch__isnull", True)),
                    _connector="OR",
                ),
                name="payment_exported_in_a_file",
            ),
        ),
        migrations.AddIndex(
            model_name="bankline",
            index=models.Index(
                condition=models.Q(("direction", "D"), ("is_repeat", False)), fields=["unit_id", "amount"], name="money_out_by_amount"
            ),
        ),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for table in TABLES for operation in (*guarded(table, "unit_id"), *append_only(table))),
    ]
