"""People who are received: planned hours, visits under their numbers; sendings counted without an address."""

from pathlib import Path

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import guarded, public, revoked
from congdoan.foundation.kernel.row_guard import closed_to_links

BACK = """DROP POLICY counted_when_nobody_acts ON petitions_sending; DROP POLICY cancelled_within_reach ON petitions_reception;
DROP FUNCTION petitions_check_visit, petitions_check_reception, petitions_check_sending CASCADE;"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_promises"),
        ("petitions", "0001_petitions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reception",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("starts_at", models.TimeField()),
                ("ends_at", models.TimeField()),
                ("place", models.CharField(max_length=200)),
                ("host", models.CharField(max_length=160)),
                ("planned_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("cancelled_on", models.DateField(null=True)),
                ("cancelled_why", models.CharField(blank=True, max_length=300)),
                (
                    "planned_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("bucket", models.PositiveSmallIntegerField()),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("day", "bucket"), name="sendings_of_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("visited_on", models.DateField()),
                ("people", models.PositiveSmallIntegerField()),
                ("visitor", models.CharField(blank=True, max_length=300)),
                ("contact", models.CharField(blank=True, max_length=300)),
                ("words", models.CharField(blank=True, max_length=2000)),
                ("outcome", models.CharField(max_length=10)),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("voided_on", models.DateField(null=True)),
                ("voided_why", models.CharField(blank=True, max_length=300)),
                (
                    "petition",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="petitions.petition"),
                ),
                (
                    "reception",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="petitions.reception"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
        ),
        migrations.AddConstraint(
            model_name="reception",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_on__isnull", True)), fields=("unit", "held_on", "starts_at"), name="one_reception_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="reception",
            constraint=models.CheckConstraint(condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="reception_ends"),
        ),
        migrations.AddConstraint(
            model_name="reception",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("place", ""), _negated=True), models.Q(("host", ""), _negated=True)),
                name="reception_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="reception",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancelled_on__isnull", True), models.Q(("cancelled_why", ""), _negated=True), _connector="OR"),
                name="reception_cancelled_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["unit", "-year", "-number"], name="visits_in_the_register"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("unit", "year", "number"), name="visit_number_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["answered", "guided", "petition"])), name="visit_outcome_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(condition=models.Q(("people__gte", 1), ("people__lte", 1000)), name="visit_of_somebody"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("contact", ""),
                        ("outcome", "petition"),
                        ("petition__isnull", False),
                        ("visitor", ""),
                        ("words", ""),
                    ),
                    models.Q(
                        models.Q(("outcome", "petition"), _negated=True),
                        ("petition__isnull", True),
                        models.Q(("words", ""), _negated=True),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="visit_told_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("voided_on__isnull", True), models.Q(("voided_why", ""), _negated=True), _connector="OR"),
                name="visit_voided_says_why",
            ),
        ),
        *guarded("petitions_visit", "unit_id"),
        *public("petitions_reception", "unit_id"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), BACK),
        migrations.RunSQL(closed_to_links("petitions_sending"), migrations.RunSQL.noop),
        *(operation for table in ("visit", "reception") for operation in revoked(f"petitions_{table}", "DELETE, TRUNCATE")),
        *revoked("petitions_sending", "TRUNCATE"),
    ]
