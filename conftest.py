"""What every test may ask for (`tests/plugins`), which tests a run takes, what a long run tells while it runs."""

import os
import sys
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from hypothesis import settings

from congdoan.config import loading

pytest_plugins = ["tests.plugins.databases", "tests.plugins.installations", "tests.plugins.browsers"]

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every process that a test starts would compile all of its modules anew
sys.dont_write_bytecode = False

settings.register_profile("house", deadline=None)  # no test asserts a time
settings.load_profile("house")
Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 8, 1  # a tenth of a second for each account that a test makes


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
