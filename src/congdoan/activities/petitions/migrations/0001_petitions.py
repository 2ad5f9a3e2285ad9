"""Petitions and discipline; every promise kept a second time by PostgreSQL."""

import uuid
from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, public, revoked
from congdoan.foundation.kernel.row_guard import closed_to_links

GUARDED = ("petition", "petitionstep", "handler", "reading", "discipline")
KEPT = ("petitionstep", "handler", "reading")
BACK = """DROP POLICY sent_by_anybody ON petitions_petition; DROP POLICY followed_by_code ON petitions_petition;
DROP POLICY followed_by_code ON petitions_petitionstep; DROP POLICY sealed_with_its_petition ON petitions_denouncer;
DROP POLICY opened_by_its_handler ON petitions_denouncer;
DROP FUNCTION petitions_code, petitions_takes, petitions_handler_of, petitions_check_handler, petitions_check_reading,
petitions_check_step, petitions_check_petition, petitions_check_discipline CASCADE;"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0002_promises"),
        ("organisations", "0002_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Petition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("channel", models.CharField(max_length=10)),
                ("sender", models.CharField(blank=True, max_length=300)),
                ("content", models.CharField(blank=True, max_length=5000)),
                ("gist", models.CharField(blank=True, max_length=500)),
                ("received_on", models.DateField()),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("number", models.PositiveIntegerField(null=True)),
                ("state", models.CharField(max_length=12)),
                ("in_authority", models.BooleanField(null=True)),
                ("code_sha256", models.CharField(max_length=64, unique=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Box",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300)),
                ("is_open", models.BooleanField()),
                ("set_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Denouncer",
            fields=[
                (
                    "petition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="petitions.petition",
                    ),
                ),
                ("unit_id", models.BigIntegerField()),
                ("sealed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Discipline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_kind", models.CharField(max_length=8)),
                ("form", models.CharField(max_length=12)),
                ("decision", models.CharField(max_length=60)),
                ("decided_on", models.DateField()),
                ("reason", models.CharField(max_length=500)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("voided_on", models.DateField(null=True)),
                ("voided_why", models.CharField(blank=True, max_length=300)),
                (
                    "membership",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"),
                ),
                (
                    "petition",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="petitions.petition"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "subject_unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Handler",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("named_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("actor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("named_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("petition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="petitions.petition")),
            ],
        ),
        migrations.CreateModel(
            name="PetitionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=12)),
                ("happened_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=2000)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("petition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="petitions.petition")),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("read_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("petition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="petitions.petition")),
                ("read_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(fields=["unit", "-year", "-number"], name="petitions_in_the_register"),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.UniqueConstraint(fields=("unit", "year", "number"), name="petition_number_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["complaint", "denunciation", "petition", "feedback"])), name="petition_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "sent",
                            "received",
                            "classified",
                            "accepted",
                            "declined",
                            "transferred",
                            "verified",
                            "concluded",
                            "published",
                            "withdrawn",
                            "closed",
                        ],
                    )
                ),
                name="petition_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "denunciation"), _negated=True), models.Q(("content", ""), ("sender", "")), _connector="OR"
                ),
                name="denunciation_tells_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", True), ("state", "sent")),
                    models.Q(models.Q(("state", "sent"), _negated=True), ("number__isnull", False), ("year__isnull", False)),
                    _connector="OR",
                ),
                name="petition_registered_has_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="discipline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("membership__isnull", True), ("subject_kind", "unit"), ("subject_unit__isnull", False)),
                    models.Q(("membership__isnull", False), ("subject_kind__in", ["member", "cadre"]), ("subject_unit__isnull", True)),
                    _connector="OR",
                ),
                name="discipline_has_one_subject",
            ),
        ),
        migrations.AddConstraint(
            model_name="discipline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("form__in", ["reprimand", "warning", "dissolution"]), ("subject_kind", "unit")),
                    models.Q(("form__in", ["reprimand", "warning", "expulsion"]), ("subject_kind", "member")),
                    models.Q(("form__in", ["reprimand", "warning", "dismissal", "expulsion"]), ("subject_kind", "cadre")),
                    _connector="OR",
                ),
                name="discipline_form_fits",
            ),
        ),
        migrations.AddConstraint(
            model_name="discipline",
            constraint=models.CheckConstraint(
                condition=models.Q(("voided_on__isnull", True), models.Q(("voided_why", ""), _negated=True), _connector="OR"),
                name="discipline_voided_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="discipline",
            constraint=models.UniqueConstraint(
                fields=("unit", "decision", "decided_on", "subject_unit", "membership"),
                name="discipline_decision_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="handler",
            constraint=models.CheckConstraint(
                condition=models.Q(("actor", models.F("named_by")), _negated=True), name="nobody_names_oneself_handler"
            ),
        ),
        migrations.AddConstraint(
            model_name="petitionstep",
            constraint=models.UniqueConstraint(fields=("petition", "place"), name="petition_step_in_order"),
        ),
        *(operation for table in GUARDED for operation in guarded(f"petitions_{table}", "unit_id")),
        *public("petitions_box", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        migrations.RunSQL(closed_to_links("petitions_denouncer"), migrations.RunSQL.noop),
        *(operation for table in KEPT for operation in append_only(f"petitions_{table}")),
        *append_only("petitions_box"),
        *(operation for table in ("petition", "discipline") for operation in revoked(f"petitions_{table}", "DELETE, TRUNCATE")),
    ]
