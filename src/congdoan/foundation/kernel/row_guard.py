"""The SQL by which a table joins the second guard: row-level security by the actor's reach.

Migrations use it as `migrations.RunSQL(*guarded("ledger_entry", "unit_id"))`. The functions `access_reached()` and
`access_acting()` come from the first migration of `access`; a migration that uses this module depends on it.
"""

APPLICATION_LOGIN = "congdoan_app"


def _switched_on(table: str) -> str:
    return f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"


def _switched_off(table: str, *policies: str) -> str:
    dropped = " ".join(f"DROP POLICY {policy} ON {table};" for policy in policies)
    return f"{dropped} ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"


def guarded(table: str, column: str) -> tuple[str, str]:
    """Return the SQL (forward, backward) that shows and takes only rows whose branch the actor reaches."""
    reached = f"{column} IN (SELECT branch_id FROM access_reached() AS branch_id)"  # noqa: S608  migrations name the column
    policy = f"CREATE POLICY within_reach ON {table} USING ({reached}) WITH CHECK ({reached});"
    forward = f"{_switched_on(table)} {policy}"
    return forward, _switched_off(table, "within_reach")


def shared(table: str) -> tuple[str, str]:
    """Return the SQL (forward, backward) that lets everybody read and only a known actor write."""
    known = "access_acting() IS NOT NULL"
    reading = f"CREATE POLICY read_by_all ON {table} FOR SELECT USING (true);"
    writing = f"CREATE POLICY written_by_actors ON {table} FOR ALL USING ({known}) WITH CHECK ({known});"
    forward = f"{_switched_on(table)} {reading} {writing}"
    return forward, _switched_off(table, "read_by_all", "written_by_actors")


def append_only(table: str) -> tuple[str, str]:
    """Return the SQL (forward, backward) that refuses to change or empty a table, whoever asks."""
    forward = (
        f"CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();"
        f" REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APPLICATION_LOGIN};"
    )
    return forward, f"DROP TRIGGER never_changes ON {table}; GRANT UPDATE, DELETE ON {table} TO {APPLICATION_LOGIN};"
