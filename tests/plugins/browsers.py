"""The pages, served by the real server to a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .databases import ROOT
from .installations import Installation, wait_until


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
