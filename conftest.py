"""What every test may ask for: a database as the application sees it, an actor, a browser."""

import contextlib
import hashlib
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections, transaction
from hypothesis import settings

from congdoan.config import cluster, loading

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every process that a test starts would compile all of its modules anew
sys.dont_write_bytecode = False

settings.register_profile("house", deadline=None)  # no test asserts a time
settings.load_profile("house")
Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 8, 1  # a tenth of a second for each account that a test makes

ROOT = Path(__file__).parent
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


# --- an installation of its own: a folder, a cluster, commands as separate processes -----------------------------------


class Installation:
    """One CONGDOAN_HOME with its cluster, worked on by real commands in real processes, as somebody at a terminal would."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.home = home
        self.environment = environment

    def start(self, *words: str | Path) -> "subprocess.Popen[str]":
        """Start a command and return its process; its answer is in stdout, refusals are in stderr."""
        command = [sys.executable, "-m", "congdoan", *map(str, words)]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)

    def congdoan_told(self, told: str, *words: str | Path) -> int:
        """Run a command that reads its standard input, and return its exit status."""
        command = [sys.executable, "-m", "congdoan", *map(str, words)]
        return subprocess.run(command, env=self.environment, input=told + "\n", capture_output=True, text=True, cwd=ROOT).returncode

    def congdoan(self, *words: str | Path, status: int = 0) -> str:
        """Run a command to its end, insist on its exit status, and return what it printed."""
        process = self.start(*words)
        out, errors = process.communicate()
        assert process.returncode == status, f"congdoan {' '.join(map(str, words))}: {process.returncode}\n{out}\n{errors}"
        return out if status == 0 else out + errors


class OwnCluster(Installation):
    """An installation whose PostgreSQL may be killed."""

    def __init__(self, running: cluster.Cluster) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATABASE_OWNER_URL"}}
        super().__init__(running.home, kept | {"CONGDOAN_HOME": str(running.home)})
        self.running = running

    def kill_postgres(self) -> None:
        """Kill the server as a power cut would; `start_postgres` brings it back."""
        pid = cluster.server_pid(self.running)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not cluster.belongs(pid, self.running))

    def start_postgres(self) -> None:
        cluster.restart(self.running)


def wait_until(is_so: Callable[[], bool], *, seconds: float = 30) -> None:
    """Wait for something that another process brings about."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "this did not happen in time"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def migrated_home(test_cluster: TestCluster, session_database: str) -> Iterator[Path]:
    """Make the folder of a cluster that is migrated, empty and at rest, to be copied."""
    with tempfile.TemporaryDirectory(prefix="cd") as folder:
        with cluster.hold(Path(folder), is_throw_away=True) as running:
            running.sql(test_cluster.dumped(session_database), database=cluster.DATABASE)  # what no test commits to is as it was migrated
        yield Path(folder)


@pytest.fixture
def own_cluster(migrated_home: Path) -> Iterator[OwnCluster]:
    """Give this test a PostgreSQL server of its own, migrated and empty, that it may kill."""
    with tempfile.TemporaryDirectory(prefix="cd") as folder:
        shutil.copytree(migrated_home, folder, dirs_exist_ok=True)
        with cluster.hold(Path(folder), is_throw_away=True) as running:
            yield OwnCluster(running)


# --- the pages, served by the real server to a real browser -----------------------------------------------------------


class LiveSite(Installation):
    """The product served on a port, on a database of its own."""

    def __init__(self, home: Path, environment: dict[str, str], port: int) -> None:
        super().__init__(home, environment)
        self.url = f"http://127.0.0.1:{port}"


class Pages:
    """One server of pages for all tests of a session: each brings a database of its own under the same name."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.server: subprocess.Popen[bytes] | None = None
        self.site: LiveSite | None = None
        self.own: set[Path] = set()

    def serve(self, database: str) -> LiveSite:
        """Return the site with nothing in its folder of what an earlier test left; a server that a test has ended is started again."""
        if self.site is None or self.server is None or self.server.poll() is not None:
            self.site = self.start(database)
            self.own = set(self.home.iterdir())
        for left in set(self.home.iterdir()) - self.own:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        return self.site

    def start(self, database: str) -> LiveSite:
        from django.conf import settings

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        (self.home / "static").mkdir(exist_ok=True)
        named = {
            "DATABASE_URL": database,
            "CONGDOAN_HOME": str(self.home),
            "PYTHONPATH": str(ROOT / "src"),
            "MEMBERS_KEY": settings.MEMBERS_KEY,
        }
        site = LiveSite(self.home, os.environ | named, port)
        granian = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "congdoan.config.wsgi:application"]
        with open(self.home / "server.log", "a") as log:
            command = [*granian, "--port", str(port), "--log-level", "error"]
            self.server = server = subprocess.Popen(command, env=site.environment, stdout=log, stderr=log)
        wait_until(lambda: answers(site.url) or server.poll() is not None, seconds=180)
        assert server.poll() is None, (self.home / "server.log").read_text()
        return site

    def stop(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=20)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Hold this session's server of pages, which starts with the first test that looks at it."""
    held = Pages(tmp_path_factory.mktemp("site"))
    yield held
    held.stop()


@pytest.fixture
def live_site(request: pytest.FixtureRequest, own_database: str, pages: Pages) -> Iterator[LiveSite]:
    """Serve the pages in a process of their own, signed in to PostgreSQL as the application; `congdoan` fills them."""
    yield pages.serve(own_database)
    if "browser" in request.fixturenames:
        for context in request.getfixturevalue("browser").contexts:
            context.close()  # a page that asks again by itself would ask the next test's database


def answers(url: str) -> bool:
    try:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium; without one, skip on a user's machine and fail in CI."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CONGDOAN_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: apt install chromium", pytrace=False)
        pytest.skip("no Chromium here: apt install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread of the test
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    more = ["--disable-component-update", "--disable-sync", *(["--no-sandbox"] if os.getuid() == 0 else [])]
    return {**browser_type_launch_args, "executable_path": program, "args": [*quiet, *more]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Browse in Vietnamese, on Vietnam's clock."""
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "viewport": {"width": 1440, "height": 900}}


# --- what a long run tells while it runs ------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(FailuresAtOnce(config))


class FailuresAtOnce:
    """Name what failed as soon as it fails: a run that is cut short has told what it found."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        terminal = self.config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal is not None:
            terminal.write_line(f"\n{report.nodeid} ({report.when}, {report.duration:.0f} s)", red=True)


# --- python3 dev check ------------------------------------------------------------------------------------------------

NEED_A_DATABASE = {"db", "transactional_db", "django_db_setup", "test_cluster", "own_cluster", "page", "browser"}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Load all tests, and the product with them, out of the collector's sight: a tenth of a long run."""
    with loading.for_good():
        return (yield)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-database", action="store_true", help="leave out the tests that start PostgreSQL or a browser")
    parser.addoption("--only-app", default="", help="narrow the sweeps of all addresses to those of one app")
    parser.addoption(
        "--only-database", action="store_true", help="run only those that start PostgreSQL and no browser, to try another version of it"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    without, only = config.getoption("--no-database"), config.getoption("--only-database")
    dropped = [item for item in items if (without and needs_database(item)) or (only and not needs_only_a_database(item))]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if item not in set(dropped)]
    browsed = {item.path for item in items if "live_site" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in browsed)  # the longest files first: one that starts last is waited for


def needs_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(NEED_A_DATABASE & asked)


def needs_only_a_database(item: pytest.Item) -> bool:
    return needs_database(item) and not {"page", "browser"} & set(getattr(item, "fixturenames", ()))
