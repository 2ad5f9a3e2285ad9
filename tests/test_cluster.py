"""The embedded PostgreSQL comes, is shared, survives and goes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from congdoan.config import cluster

ROOT = Path(__file__).parents[1]


@pytest.fixture
def home():
    with tempfile.TemporaryDirectory(prefix="cd") as folder:
        yield Path(folder)


def hold(home):
    return cluster.hold(home, is_throw_away=True)


def test_the_last_one_out_stops_the_server(home):
    with hold(home) as first:
        with hold(home):
            pass
        still_there = cluster.is_alive(first)

    assert still_there
    assert not cluster.is_alive(first)


def test_two_commands_at_once_share_one_server(home):
    script = """
import sys, pathlib; from congdoan.config import cluster
with cluster.hold(pathlib.Path(sys.argv[1]), is_throw_away=True) as held:
    print(held.sql("SELECT 1"), cluster.server_pid(held))
"""
    command = [sys.executable, "-c", script, str(home)]

    with hold(home) as first:
        both = [
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}) for _ in "ab"
        ]
        answers = {process.communicate()[0].strip() for process in both}

        assert answers == {f"1 {cluster.server_pid(first)}"}
        assert cluster.is_alive(first)


def test_a_killed_server_starts_again_with_what_was_committed(own_cluster):
    own_cluster.running.sql("CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)", database="congdoan")

    own_cluster.kill_postgres()
    own_cluster.start_postgres()

    assert own_cluster.running.sql("SELECT n FROM kept", database="congdoan") == "7"


def test_a_pid_file_that_names_another_program_is_forgotten(home):
    with hold(home) as running:
        pass
    (running.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{running.folder}\n")

    with hold(home) as again:
        assert again.sql("SELECT 1") == "1"


def test_an_interrupted_creation_is_begun_again(home):
    (home / "postgres.unfinished").mkdir()
    (home / "postgres.unfinished/PG_VERSION").write_text("17")

    with hold(home) as running:
        assert running.sql("SELECT 1") == "1"


def test_a_folder_of_another_version_is_refused_before_the_server_touches_it(home):
    with hold(home) as running:
        pass
    (running.folder / "PG_VERSION").write_text("14\n")

    with pytest.raises(cluster.UnableToStart, match="PostgreSQL 14"), hold(home):
        pass


def test_a_home_with_a_long_and_odd_path_still_has_a_socket(home):
    deep = home / ("năm '2024' " + "x" * 90)

    with hold(deep) as running:
        assert running.sql("SELECT 1") == "1"


def test_passwords_are_readable_by_their_user_alone(home):
    with hold(home) as running:
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in (home / "passwords.json", running.sockets)}

    assert modes == {"passwords.json": "0o600", "run": "0o700"}


@pytest.mark.skipif(os.getuid() != 0, reason="only root has to become nobody")
@pytest.mark.parametrize("name", ["NAMESPACE", "SET_PRIVILEGES", "SET_ID"])
def test_root_runs_the_server_as_nobody_in_each_way_and_may_change_its_way(home, monkeypatch, name):
    ways = [getattr(cluster, name), cluster.choose_way()]
    home.chmod(0o755)
    if ways[0][0] and not cluster.works(ways[0][0]):
        pytest.skip(f"this machine refuses: {ways[0][0][0]}")

    for way in ways:
        monkeypatch.setattr(cluster, "_chosen", [way])
        with hold(home) as running:
            assert running.sql("SELECT 1") == "1"
