"""What PostgreSQL itself promises, whatever program asks."""

import psycopg
import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from congdoan.config import cluster, database

OF_LIBRARIES = ("auth_", "axes_", "django_", "procrastinate_")

TABLES = """
    SELECT c.oid::regclass::text, c.relrowsecurity, c.relforcerowsecurity, (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY 1
"""


def own_tables(connection):
    return [row for row in connection.execute(TABLES).fetchall() if not row[0].startswith(OF_LIBRARIES)]


def test_every_table_has_a_row_guard_that_binds_its_owner_too(superuser_connection):
    tables = own_tables(superuser_connection)

    assert len(tables) > 5
    assert [name for name, *guard in tables if not (guard[0] and guard[1] and guard[2] > 0)] == []


def test_partitions_are_closed_to_the_application(superuser_connection):
    open_ones = superuser_connection.execute(
        """
        SELECT c.oid::regclass::text FROM pg_class c
        WHERE c.relispartition AND c.relkind = 'r' AND has_table_privilege(%s, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
        """,
        [cluster.APPLICATION],
    ).fetchall()

    assert open_ones == []


def test_the_application_owns_nothing_and_commands_nobody(superuser_connection):
    role = superuser_connection.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit FROM pg_roles WHERE rolname = %s", [cluster.APPLICATION]
    ).fetchone()
    owned = superuser_connection.execute("SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", [cluster.APPLICATION]).fetchone()
    is_owner = superuser_connection.execute("SELECT pg_has_role(%s, %s, 'MEMBER')", [cluster.APPLICATION, cluster.OWNER]).fetchone()

    assert (role, owned, is_owner) == ((False, False, False, False, False), (0,), (False,))


def test_the_application_cannot_switch_a_guard_off(app_connection, superuser_connection):
    table = own_tables(superuser_connection)[0][0]

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def test_the_application_cannot_truncate_any_table(app_connection, superuser_connection):
    names = [name for name, *_ in own_tables(superuser_connection)]
    allowed = [name for name in names if app_connection.execute("SELECT has_table_privilege(%s, 'TRUNCATE')", [name]).fetchone()[0]]

    assert allowed == []


def test_nobody_outside_the_roles_may_connect_without_a_password(test_cluster, session_database):
    sockets = test_cluster.running.sockets

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(sockets), user=cluster.APPLICATION, dbname=session_database, password="")


def test_the_server_listens_on_no_network_address(superuser_connection):
    assert superuser_connection.execute("SHOW listen_addresses").fetchone() == ("",)


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_have_names_and_no_forks():
    loader = MigrationLoader(None)
    nameless = [
        key for key in loader.disk_migrations if loader.disk_migrations[key].__module__.startswith("congdoan") and "_auto_" in key[1]
    ]

    assert loader.detect_conflicts() == {}
    assert nameless == []


@pytest.mark.django_db
def test_the_application_starts_as_its_own_login():
    database.refuse_powerful_login()


@pytest.mark.parametrize("login", [cluster.OWNER, cluster.SUPERUSER])
def test_the_application_refuses_to_start_as_a_login_that_no_guard_binds(login, own_cluster):
    own_cluster.environment["DATABASE_URL"] = own_cluster.running.url(login)

    words = own_cluster.congdoan("clearsessions", status=1)

    assert "DATABASE_URL" in words
    assert "congdoan_app" in words


def test_the_application_refuses_to_start_when_it_may_become_the_owner(own_cluster):
    own_cluster.running.sql(f"GRANT {cluster.OWNER} TO {cluster.APPLICATION}")

    words = own_cluster.congdoan("clearsessions", status=1)

    assert "owner" in words


@pytest.mark.parametrize("words", [["clearsessions"], ["migrate", "--verbosity", "0"]])
def test_a_database_of_another_version_is_refused_with_the_way_out(words, own_cluster):
    own_cluster.running.sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('documents', '0010_outgoing', now())", database=cluster.DATABASE
    )

    said = own_cluster.congdoan(*words, status=1)

    assert "documents.0010_outgoing" in said
    assert "CONGDOAN_HOME" in said
    assert "DATABASE_OWNER_URL" in said
    assert "Traceback" not in said
