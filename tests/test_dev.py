"""`python3 dev run` as somebody at a terminal meets it: it starts, survives, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tests.plugins.browsers import answers
from tests.plugins.installations import wait_until

from congdoan.config import cluster

ROOT = Path(__file__).parents[1]


class Run:
    """One `dev run` on a home of its own."""

    def __init__(self, home):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
        command = [sys.executable, ROOT / "dev", "run", "--empty", "--port", str(self.port)]
        with open(home / "log", "a") as log:
            self.process = subprocess.Popen(
                command, env=kept | {"CONGDOAN_HOME": str(home)}, stdout=log, stderr=log, start_new_session=True
            )
        self.cluster = cluster.Cluster(home, cluster.find_programs())

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/"

    def words(self):
        return (self.cluster.home / "log").read_text()

    def wait_for_page(self):
        wait_until(lambda: f"dev: {self.url}" in self.words() or self.process.poll() is not None, seconds=300)
        assert self.process.poll() is None, self.words()

    def press_ctrl_c(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=120)


@pytest.fixture
def home():
    with tempfile.TemporaryDirectory(prefix="cd") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def first_start(django_db_setup):  # the settings of the tests' own database are not these runs' business
    """Start on an empty home, press Ctrl-C, and tell how it ended: the exit status, the processes left, the home."""
    with tempfile.TemporaryDirectory(prefix="cd") as folder:
        first = Run(Path(folder))
        try:
            first.wait_for_page()
        finally:
            status = first.press_ctrl_c()
        yield status, processes_of(first.cluster.home), first.cluster.home
        cluster.stop(first.cluster)


@pytest.fixture
def run(home, first_start):
    """Give a function that starts `dev run` on this test's copy of the home that the first start left."""
    shutil.copytree(first_start[2], home, dirs_exist_ok=True)
    started = []

    def start():
        started.append(Run(home))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.press_ctrl_c()
    for each in started:
        cluster.stop(each.cluster)


def status_of(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as page:
            return page.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def processes_of(home):
    """Return the command lines of every process that knows this home."""
    lines = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            knows = str(home).encode() in (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            if knows:
                lines.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return lines


def test_ctrl_c_leaves_nothing_behind_and_a_second_start_is_clean(run, first_start):
    status, left, _ = first_start

    second = run()
    second.wait_for_page()

    assert (status, left) == (0, [])
    assert answers(second.url)
    assert "Traceback" not in second.words()


def test_pages_come_back_after_postgres_is_killed(run):
    site = run()
    site.wait_for_page()
    killed = cluster.server_pid(site.cluster)

    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: cluster.server_pid(site.cluster) not in {None, killed} and cluster.is_alive(site.cluster), seconds=120)

    wait_until(lambda: status_of(f"{site.url}dang-nhap/") == 200)
    assert "PostgreSQL died; starting it again" in site.words()


def test_after_dev_itself_is_killed_the_next_start_is_clean(run, home):
    first = run()
    first.wait_for_page()

    first.process.kill()
    first.process.wait()
    wait_until(lambda: not answers(first.url), seconds=30)
    second = run()
    second.wait_for_page()

    assert answers(second.url)


def test_a_taken_port_is_said_at_once():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = subprocess.run(
            [sys.executable, ROOT / "dev", "run", "--port", str(taken.getsockname()[1])], capture_output=True, text=True, timeout=300
        )

    assert ran.returncode == 1
    assert "--port" in ran.stderr


def test_a_python_without_pip_is_told_what_to_install(home):
    (home / "dev").write_text((ROOT / "dev").read_text())
    (home / "requirements-boot.lock").write_text("uv==0\n")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (home / name).write_text("")
    (home / "python").write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')  # -S: no site-packages, so no pip
    (home / "python").chmod(0o755)
    as_that_python = f"import sys, runpy; sys.executable = {str(home / 'python')!r}; sys.argv = ['dev', 'congdoan', 'help']"
    script = f"{as_that_python}; runpy.run_path('dev', run_name='__main__')"

    ran = subprocess.run([sys.executable, "-c", script], cwd=home, capture_output=True, text=True)

    assert "apt install python3-pip" in ran.stderr
    assert "Traceback" not in ran.stderr
