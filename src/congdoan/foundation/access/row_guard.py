"""Row-level security as migration operations, for the apps above access. See `kernel.row_guard`."""

from pathlib import Path

from django.db import migrations

from congdoan.foundation.kernel import row_guard


def guarded(table: str, column: str) -> list[migrations.RunSQL]:
    """Return the operations that show and take only rows whose branch the actor reaches."""
    return [migrations.RunSQL(*row_guard.guarded(table, column))]


def shared(table: str) -> list[migrations.RunSQL]:
    """Return the operations that let everybody read and only a known actor write."""
    return [migrations.RunSQL(*row_guard.shared(table))]


def public(table: str, column: str) -> list[migrations.RunSQL]:
    """Return the operations that let everybody read and take only rows whose branch the actor reaches."""
    return [migrations.RunSQL(*row_guard.public(table, column))]


def append_only(table: str) -> list[migrations.RunSQL]:
    """Return the operations that refuse to change or empty a table, whoever asks."""
    return [migrations.RunSQL(*row_guard.append_only(table))]


def opened_to_links(table: str, seen: str, *, written: str = "false") -> list[migrations.RunSQL]:
    """Return the operations that show links the rows of their subject, and take from them those where `written` holds."""
    return [migrations.RunSQL(*row_guard.opened_to_links(table, seen, written=written))]


def revoked(table: str, privileges: str) -> list[migrations.RunSQL]:
    """Return the operations that take privileges such as "UPDATE, DELETE" from the application's login."""
    login = row_guard.APPLICATION_LOGIN
    return [migrations.RunSQL(f"REVOKE {privileges} ON {table} FROM {login}", f"GRANT {privileges} ON {table} TO {login}")]


def promised(migration: str, *names: str) -> list[migrations.RunSQL]:
    """Return the operations that run the SQL files of these names beside a migration, in this order; they are not undone."""
    return [migrations.RunSQL(Path(migration).with_name(f"{name}.sql").read_text(encoding="utf-8")) for name in names]
