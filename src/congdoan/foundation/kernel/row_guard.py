"""The SQL by which a table joins the second guard: row-level security by the actor's reach.

Migrations use it as `migrations.RunSQL(*guarded("ledger_entry", "unit_id"))`. The functions that it names
come from the promises of `access`; a migration that uses this module depends on them.

Who comes by a signed link acts for one body, its subject (`congdoan.subject`). Every table made here is closed to links;
`opened_to_links` lets them see, and where it is said write, the rows of their subject alone.

Who reaches a branch by lent rights alone looks and writes nothing there: see `closed_to_lookers`.
"""

APPLICATION_LOGIN = "congdoan_app"
NO_LINK = "(SELECT NULLIF(current_setting('congdoan.subject', true), '') IS NULL)"  # all in the sub-select: asked once, and no rare truth
_LINK_POLICIES = ("closed_to_links", "opened_to_links", "written_by_links", "unchanged_by_links", "kept_by_links", "subjects_rows")


_LOOK_POLICIES = ("lent_only_looks", "lent_changes_nothing", "lent_deletes_nothing")


def _switched_on(table: str) -> str:
    return f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"


def _switched_off(table: str, *policies: str) -> str:
    dropped = " ".join(f"DROP POLICY IF EXISTS {policy} ON {table};" for policy in (*policies, *_LINK_POLICIES, *_LOOK_POLICIES))
    return f"{dropped} ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"


def closed_to_links(table: str) -> str:
    """Return the SQL that hides a table from whoever comes by a link, whatever else its policies allow."""
    return f"CREATE POLICY closed_to_links ON {table} AS RESTRICTIVE USING ({NO_LINK}) WITH CHECK ({NO_LINK});"


def opened_to_links(table: str, seen: str, *, written: str = "false") -> tuple[str, str]:
    """Return the SQL (forward, backward) that shows links the rows where `seen` holds and takes from them those where `written` does.

    Conditions name `access_subject()` and `access_acting()`. A link never changes or deletes a row.
    """
    forward = f"""
    DROP POLICY IF EXISTS closed_to_links ON {table};
    CREATE POLICY opened_to_links ON {table} AS RESTRICTIVE FOR SELECT USING ({NO_LINK} OR ({seen}));
    CREATE POLICY written_by_links ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK ({NO_LINK} OR ({written}));
    CREATE POLICY unchanged_by_links ON {table} AS RESTRICTIVE FOR UPDATE USING ({NO_LINK});
    CREATE POLICY kept_by_links ON {table} AS RESTRICTIVE FOR DELETE USING ({NO_LINK});
    CREATE POLICY subjects_rows ON {table} FOR SELECT USING (access_subject() IS NOT NULL AND ({seen}));
    """
    backward = " ".join(f"DROP POLICY {policy} ON {table};" for policy in _LINK_POLICIES[1:])
    return forward, f"{backward} {closed_to_links(table)}"


def closed_to_lookers(table: str, column: str) -> str:
    """Return the SQL that takes nothing from who reaches a row's branch by lent rights alone."""
    return f"SELECT access_close_to_lookers('{table}', '{column}');"


def guarded(table: str, column: str, *, lookers_write: bool = False) -> tuple[str, str]:
    """Return the SQL (forward, backward) that shows and takes only rows whose branch the actor reaches, by lent rights where it is said."""
    reached = f"{column} IN (SELECT branch_id FROM access_reached() AS branch_id)"  # noqa: S608  migrations name the column
    policy = f"CREATE POLICY within_reach ON {table} USING ({reached}) WITH CHECK ({reached});"
    looking = "" if lookers_write else closed_to_lookers(table, column)
    forward = f"{_switched_on(table)} {policy} {closed_to_links(table)} {looking}"
    return forward, _switched_off(table, "within_reach")


def shared(table: str) -> tuple[str, str]:
    """Return the SQL (forward, backward) that lets everybody read and only a known actor write."""
    known = "access_acting() IS NOT NULL"
    reading = f"CREATE POLICY read_by_all ON {table} FOR SELECT USING (true);"
    writing = f"CREATE POLICY written_by_actors ON {table} FOR ALL USING ({known}) WITH CHECK ({known});"
    forward = f"{_switched_on(table)} {reading} {writing} {closed_to_links(table)}"
    return forward, _switched_off(table, "read_by_all", "written_by_actors")


def public(table: str, column: str) -> tuple[str, str]:
    """Return the SQL (forward, backward) that lets everybody read, signed in or not, and takes only rows whose branch the actor reaches."""
    reached = f"{column} IN (SELECT branch_id FROM access_reached() AS branch_id)"  # noqa: S608  migrations name the column
    reading = f"CREATE POLICY read_by_all ON {table} FOR SELECT USING (true);"
    writing = f"CREATE POLICY within_reach ON {table} FOR INSERT WITH CHECK ({reached});"
    forward = f"{_switched_on(table)} {reading} {writing} {closed_to_links(table)} {closed_to_lookers(table, column)}"
    return forward, _switched_off(table, "read_by_all", "within_reach")


def append_only(table: str) -> tuple[str, str]:
    """Return the SQL (forward, backward) that refuses to change or empty a table, whoever asks."""
    forward = (
        f"CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();"
        f" REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APPLICATION_LOGIN};"
    )
    return forward, f"DROP TRIGGER never_changes ON {table}; GRANT UPDATE, DELETE ON {table} TO {APPLICATION_LOGIN};"
