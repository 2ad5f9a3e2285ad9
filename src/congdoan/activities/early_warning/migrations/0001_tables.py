"""Tables of early warning: signals, points, what was raised and answered."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether


class Migration(TablesTogether):
    initial = True

    dependencies = [
        ("organisations", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("code", models.CharField(max_length=8)),
                ("kind", models.CharField(blank=True, max_length=24)),
                ("number", models.BigIntegerField(null=True)),
                ("line", models.BigIntegerField(null=True)),
                ("anchor", models.DateField(null=True)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("source", models.CharField(max_length=8)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("told_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("told_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "code", "since"], name="signals_of_employer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "W1",
                                    "W2",
                                    "W3",
                                    "W4",
                                    "W5",
                                    "W6",
                                    "W7",
                                    "W8",
                                    "W9",
                                    "W10",
                                    "W11",
                                    "W12",
                                    "FUND",
                                    "HEADS",
                                    "WAGES",
                                    "SILENCE",
                                    "RAISED",
                                ],
                            )
                        ),
                        name="signal_code_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["computed", "told", "listed"])), name="signal_source_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", None), ("number__gte", 0), _connector="OR"),
                            models.Q(("line", None), ("line__gte", 0), _connector="OR"),
                        ),
                        name="signal_figures_are_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"),
                        name="signal_ends_after_it_began",
                    ),
                    models.UniqueConstraint(fields=("id", "unit_id"), name="signal_in_unit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignalEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("ended_on", models.DateField()),
                ("words", models.CharField(max_length=500)),
                ("ended_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("ended_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "signal",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="end", to="early_warning.signal"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PayDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("day", models.PositiveSmallIntegerField()),
                ("is_following", models.BooleanField()),
                ("since", models.DateField()),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("told_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "-id"], name="pay_days_of_employer")],
                "constraints": [models.CheckConstraint(condition=models.Q(("day__gte", 1), ("day__lte", 31)), name="pay_day_is_a_day")],
            },
        ),
        migrations.CreateModel(
            name="PayAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("month", models.PositiveIntegerField()),
                ("is_paid", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=300)),
                ("told_on", models.DateField()),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("told_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "month", "-id"], name="answers_of_employer")],
            },
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("valid_from", models.DateField()),
                ("weights", models.JSONField()),
                ("starts", models.JSONField()),
                ("document", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "decided_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "valid_from", "id"], name="weighings_of_unit")],
            },
        ),
    ]
