"""Tables of procedures: requests, their counters, acts and papers."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("unit_code", models.CharField(max_length=40)),
                ("unit_name", models.CharField(max_length=300)),
                ("search_key", models.CharField(max_length=400)),
                ("code", models.CharField(max_length=20)),
                ("is_open", models.BooleanField()),
                ("told_by", models.BigIntegerField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "code", "-id"], name="counters_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), unique=True)),
                ("unit_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=20)),
                ("definition", models.JSONField()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("channel", models.CharField(max_length=8)),
                ("filed_by", models.BigIntegerField(null=True)),
                ("from_unit_id", models.BigIntegerField(null=True)),
                ("told_sealed", models.BinaryField()),
                ("filed_on", models.DateField()),
                ("filed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("state", models.CharField(default="filed", max_length=10)),
                ("due_on", models.DateField(null=True)),
                ("paused_on", models.DateField(null=True)),
                ("decided_on", models.DateField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=8)),
                ("performed_id", models.BigIntegerField(null=True)),
                ("document_id", models.BigIntegerField(null=True)),
                ("escalated_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_id", "state", "due_on", "id"], name="queue_of_unit"),
                    models.Index(condition=models.Q(("filed_by__isnull", False)), fields=["filed_by", "-id"], name="asked_by_filer"),
                    models.Index(
                        condition=models.Q(("from_unit_id__isnull", False)), fields=["from_unit_id", "-id"], name="asked_from_unit"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["filed", "received", "checked", "paused", "decided", "closed", "withdrawn"])),
                        name="procedure_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["public", "account", "unit", "counter"])), name="procedure_channel_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "granted", "refused", "answered"])), name="procedure_outcome_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "public"), ("filed_by__isnull", True)),
                            models.Q(models.Q(("channel", "public"), _negated=True), ("filed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="public_request_has_no_filer",
                    ),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="procedure_request_in_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("words", models.CharField(blank=True, max_length=4000)),
                ("outcome", models.CharField(blank=True, max_length=8)),
                ("due_on", models.DateField(null=True)),
                ("refers_to", models.BigIntegerField(null=True)),
                ("acted_by", models.BigIntegerField(null=True)),
                ("acted_on", models.DateField()),
                ("acted_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "request",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="procedures.request"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "place"), name="procedure_act_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "filed",
                                    "received",
                                    "checked",
                                    "asked",
                                    "resumed",
                                    "decided",
                                    "drafted",
                                    "closed",
                                    "withdrawn",
                                    "reminded",
                                    "escalated",
                                ],
                            )
                        ),
                        name="procedure_act_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("uid", models.UUIDField(unique=True)),
                ("key", models.CharField(max_length=20)),
                ("file_name", models.CharField(max_length=130)),
                ("kind", models.CharField(max_length=4)),
                ("size", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                ("added_by", models.BigIntegerField(null=True)),
                ("added_on", models.DateField()),
                ("added_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("request", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="procedures.request")),
            ],
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("score", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=20)),
                ("rated_on", models.DateField()),
                ("rated_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "request",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="rating", to="procedures.request"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("score__gte", 1), ("score__lte", 5)), name="rating_from_one_to_five")
                ],
            },
        ),
    ]
