"""Databases of the tests: one migrated template in a throw-away cluster, copies of it, sessions as each login, who acts."""

import contextlib
import hashlib
import itertools
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
import pytest
from django.db import connections, transaction

from congdoan.config import cluster

ROOT = Path(__file__).parents[2]
KEPT_TEMPLATES = 6
SCHEMA_SOURCES = (
    "**/migrations/*",
    "foundation/access/*.py",
    "foundation/audit/*.py",
    "foundation/reference/data/**/*",
    "config/settings.py",
)
_numbers = itertools.count(1)


def django_settings_of(url: str) -> dict[str, Any]:
    """Return a database address as Django's settings."""
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return {"NAME": parts.path.lstrip("/"), "USER": user, "PASSWORD": password, "HOST": host, "PORT": parts.port or ""}


def point_django_at(url: str) -> None:
    """Make Django's connection use another database from its next statement on."""
    connection = connections["default"]
    connection.close()
    connection.settings_dict.update(django_settings_of(url), CONN_MAX_AGE=0)
    connection.settings_dict["OPTIONS"] = {
        name: value for name, value in connection.settings_dict.get("OPTIONS", {}).items() if name != "pool"
    }
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)


@contextlib.contextmanager
def another_database(url: str, *, back_to: str) -> Iterator[None]:
    """Let Django, threads that begin meanwhile included, use another database; an open transaction of the one before goes on after."""
    kept = connections["default"]
    kept.settings_dict = dict(kept.settings_dict)
    connections["default"] = connections.create_connection("default")
    point_django_at(url)
    try:
        yield
    finally:
        point_django_at(back_to)
        kept.settings_dict = connections["default"].settings_dict
        connections["default"] = kept


class TestCluster:
    """The throw-away cluster of this checkout: one server, one migrated template for each state of the migrations."""

    __test__ = False

    def __init__(self, running: cluster.Cluster) -> None:
        self.running = running

    def url(self, database: str, login: str = cluster.APPLICATION) -> str:
        return self.running.url(login, database)

    @cached_property
    def template(self) -> str:
        """Return the migrated database's name, migrating as the owner when the migrations have changed."""
        name = f"template_{schema_stamp()}"
        with cluster.locked(self.running.home / "template.lock"):
            known = self.running.sql("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' ORDER BY oid").split()
            if name not in known:
                self.forget(known[:-KEPT_TEMPLATES])
                self.make_template(name)
        return name

    def make_template(self, name: str) -> None:
        from django.core.management import call_command

        unfinished = f"unfinished_{os.getpid()}"
        self.running.sql(f"DROP DATABASE IF EXISTS {unfinished}; CREATE DATABASE {unfinished} OWNER {cluster.OWNER}")
        self.running.sql(cluster.extensions_sql(), database=unfinished)
        point_django_at(self.url(unfinished, cluster.OWNER))
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            connections["default"].close()
        self.running.sql(f"ALTER DATABASE {unfinished} RENAME TO {name}")

    def clone(self, known_as: str = "", *, of: str = "") -> str:
        """Return the name of a fresh copy of the migrated or of another database; what was `known_as` the same before is gone."""
        name = f"test_{os.getpid()}_{known_as or next(_numbers)}"
        template = of or self.template
        make = f"CREATE DATABASE {name} OWNER {cluster.OWNER} TEMPLATE {template} STRATEGY FILE_COPY"  # half the time of the usual way
        self.running.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE); {make}")
        return name

    def dumped(self, database: str) -> str:
        """Return the script that makes this database anew elsewhere."""
        command = [str(self.running.programs / "pg_dump"), "-d", self.url(database, cluster.SUPERUSER)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def forget(self, databases: list[str]) -> None:
        for database in databases:
            with contextlib.suppress(cluster.UnableToStart):
                self.running.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def forget_killed_sessions(self) -> None:
        made = self.running.sql("SELECT datname FROM pg_database WHERE datname ~ '^(test|unfinished)_[0-9]+'").split()
        self.forget([name for name in made if not Path(f"/proc/{name.split('_')[1]}").exists()])


def schema_stamp() -> str:
    """Return a short hash of everything that shapes an empty database."""
    digest = hashlib.sha256()
    for file in sorted({file for pattern in SCHEMA_SOURCES for file in (ROOT / "src/congdoan").glob(pattern)}):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(scope="session")
def test_cluster() -> Iterator[TestCluster]:
    """Hold the checkout's throw-away cluster for this session."""
    home = Path(os.environ.get("CONGDOAN_TEST_HOME") or ROOT / "var/test")
    with cluster.hold(home, is_throw_away=True) as running:
        databases = TestCluster(running)
        databases.forget_killed_sessions()
        yield databases


@pytest.fixture(scope="session")
def session_database(django_test_environment: None, django_db_blocker: Any, test_cluster: TestCluster) -> Iterator[str]:
    """Return the database in which this session's tests run and are rolled back."""
    with django_db_blocker.unblock():
        name = test_cluster.clone()
    yield name
    test_cluster.forget([name])


@pytest.fixture(scope="session")
def django_db_setup(test_cluster: TestCluster, session_database: str) -> Iterator[None]:
    """Let Django's tests run as the application's login in a migrated database, instead of a database Django makes."""
    point_django_at(test_cluster.url(session_database))
    yield
    connections["default"].close()


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any, test_cluster: TestCluster,
           session_database: str) -> Iterator[Callable[[Callable[[], Any]], tuple[str, Any]]]:  # fmt: skip
    """Return a function that fills a database and tells its name and what the filling returned; `own_template` may name it."""
    made = []

    def fill(filling: Callable[[], Any]) -> tuple[str, Any]:
        made.append(test_cluster.clone())
        with django_db_blocker.unblock(), another_database(test_cluster.url(made[-1]), back_to=test_cluster.url(session_database)):
            return made[-1], filling()

    yield fill
    test_cluster.forget(made)


