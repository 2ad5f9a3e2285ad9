"""Killed in the middle, three times: nothing half-done, nothing lost, nothing booked twice."""

import json
import time
from pathlib import Path

import pytest

from .test_world_year import score
from .world_year import WorldYear


@pytest.fixture
def world() -> WorldYear:
    return WorldYear()


def killed(process) -> int:
    """Wait for a command that lost its server or its life, and return its exit status."""
    process.communicate(timeout=120)
    return process.returncode


def wait_for(own_cluster, sql: str, process, *, seconds: float = 90) -> None:
    """Wait until a query of the superuser answers true while the command still works."""
    end = time.monotonic() + seconds
    while own_cluster.running.sql(sql, database="congdoan").strip() != "t":
        assert process.poll() is None, "the command ended before the moment came"
        assert time.monotonic() < end, "the moment did not come"
        time.sleep(0.01)


def verified(own_cluster) -> dict:
    found = json.loads(own_cluster.congdoan("ledger", "verify", "--json"))
    assert found["ok"], found["problems"]
    return found["checked"]


def test_killed_at_three_moments_the_year_ends_as_if_nothing_had_happened(own_cluster, world, tmp_path: Path):
    own_cluster.congdoan("world", "load", world.folder)
    before = verified(own_cluster)
    statements = [word for path in world.statements for word in ("--statement", path)]
    run = ["collection", "run", *statements, "--answers", tmp_path / "answers.csv"]

    process = own_cluster.start(*run)
    wait_for(own_cluster, "SELECT count(*) >= 4 FROM banking_statement", process)
    own_cluster.kill_postgres()  # while files come in
    assert killed(process) != 0
    own_cluster.start_postgres()
    assert verified(own_cluster) == before

    process = own_cluster.start(*run)
    wait_for(own_cluster, "SELECT count(*) = 12 FROM banking_statement", process)
    process.kill()  # the worker itself, while lines are matched
    killed(process)
    assert verified(own_cluster) == before

    process = own_cluster.start(*run)
    storing = "state = 'active' AND (query LIKE 'INSERT INTO \"collection_%' OR query LIKE 'COPY ledger_%')"
    wait_for(own_cluster, f"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE {storing})", process)
    own_cluster.kill_postgres()  # while steps and entries are written
    assert killed(process) != 0
    own_cluster.start_postgres()
    assert verified(own_cluster) == before
    assert not (tmp_path / "answers.csv").exists()

    own_cluster.congdoan(*run)

    scored = score(world, tmp_path / "answers.csv")
    assert (scored["wrong_dong"], scored["must_leaks"], scored["booked_twice"], scored["lost_lines"]) == (0, 0, 0, 0)
    assert verified(own_cluster)["entries"] > before["entries"]
    bank = own_cluster.running.sql(
        "SELECT sum(b.debit - b.credit) FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id"
        " JOIN organisations_organisation o ON o.id = b.unit_id WHERE a.code = '1121' AND o.code = 'LDLD-DMC'",
        database="congdoan",
    )
    assert int(bank) == world.truth["account_closing"]["117999000024"]
