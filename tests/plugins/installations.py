"""Installations of the tests: a folder, a cluster, commands as separate processes."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from congdoan.config import cluster

from .databases import ROOT, TestCluster


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
