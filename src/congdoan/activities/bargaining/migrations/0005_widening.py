"""Requests to widen agreements, and those bound by what was decided."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, revoked

BACK = "DROP FUNCTION bargaining_check_widening, bargaining_check_widened CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("bargaining", "0004_phone_polls"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementWidening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("scope", models.CharField(max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("addressee", models.CharField(max_length=200)),
                ("workers", models.PositiveIntegerField()),
                ("all_workers", models.PositiveIntegerField()),
                ("workers_needed", models.PositiveIntegerField()),
                ("employers", models.PositiveIntegerField()),
                ("all_employers", models.PositiveIntegerField()),
                ("employers_needed", models.PositiveIntegerField()),
                ("asked_on", models.DateField()),
                ("state", models.CharField(default="asked", max_length=8)),
                ("decided_on", models.DateField(null=True)),
                ("decision", models.CharField(max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="widenings", to="bargaining.agreement"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="agreementparty",
            name="widening",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bargaining.agreementwidening"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementwidening",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "granted", "refused"])), name="widening_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementwidening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("workers__gte", models.F("workers_needed")), ("employers__gte", models.F("employers_needed")), _connector="OR"
                ),
                name="widening_passes_a_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementwidening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("employers__gte", 1),
                    ("employers__lte", models.F("all_employers")),
                    ("workers__gte", 1),
                    ("workers__lte", models.F("all_workers")),
                ),
                name="widening_part_of_a_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementwidening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("state", "asked")),
                    models.Q(("decided_on__gte", models.F("asked_on")), models.Q(("decision", ""), _negated=True)),
                    _connector="OR",
                ),
                name="widening_decided_with_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementwidening",
            constraint=models.UniqueConstraint(condition=models.Q(("state", "asked")), fields=("agreement",), name="one_widening_waits"),
        ),
        *guarded("bargaining_agreementwidening", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        *revoked("bargaining_agreementwidening", "DELETE, TRUNCATE"),
    ]
