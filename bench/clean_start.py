"""How long somebody waits: from a fresh clone in an empty folder, with an empty home, to the first page, and to the demo year.

Prints one Markdown row for each start. `python3 dev bench clean_start`
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PORT = "8123"
KEPT = ("PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "PIP_CERT", "PIP_INDEX_URL", "UV_INDEX_URL", "LANG")
LONGEST = 600


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="cd") as folder:
        place = Path(folder)
        subprocess.run(["git", "clone", "--quiet", ROOT, place / "clone"], check=True)
        (place / "home").mkdir()
        environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {"HOME": str(place / "home")}
        print("| start | page served after | demo loaded after |\n|---|---|---|")
        for name in ("from a clean clone", "second time"):
            print("| {} | {:.1f} s | {} |".format(name, *start(place / "clone", environment)), flush=True)
    return 0


def start(clone: Path, environment: dict[str, str]) -> tuple[float, str]:
    """Run `dev run` until the page is served and no job is left, and return both times."""
    python = shutil.which("python3") or sys.executable
    began = time.monotonic()
    with open(clone / "log", "w") as log:
        run = subprocess.Popen([python, "dev", "run", "--port", PORT], cwd=clone, env=environment, stdout=log, stderr=log)
    try:
        while f"http://127.0.0.1:{PORT}/" not in (clone / "log").read_text():
            if run.poll() is not None or time.monotonic() - began > LONGEST:
                raise SystemExit((clone / "log").read_text())
            time.sleep(0.1)
        page = time.monotonic() - began
        while (left := jobs_left(clone, environment)) not in {"done", "none"}:
            if left == "failed" or time.monotonic() - began > LONGEST:
                raise SystemExit(f"the demo was not loaded: {left}\n" + (clone / "log").read_text())
            time.sleep(1)
        return page, f"{time.monotonic() - began:.1f} s" if left == "done" else "nothing to load"
    finally:
        run.send_signal(signal.SIGINT)
        run.wait()


def jobs_left(clone: Path, environment: dict[str, str]) -> str:
    """Return the state of the demo's job, asked of PostgreSQL by the superuser of the clone's own cluster."""
    script = (
        "from pathlib import Path; from congdoan.config import cluster; "
        "held = cluster.Cluster(Path('var').resolve(), cluster.find_programs()); "
        "print(held.sql(\"SELECT coalesce((SELECT state FROM access_job WHERE command = 'demo_load' ORDER BY id DESC LIMIT 1), 'none')\","
        " database='congdoan'))"
    )
    ran = subprocess.run([clone / ".venv/bin/python", "-c", script], cwd=clone, env=environment, capture_output=True, text=True)
    return ran.stdout.strip() or ran.stderr


if __name__ == "__main__":
    sys.exit(main())
