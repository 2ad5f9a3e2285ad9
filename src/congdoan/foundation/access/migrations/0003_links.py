"""Signed links, and the tables of access as they see them; every table that had a row guard before is closed to links."""

from pathlib import Path

import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from congdoan.foundation.access.row_guard import append_only, guarded, opened_to_links
from congdoan.foundation.kernel.row_guard import closed_to_links

CLOSE_WHAT_IS_OPEN = f"""
DO $$ DECLARE place regclass; BEGIN
  FOR place IN
    SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname IN ('closed_to_links', 'opened_to_links'))
  LOOP
    EXECUTE format($policy${closed_to_links("%s")}$policy$, place);
  END LOOP;
END $$;
"""  # noqa: S608  fixed pieces


class Migration(migrations.Migration):
    dependencies = [("access", "0002_guard_rows")]

    operations = [
        migrations.AddField("actor", "is_link", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "actor",
            models.CheckConstraint(
                name="a_link_has_no_password", condition=models.Q(("is_link", False), ("password", "!"), _connector="OR")
            ),
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
                    models.CheckConstraint(name="link_lasts_a_day", condition=models.Q(("period__isempty", False))),
                    models.CheckConstraint(name="link_ends", condition=models.Q(("period__endswith__isnull", False))),
                    models.CheckConstraint(
                        name="revoked_by_somebody",
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                    ),
                ]
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
            options={"indexes": [models.Index(fields=["link", "-opened_at"], name="visits_newest_first")]},
        ),
        migrations.CreateModel(
            name="LinkMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client_sha256", models.CharField(max_length=64)),
                ("missed_at", models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
            ],
            options={"indexes": [models.Index(fields=["client_sha256", "missed_at"], name="misses_of_client")]},
        ),
        *guarded("access_link", "subject_id"),
        *guarded("access_linkvisit", "subject_id"),
        *append_only("access_linkvisit"),
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL(CLOSE_WHAT_IS_OPEN, migrations.RunSQL.noop),
        *opened_to_links("access_actor", "id = access_acting()"),
        *opened_to_links("access_branch", "id = access_subject() OR id IN (SELECT access_above_subject())"),
        *opened_to_links("access_grant", "actor_id = access_acting()"),
        *opened_to_links("access_linkvisit", "subject_id = access_subject()", written="subject_id = access_subject()"),
        *opened_to_links("access_mark", "name = 'fictitious'"),
        *opened_to_links("access_reach", "branch_id = access_subject()"),
    ]
