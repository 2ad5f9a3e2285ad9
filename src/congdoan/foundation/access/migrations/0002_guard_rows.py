"""Reach in PostgreSQL, the built-in console account, and row-level security on the tables of access itself."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.access.row_guard import shared

OWN_JOBS = """
ALTER TABLE access_job ENABLE ROW LEVEL SECURITY; ALTER TABLE access_job FORCE ROW LEVEL SECURITY;
CREATE POLICY own_jobs ON access_job USING (access_acting() IS NULL OR actor_id = access_acting());
"""
EVERYBODY_SIGNS_IN = """
ALTER TABLE access_actor ENABLE ROW LEVEL SECURITY; ALTER TABLE access_actor FORCE ROW LEVEL SECURITY;
CREATE POLICY read_to_sign_in ON access_actor FOR SELECT USING (true);
CREATE POLICY written_by_actors ON access_actor FOR INSERT WITH CHECK (access_acting() IS NOT NULL AND NOT is_console);
CREATE POLICY signs_in ON access_actor FOR UPDATE USING (NOT is_console) WITH CHECK (NOT is_console);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_actors_grants_reach")]

    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
        *shared("access_branch"),
        *shared("access_reach"),
        *shared("access_grant"),
        *shared("access_mark"),
        migrations.RunSQL(OWN_JOBS, migrations.RunSQL.noop),
        migrations.RunSQL(EVERYBODY_SIGNS_IN, migrations.RunSQL.noop),
    ]
