"""Talks, their matters, sessions, polls and ballots; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

TABLES = tuple(f"bargaining_bargaining{name}" for name in ("", "party", "matter", "session", "poll"))
BACK = """
DROP FUNCTION bargaining_check_talks, bargaining_check_talks_part CASCADE;
DROP TRIGGER ballots_are_told_once ON bargaining_bargainingparty;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bargaining", "0002_agreements"),
        ("organisations", "0004_heirs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bargaining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("asked_by", models.CharField(max_length=10)),
                ("requested_on", models.DateField()),
                ("placed_on", models.DateField(null=True)),
                ("place", models.CharField(max_length=200)),
                ("info_asked_on", models.DateField(null=True)),
                ("info_given_on", models.DateField(null=True)),
                ("started_on", models.DateField(null=True)),
                ("published_on", models.DateField(null=True)),
                ("reviewed_on", models.DateField(null=True)),
                ("review", models.CharField(max_length=500)),
                ("state", models.CharField(max_length=10)),
                ("failure", models.CharField(max_length=10)),
                ("failed_on", models.DateField(null=True)),
                ("end_words", models.CharField(max_length=500)),
                ("opened_on", models.DateField()),
                (
                    "agreement",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="bargaining.agreement"
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="successor_talks", to="bargaining.agreement"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="BargainingMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("topic", models.CharField(max_length=12)),
                ("words", models.CharField(max_length=500)),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="bargaining.bargaining"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BargainingParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("workers", models.PositiveIntegerField()),
                ("asked", models.PositiveIntegerField(null=True)),
                ("in_favour", models.PositiveIntegerField(null=True)),
                ("needed", models.PositiveIntegerField(null=True)),
                ("voted_on", models.DateField(null=True)),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="bargaining.bargaining"),
                ),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BargainingPoll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("held_on", models.DateField()),
                ("asked", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="polls", to="bargaining.bargaining"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BargainingSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("held_on", models.DateField()),
                ("words", models.TextField()),
                ("outcomes", models.JSONField()),
                (
                    "bargaining",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="bargaining.bargaining"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="bargaining",
            index=models.Index(fields=["unit", "state", "-requested_on", "-id"], name="bargainings_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="bargaining",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("asked_by__in", ["union", "employer"]),
                    ("level__in", ["enterprise", "sector", "multi_enterprise"]),
                    ("state__in", ["open", "signed", "failed"]),
                ),
                name="bargaining_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="bargaining",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreement__isnull", False), ("state", "signed")),
                    models.Q(models.Q(("state", "signed"), _negated=True), ("agreement__isnull", True)),
                    _connector="OR",
                ),
                name="bargaining_signed_means_an_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="bargaining",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), _negated=True),
                    models.Q(("failed_on__isnull", False), models.Q(("failure", ""), _negated=True)),
                    _connector="OR",
                ),
                name="bargaining_failed_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="bargaining",
            constraint=models.CheckConstraint(
                condition=models.Q(("started_on__isnull", True), ("started_on__gte", models.F("requested_on")), _connector="OR"),
                name="bargaining_starts_after_the_request",
            ),
        ),
        migrations.AddConstraint(
            model_name="bargainingmatter",
            constraint=models.UniqueConstraint(fields=("bargaining", "place"), name="matter_in_order"),
        ),
        migrations.AddConstraint(
            model_name="bargainingparty",
            constraint=models.UniqueConstraint(fields=("bargaining", "employer"), name="bargaining_party_once"),
        ),
        migrations.AddConstraint(
            model_name="bargainingparty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_favour__isnull", True),
                    models.Q(
                        ("asked__lte", models.F("workers")),
                        ("in_favour__lte", models.F("asked")),
                        ("needed__isnull", False),
                        ("voted_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="ballot_counts_are_sound",
            ),
        ),
        migrations.AddIndex(
            model_name="bargainingpoll",
            index=models.Index(fields=["bargaining", "-held_on", "-id"], name="polls_of_bargaining"),
        ),
        migrations.AddConstraint(
            model_name="bargainingsession",
            constraint=models.UniqueConstraint(fields=("bargaining", "place"), name="session_in_order"),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *(operation for name in ("matter", "session", "poll") for operation in append_only(f"bargaining_bargaining{name}")),
        *(operation for name in ("", "party") for operation in revoked(f"bargaining_bargaining{name}", "DELETE, TRUNCATE")),
    ]
