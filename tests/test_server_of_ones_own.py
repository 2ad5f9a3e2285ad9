"""A PostgreSQL that somebody else looks after: the owner's address migrates, the application's address serves."""

import os
import tempfile
from pathlib import Path

import pytest
from tests.plugins.installations import Installation

from congdoan.config import cluster

PASSWORD = "a'b\"c d"  # what people type
OWNER = "federation_owner"


@pytest.fixture(scope="module")
def server():
    """A server without any of the product's roles, and an empty database for the federation."""
    with tempfile.TemporaryDirectory(prefix="cd") as folder, cluster.hold(Path(folder), is_throw_away=True) as running:
        running.sql(
            f"DROP DATABASE {cluster.DATABASE}; DROP ROLE {cluster.APPLICATION}; DROP ROLE {cluster.POSTER}; DROP ROLE {cluster.OWNER}"
        )
        yield running


@pytest.fixture
def federation(server):
    """Give a function that makes the owner with some rights and returns commands working on the federation's database."""

    def with_owner(rights):
        server.sql(f"CREATE ROLE {OWNER} LOGIN {rights} PASSWORD {cluster.literal(PASSWORD)}")
        server.sql(f"CREATE DATABASE federation OWNER {OWNER}")
        address = "postgresql://{}:a%27b%22c%20d@/federation?host=" + str(server.sockets)
        named = {"DATABASE_URL": address.format(cluster.APPLICATION), "DATABASE_OWNER_URL": address.format(OWNER)}
        return Installation(server.home, os.environ | named | {"CONGDOAN_HOME": str(server.home / "elsewhere")})

    yield with_owner
    server.sql("DROP DATABASE IF EXISTS federation WITH (FORCE)")
    for role in (cluster.APPLICATION, cluster.POSTER, OWNER):
        server.sql(f"DROP ROLE IF EXISTS {role}")


def test_an_owner_who_may_makes_the_roles_and_the_application_serves(federation):
    at_home = federation("SUPERUSER")

    at_home.congdoan("migrate", "--verbosity", "0")
    del at_home.environment["DATABASE_OWNER_URL"]

    assert "[ ]" not in at_home.congdoan("showmigrations")
    assert not (at_home.home / "elsewhere/postgres").exists()


def test_an_owner_who_may_not_is_given_the_sql_for_somebody_who_may(federation, server):
    at_home = federation("NOCREATEROLE")

    words = at_home.congdoan("migrate", "--verbosity", "0", status=1)
    script = words[words.index("CREATE ROLE") :].replace("MẬT KHẨU TRONG DATABASE_URL", PASSWORD.replace("'", "''"))
    server.sql(script, database="federation")
    at_home.congdoan("migrate", "--verbosity", "0")

    assert "[ ]" not in at_home.congdoan("showmigrations")


def test_without_the_owners_address_nothing_is_migrated(federation):
    at_home = federation("SUPERUSER")
    del at_home.environment["DATABASE_OWNER_URL"]

    assert "DATABASE_OWNER_URL" in at_home.congdoan("migrate", status=2)


def test_an_application_login_of_another_name_is_refused(federation):
    at_home = federation("SUPERUSER")
    at_home.environment["DATABASE_URL"] = at_home.environment["DATABASE_URL"].replace(cluster.APPLICATION, "somebody")

    assert cluster.APPLICATION in at_home.congdoan("migrate", status=1)


def test_a_server_that_is_away_is_said_in_one_sentence(federation):
    at_home = federation("SUPERUSER")
    at_home.environment["DATABASE_URL"] = "postgresql://congdoan_app:x@/federation?host=/nowhere"

    words = at_home.congdoan("clearsessions", status=1)

    assert "Không nối được cơ sở dữ liệu" in words
    assert "Traceback" not in words
