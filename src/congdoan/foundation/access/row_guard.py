"""What the migrations of all apps use: tables made together, row-level security as operations (`kernel.row_guard`), files of SQL."""

from pathlib import Path

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

from congdoan.foundation.kernel import row_guard


class TablesTogether(migrations.Migration):
    """A migration of new tables: `CreateModel`, and the SQL that these need.

    Django puts together anew, after each table, every model that has to do with it: most of the time that a new database took. Here
    it is done once for all of them.
    """

    def apply(self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False) -> ProjectState:
        before = project_state.clone()
        models = project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        if models is not None:
            project_state.__dict__["apps"] = models
            made = [operation.name_lower for operation in self.operations if isinstance(operation, migrations.CreateModel)]
            project_state.reload_models([(self.app_label, name) for name in made], delay=False)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state


def guarded(table: str, column: str, *, lookers_write: bool = False) -> list[migrations.RunSQL]:
    """Return the operations that show and take only rows whose branch the actor reaches, by lent rights where it is said."""
    return [migrations.RunSQL(*row_guard.guarded(table, column, lookers_write=lookers_write))]


def closed_to_lookers(table: str, column: str) -> list[migrations.RunSQL]:
    """Return the operations by which a table guarded otherwise takes nothing from who reaches a branch by lent rights alone."""
    return [migrations.RunSQL(row_guard.closed_to_lookers(table, column))]


def shared(table: str) -> list[migrations.RunSQL]:
    """Return the operations that let everybody read and only a known actor write."""
    return [migrations.RunSQL(*row_guard.shared(table))]


def public(table: str, column: str) -> list[migrations.RunSQL]:
    """Return the operations that let everybody read and take only rows whose branch the actor reaches."""
    return [migrations.RunSQL(*row_guard.public(table, column))]


def append_only(table: str) -> list[migrations.RunSQL]:
    """Return the operations that refuse to change or empty a table, whoever asks."""
    return [migrations.RunSQL(*row_guard.append_only(table))]


def closed_to_links(table: str) -> list[migrations.RunSQL]:
    """Return the operations that hide a table guarded otherwise from whoever comes by a link."""
    return [migrations.RunSQL(row_guard.closed_to_links(table))]


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
