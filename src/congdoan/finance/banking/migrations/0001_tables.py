"""Tables of banking: statements and their lines, notifications, payment orders."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CollectingAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("bank", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("opened_by", models.BigIntegerField()),
            ],
            options={
                "db_table": "banking_collecting_account",
                "indexes": [models.Index(fields=["unit_id"], name="account_of_unit")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("number", "="), ("period", "&&")], name="one_holder_of_an_account"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("file_name", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("layout", models.TextField(blank=True)),
                ("opening", models.BigIntegerField(null=True)),
                ("closing", models.BigIntegerField(null=True)),
                ("first_on", models.DateField(null=True)),
                ("last_on", models.DateField(null=True)),
                ("line_count", models.IntegerField()),
                ("repeat_count", models.IntegerField()),
                ("sum_credit", models.BigIntegerField()),
                ("sum_debit", models.BigIntegerField()),
                ("proof", models.CharField(choices=[("ok", "Khớp số dư"), ("absent", "Không có số dư để kiểm")], max_length=8)),
                ("remarks", models.JSONField(default=list)),
                ("imported_by", models.BigIntegerField()),
                ("imported_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="banking.collectingaccount"
                    ),
                ),
            ],
            options={
                "db_table": "banking_statement",
                "indexes": [models.Index(fields=["unit_id", "first_on"], name="statement_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("account", "sha256", "part"), name="a_file_is_imported_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proof", "absent"),
                            models.Q(
                                (
                                    "closing",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(models.F("opening"), "+", models.F("sum_credit")),
                                        "-",
                                        models.F("sum_debit"),
                                    ),
                                ),
                                ("closing__isnull", False),
                                ("opening__isnull", False),
                                ("proof", "ok"),
                            ),
                            _connector="OR",
                        ),
                        name="a_proven_statement_adds_up",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("row", models.IntegerField()),
                ("position", models.IntegerField()),
                ("booked_at", models.DateTimeField()),
                ("booked_on", models.DateField()),
                ("value_on", models.DateField(null=True)),
                ("direction", models.CharField(choices=[("C", "Ghi có"), ("D", "Ghi nợ")], max_length=1)),
                ("amount", models.BigIntegerField()),
                ("reference", models.TextField(blank=True)),
                ("counterparty_account", models.TextField(blank=True)),
                ("counterparty_name", models.TextField(blank=True)),
                ("narrative", models.TextField(blank=True)),
                ("virtual_account", models.TextField(blank=True)),
                ("running_balance", models.BigIntegerField(null=True)),
                ("fingerprint", models.CharField(max_length=40)),
                ("in_sums", models.BooleanField()),
                ("is_repeat", models.BooleanField()),
                ("raw", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "repeat_of",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="prints", to="banking.bankline"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="banking.collectingaccount",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="banking.statement",
                    ),
                ),
            ],
            options={
                "db_table": "banking_line",
                "indexes": [
                    models.Index(fields=["unit_id", "booked_at"], name="line_of_unit_by_time"),
                    models.Index(
                        condition=models.Q(("direction", "D"), ("is_repeat", False)),
                        fields=["unit_id", "amount"],
                        name="money_out_by_amount",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "row"), name="a_row_is_read_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_repeat", False)), fields=("account", "fingerprint"), name="a_transaction_is_one_line"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="amount_above_zero"),
                    models.CheckConstraint(condition=models.Q(("direction__in", ["C", "D"])), name="direction_in_or_out"),
                    models.CheckConstraint(
                        condition=models.Q(("is_repeat", True), ("repeat_of__isnull", True), _connector="OR"), name="only_repeats_repeat"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotificationSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("provider", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=120)),
                ("address_mark", models.CharField(max_length=64, unique=True)),
                ("sealed_key", models.BinaryField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("registered_by", models.BigIntegerField()),
                ("registered_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "db_table": "banking_notification_source",
                "indexes": [models.Index(fields=["unit_id"], name="receiver_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("headers", models.JSONField()),
                ("body", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="banking.notificationsource"
                    ),
                ),
            ],
            options={
                "db_table": "banking_delivery",
                "indexes": [models.Index(fields=["source", "sha256"], name="delivery_by_body")],
                "constraints": [models.UniqueConstraint(fields=("source", "digest"), name="a_call_is_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[("accepted", "Tin được"), ("stale", "Ký quá hạn"), ("quarantined", "Giữ lại"), ("refused", "Bị từ chối")],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=24)),
                ("signed_at", models.DateTimeField(null=True)),
                ("received_at", models.DateTimeField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("provider_id", models.TextField(blank=True)),
                ("account_number", models.TextField(blank=True)),
                ("virtual_account", models.TextField(blank=True)),
                ("direction", models.CharField(blank=True, choices=[("C", "Tiền vào"), ("D", "Tiền ra")], max_length=1)),
                ("amount", models.BigIntegerField(null=True)),
                ("booked_at", models.DateTimeField(null=True)),
                ("booked_on", models.DateField(null=True)),
                ("narrative", models.TextField(blank=True)),
                ("reference", models.TextField(blank=True)),
                ("counterparty_account", models.TextField(blank=True)),
                ("counterparty_name", models.TextField(blank=True)),
                ("running_balance", models.BigIntegerField(null=True)),
                ("search_key", models.TextField(blank=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="banking.collectingaccount",
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="banking.delivery"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="banking.notificationsource",
                    ),
                ),
            ],
            options={
                "db_table": "banking_notification",
                "indexes": [
                    models.Index(fields=["unit_id", "received_at"], name="notification_of_unit_by_time"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("search_key"), name="gin_trgm_ops"),
                        name="notification_found_by_words",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "verdict", "fingerprint"), name="the_same_is_told_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "accepted")), fields=("source", "provider_id"), name="an_id_is_believed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict__in", ("accepted", "stale")), _negated=True),
                            models.Q(
                                ("account__isnull", False),
                                ("amount__gt", 0),
                                ("amount__isnull", False),
                                ("booked_at__isnull", False),
                                ("direction__in", ["C", "D"]),
                                models.Q(("provider_id", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_believed_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict", "accepted"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="what_is_not_accepted_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotificationProof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("evidence", models.CharField(max_length=12)),
                ("proven_by", models.BigIntegerField()),
                ("proven_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notification_proof", to="banking.bankline"
                    ),
                ),
                (
                    "notification",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="proof", to="banking.notification"),
                ),
            ],
            options={
                "db_table": "banking_notification_proof",
            },
        ),
        migrations.CreateModel(
            name="NotificationSettlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.TextField()),
                ("settled_by", models.BigIntegerField()),
                ("settled_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "notification",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="settlement", to="banking.notification"),
                ),
            ],
            options={
                "db_table": "banking_notification_settlement",
                "constraints": [models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="settled_with_a_reason")],
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
                "indexes": [models.Index(fields=["unit_id", "-id"], name="payment_of_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)), fields=("source",), name="a_source_is_paid_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_above_zero"),
                    models.CheckConstraint(condition=models.Q(("source", ""), _negated=True), name="payment_says_what_for"),
                    models.CheckConstraint(condition=models.Q(("note__startswith", models.F("number"))), name="payment_number_in_its_note"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces__isnull", True), models.Q(("replaces", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="payment_never_replaces_itself",
                    ),
                ],
            },
        ),
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
                "indexes": [models.Index(fields=["unit_id", "-id"], name="payment_file_of_unit")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("order_count__gt", 0), ("total__gt", 0)), name="payment_file_not_empty")
                ],
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
                "constraints": [
                    models.UniqueConstraint(fields=("order", "place"), name="payment_event_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("batch__isnull", False), ("kind", "exported")),
                            models.Q(models.Q(("kind", "exported"), _negated=True), ("batch__isnull", True)),
                            _connector="OR",
                        ),
                        name="payment_exported_in_a_file",
                    ),
                ],
            },
        ),
    ]