@pytest.fixture(scope="module")
def own_template() -> str:
    """Name the database that each `own_database` is a copy of: the migrated one, unless a module fills another for its tests."""
    return ""


@pytest.fixture
def own_database(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any, test_cluster: TestCluster,
                 session_database: str, own_template: str) -> Iterator[str]:  # fmt: skip
    """Give this test a database of its own, where commits are real; the value is its address for the application's login."""
    if request.node.get_closest_marker("django_db"):
        pytest.fail("own_database replaces the mark django_db: use one of them", pytrace=False)
    with django_db_blocker.unblock():
        name = test_cluster.clone("served" if "live_site" in request.fixturenames else "", of=own_template)
        try:
            with another_database(test_cluster.url(name), back_to=test_cluster.url(session_database)):
                yield test_cluster.url(name)
        finally:
            test_cluster.forget([name])


@pytest.fixture
def own_database_owner(own_database: str, test_cluster: TestCluster) -> str:
    """Return the address of this test's own database for the owner's login."""
    return test_cluster.url(urlsplit(own_database).path.lstrip("/"), cluster.OWNER)


def _database_of(request: pytest.FixtureRequest) -> str:
    if "own_database" in request.fixturenames:
        return urlsplit(request.getfixturevalue("own_database")).path.lstrip("/")
    request.getfixturevalue("django_db_setup")
    name: str = request.getfixturevalue("session_database")
    return name


@pytest.fixture
def owner_connection(request: pytest.FixtureRequest, test_cluster: TestCluster) -> Iterator[psycopg.Connection[Any]]:
    """Open a psycopg session as the owner of the tables; what it does not commit is rolled back."""
    with psycopg.connect(test_cluster.url(_database_of(request), cluster.OWNER)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def app_connection(request: pytest.FixtureRequest, test_cluster: TestCluster) -> Iterator[psycopg.Connection[Any]]:
    """Open a psycopg session as the application's login, as somebody with psql would."""
    with psycopg.connect(test_cluster.url(_database_of(request))) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def superuser_connection(request: pytest.FixtureRequest, test_cluster: TestCluster) -> Iterator[psycopg.Connection[Any]]:
    """Open a psycopg session that walks past every guard, to look at what is really stored."""
    with psycopg.connect(test_cluster.url(_database_of(request), cluster.SUPERUSER)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def enter_as(db: None) -> Callable[..., None]:
    """Return a function that tells PostgreSQL who acts for the rest of this test's transaction."""
    from congdoan.foundation.access import services

    def enter(by: int | str, *, on: date = date(2024, 6, 30)) -> None:
        services.enter(by, on=on)

    return enter


@pytest.fixture(scope="module")
def built_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """Open a transaction as `console` that lasts for a module: what its fixtures build stands for all tests, each rolled back."""
    from congdoan.foundation.access import queries, services

    with django_db_blocker.unblock(), transaction.atomic():
        console: int = queries.actor_named(services.CONSOLE).id
        services.enter(console, on=date(2024, 6, 30))
        yield console
        transaction.set_rollback(True)


@pytest.fixture
def entered(enter_as: Callable[..., None]) -> int:
    """Act as the built-in account `console`, which reaches everything, and return its id."""
    from congdoan.foundation.access import queries, services

    console: int = queries.actor_named(services.CONSOLE).id
    enter_as(console)
    return console
