"""Agreements, their parties, clauses and grades; every promise kept a second time by PostgreSQL."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, revoked

TABLES = ("bargaining_agreement", "bargaining_agreementparty", "bargaining_clause", "bargaining_agreementgrade")
BACK = """
DROP TRIGGER agreements_are_told_once ON bargaining_agreement;
DROP TRIGGER clauses_end_once ON bargaining_clause;
DROP FUNCTION bargaining_check_agreement_part, bargaining_stamp_grade CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bargaining", "0001_dialogue"),
        ("organisations", "0004_heirs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("number", models.CharField(max_length=60)),
                ("signed_on", models.DateField()),
                ("effective_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("signers", models.CharField(max_length=500)),
                ("text", models.TextField()),
                ("file_name", models.CharField(max_length=200)),
                ("sent_on", models.DateField(null=True)),
                ("receipt", models.CharField(max_length=200)),
                ("published_on", models.DateField(null=True)),
                ("extended_until", models.DateField(null=True)),
                ("extension", models.CharField(max_length=300)),
                ("ended_on", models.DateField(null=True)),
                ("void_on", models.DateField(null=True)),
                ("end_reason", models.CharField(max_length=500)),
                ("recorded_on", models.DateField()),
                (
                    "renews",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="renewed_by", to="bargaining.agreement"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="AgreementGrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField()),
                ("letter", models.CharField(max_length=1)),
                ("total", models.PositiveSmallIntegerField()),
                ("points", models.JSONField()),
                ("excluded", models.CharField(max_length=500)),
                ("words", models.CharField(max_length=500)),
                ("graded_on", models.DateField()),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="grades", to="bargaining.agreement"),
                ),
                (
                    "graded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("workers", models.PositiveIntegerField(null=True)),
                ("asked", models.PositiveIntegerField(null=True)),
                ("in_favour", models.PositiveIntegerField(null=True)),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="bargaining.agreement"),
                ),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=30)),
                ("article", models.CharField(max_length=40)),
                ("text", models.CharField(max_length=2000)),
                ("value", models.BigIntegerField(null=True)),
                ("workers", models.PositiveIntegerField(null=True)),
                ("times", models.PositiveIntegerField(null=True)),
                ("yearly_dong", models.BigIntegerField(null=True)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("until_words", models.CharField(max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="clauses", to="bargaining.agreement"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["unit", "expires_on", "id"], name="agreements_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["enterprise", "sector", "multi_enterprise"])), name="agreement_level_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(condition=models.Q(("expires_on__gte", models.F("effective_on"))), name="agreement_lasts"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("sent_on__isnull", True), ("sent_on__gte", models.F("signed_on")), _connector="OR"),
                name="agreement_sent_after_it_was_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("extended_until__isnull", True), ("extended_until__gt", models.F("expires_on")), _connector="OR"),
                name="agreement_extended_beyond_its_last_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", True), ("void_on__isnull", True)),
                    models.Q(("end_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="agreement_ended_with_a_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="agreementgrade",
            index=models.Index(fields=["agreement", "year", "-id"], name="grades_of_agreement"),
        ),
        migrations.AddConstraint(
            model_name="agreementgrade",
            constraint=models.CheckConstraint(
                condition=models.Q(("letter", ""), ("excluded", ""), _connector="XOR"), name="grade_has_a_letter_or_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementgrade",
            constraint=models.CheckConstraint(condition=models.Q(("total__lte", 100)), name="grade_total_is_sound"),
        ),
        migrations.AddIndex(
            model_name="agreementparty",
            index=models.Index(fields=["employer", "agreement"], name="agreements_of_employer"),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.UniqueConstraint(fields=("agreement", "employer"), name="party_once"),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_favour__isnull", True), ("in_favour__lte", models.F("asked")), _connector="OR"),
                name="party_in_favour_were_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked__isnull", True), ("asked__lte", models.F("workers")), _connector="OR"),
                name="party_asked_work_there",
            ),
        ),
        migrations.AddIndex(
            model_name="clause",
            index=models.Index(condition=models.Q(("until__isnull", True)), fields=["kind", "agreement"], name="clauses_standing"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.UniqueConstraint(fields=("agreement", "place"), name="clause_in_order"),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0), ("value__isnull", True), _connector="OR"), name="clause_figures_are_sound"
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(("yearly_dong__gte", 0), ("yearly_dong__isnull", True), _connector="OR"), name="clause_money_is_sound"
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), models.Q(("until_words", ""), _negated=True), _connector="OR"),
                name="clause_until_with_words",
            ),
        ),
        *(operation for table in TABLES for operation in guarded(table, "unit_id")),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *append_only("bargaining_agreementparty"),
        *append_only("bargaining_agreementgrade"),
        *revoked("bargaining_agreement", "DELETE, TRUNCATE"),
        *revoked("bargaining_clause", "DELETE, TRUNCATE"),
    ]
