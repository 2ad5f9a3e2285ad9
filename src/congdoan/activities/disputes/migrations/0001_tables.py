"""Tables of disputes: signals, stoppages, promises, disputes."""

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
            name="EmployerTrait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("zone", models.CharField(blank=True, max_length=120)),
                ("owner_country", models.CharField(blank=True, max_length=80)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["employer", "-id"], name="newest_trait_of_employer")],
            },
        ),
        migrations.CreateModel(
            name="Stoppage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(max_length=12)),
                ("zone", models.CharField(blank=True, max_length=120)),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("owner_country", models.CharField(blank=True, max_length=80)),
                ("opened_on", models.DateField()),
                ("broke_out_at", models.DateTimeField(null=True)),
                ("stopped", models.PositiveIntegerField(null=True)),
                ("present", models.PositiveIntegerField(null=True)),
                ("demands", models.JSONField(default=list)),
                ("causes", models.JSONField(default=list)),
                ("ended_at", models.DateTimeField(null=True)),
                ("days_lost", models.PositiveIntegerField(null=True)),
                ("demands_met", models.CharField(blank=True, max_length=8)),
                ("legality", models.CharField(blank=True, max_length=10)),
                ("closed_on", models.DateField(null=True)),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "-id"], name="stoppages_of_unit"),
                    models.Index(fields=["broke_out_at"], name="stoppages_by_outbreak"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=("employer",),
                        name="one_open_stoppage_of_an_employer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["watched", "broke_out", "ended", "closed"])), name="stoppage_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("broke_out_at__isnull", True), ("ended_at__isnull", True), ("state", "watched")),
                            models.Q(("broke_out_at__isnull", False), ("ended_at__isnull", True), ("state", "broke_out")),
                            models.Q(("broke_out_at__isnull", False), ("ended_at__isnull", False), ("state", "ended")),
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            _connector="OR",
                        ),
                        name="stoppage_state_has_its_moments",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "closed"), ("closed_on__isnull", True), _connector="OR"),
                        name="stoppage_closed_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("ended_at__gte", models.F("broke_out_at")), _connector="OR"),
                        name="stoppage_ends_after_it_broke_out",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stopped__isnull", True), ("present__isnull", True), ("stopped__lte", models.F("present")), _connector="OR"
                        ),
                        name="stoppage_counts_agree",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("matter", models.CharField(max_length=12)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("state", models.CharField(default="raised", max_length=10)),
                ("raised_on", models.DateField()),
                ("raised_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("checked_on", models.DateField(null=True)),
                ("found", models.CharField(blank=True, max_length=500)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                (
                    "raised_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["state", "-id"], name="signals_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["raised", "verified", "dismissed"])), name="signal_state_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "matter__in",
                                [
                                    "late_wage",
                                    "wage_raise",
                                    "bonus",
                                    "meal",
                                    "allowance",
                                    "hours",
                                    "norm",
                                    "conduct",
                                    "insurance",
                                    "safety",
                                    "job",
                                    "other",
                                ],
                            )
                        ),
                        name="signal_matter_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by__isnull", True), ("state", "raised")),
                            models.Q(models.Q(("state", "raised"), _negated=True), ("checked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="signal_is_checked_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoppageAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("happened_at", models.DateTimeField()),
                ("words", models.CharField(blank=True, max_length=2000)),
                ("facts", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("stoppage", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="disputes.stoppage")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("stoppage", "place"), name="stoppage_act_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["opened", "broke_out", "called", "reported", "updated", "met", "ended", "promised", "settled", "closed"],
                            )
                        ),
                        name="stoppage_act_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("words", models.CharField(max_length=500)),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="open", max_length=8)),
                ("settled_on", models.DateField(null=True)),
                ("evidence", models.CharField(blank=True, max_length=500)),
                (
                    "stoppage",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="promises", to="disputes.stoppage"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "due_on"], name="promises_by_day")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("state__in", ["open", "kept", "broken"])), name="promise_state_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("settled_on__isnull", False),
                                models.Q(("evidence", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="promise_settled_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("matter", models.CharField(max_length=12)),
                ("words", models.CharField(max_length=500)),
                ("workers", models.PositiveIntegerField(default=1)),
                ("known_on", models.DateField()),
                ("state", models.CharField(max_length=12)),
                ("opened_on", models.DateField()),
                (
                    "employer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "state", "-id"], name="disputes_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["individual", "rights", "interests"])), name="dispute_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "matter__in",
                                [
                                    "late_wage",
                                    "wage_raise",
                                    "bonus",
                                    "meal",
                                    "allowance",
                                    "hours",
                                    "norm",
                                    "conduct",
                                    "insurance",
                                    "safety",
                                    "job",
                                    "other",
                                ],
                            )
                        ),
                        name="dispute_matter_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "petition",
                                    "mediation",
                                    "mediated",
                                    "unmediated",
                                    "copied",
                                    "arbitration",
                                    "panel",
                                    "award",
                                    "court",
                                    "judged",
                                    "settled",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="dispute_state_is_a_step",
                    ),
                    models.CheckConstraint(condition=models.Q(("workers__gte", 1)), name="dispute_has_workers"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisputeStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("step", models.CharField(max_length=12)),
                ("happened_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=500)),
                ("recorded_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("dispute", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="disputes.dispute")),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("dispute", "place"), name="dispute_step_in_order")],
            },
        ),
    ]
