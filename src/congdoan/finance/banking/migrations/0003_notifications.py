"""The tables of bank notifications, and every promise about them kept by PostgreSQL."""

from pathlib import Path

import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded


class Migration(migrations.Migration):
    dependencies = [
        ("banking", "0002_statements_keep_their_promises"),
    ]

    operations = [
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
            ],
            options={
                "db_table": "banking_delivery",
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
            ],
            options={
                "db_table": "banking_notification",
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
        migrations.AddField(
            model_name="notification",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="banking.notificationsource",
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="source",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="banking.notificationsource"
            ),
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
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(fields=["unit_id", "received_at"], name="notification_of_unit_by_time"),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(models.F("search_key"), name="gin_trgm_ops"), name="notification_found_by_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(fields=("source", "verdict", "fingerprint"), name="the_same_is_told_once"),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("verdict", "accepted")), fields=("source", "provider_id"), name="an_id_is_believed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict", "accepted"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="what_is_not_accepted_has_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["source", "sha256"], name="delivery_by_body"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("source", "digest"), name="a_call_is_kept_once"),
        ),
        *guarded("banking_notification_source", "unit_id"),
        *guarded("banking_delivery", "unit_id"),
        *guarded("banking_notification", "unit_id"),
        *guarded("banking_notification_proof", "unit_id"),
        *guarded("banking_notification_settlement", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
        *append_only("banking_delivery"),
        *append_only("banking_notification"),
        *append_only("banking_notification_proof"),
        *append_only("banking_notification_settlement"),
    ]
