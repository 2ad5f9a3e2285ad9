"""The book of incoming documents, proposals, the register of cited documents."""

import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
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
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit_id", "key"), name="cited_once")],
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
            name="Passing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("receiver", models.CharField(max_length=200)),
                ("passed_on", models.DateField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="citations", to="documents.incomingdocument"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "cited"), name="citation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("relation__in", ["basis", "cites", "implements", "amends", "replaces", "repeals"])),
                        name="citation_relation_is_known",
                    ),
                ],
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
                        condition=models.Q(("kind__in", ["header", "citation", "task", "target", "recipient"])),
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
    ]
