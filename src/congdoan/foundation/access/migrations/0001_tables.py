"""Tables of access: who acts, branches and their reach, rights by date, jobs, signed links."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import TablesTogether

EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")


class Migration(TablesTogether):
    initial = True

    dependencies = []

    operations = [
        *(migrations.RunSQL(f"CREATE EXTENSION IF NOT EXISTS {name}") for name in EXTENSIONS),
        migrations.CreateModel(
            name="Actor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=80, unique=True, verbose_name="tên đăng nhập")),
                ("full_name", models.CharField(max_length=160, verbose_name="họ tên")),
                ("post", models.CharField(blank=True, max_length=160, verbose_name="chức vụ")),
                ("is_active", models.BooleanField(default=True)),
                ("is_console", models.BooleanField(default=False)),
                ("is_link", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_link", False), ("password", "!"), _connector="OR"), name="a_link_has_no_password"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Branch",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "ancestor",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="reaches", to="access.branch"
                    ),
                ),
                (
                    "branch",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="reached_by", to="access.branch"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["branch", "ancestor"], name="access_reach_upwards")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("ancestor", "="), ("branch", "="), ("period", "&&")], name="reach_once_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=40)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "actor",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="grants", to=settings.AUTH_USER_MODEL),
                ),
                ("branch", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="access.branch")),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("actor", "="), ("role", "="), ("branch", "="), ("period", "&&")], name="one_grant_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=20)),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("reason", models.CharField(max_length=300)),
                ("issued_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_why", models.CharField(blank=True, max_length=300)),
                (
                    "actor",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="link", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "issued_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("subject", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="links", to="access.branch")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.branch")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("period__isempty", False)), name="link_lasts_a_day"),
                    models.CheckConstraint(condition=models.Q(("period__endswith__isnull", False)), name="link_ends"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="revoked_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_id", models.BigIntegerField()),
                ("opened_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("link", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="access.link")),
            ],
            options={
                "indexes": [models.Index(fields=["link", "-opened_at"], name="visits_newest_first")],
            },
        ),
        migrations.CreateModel(
            name="LinkMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client_sha256", models.CharField(max_length=64)),
                ("missed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={
                "indexes": [models.Index(fields=["client_sha256", "missed_at"], name="misses_of_client")],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("command", models.CharField(max_length=80)),
                ("arguments", models.JSONField(default=dict)),
                ("title", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "chờ chạy"), ("running", "đang chạy"), ("done", "xong"), ("failed", "không xong")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("error", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("actor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="jobs", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.JSONField(default=dict)),
            ],
        ),
    ]
