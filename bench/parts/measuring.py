"""One way to measure for every suite: a cluster of its own, floor and subject in turn, rows as Markdown and as JSON lines."""

import argparse
import contextlib
import gc
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

BENCH = Path(__file__).parents[1]
SOURCE = BENCH.parent / "src"
sys.path.insert(0, str(SOURCE))

from congdoan.config import cluster  # noqa: E402

NOISY = 1.5  # the slowest of the repetitions against the median: past this the machine had something else to do


@dataclass
class Row:
    """One measurement. Empty cells do not apply; `verify` is ok, or VOID and the row counts for nothing."""

    id: str
    variant: str
    n: int
    reps: int
    median_s: float
    per_s: float
    ratio_vs_floor: float | None = None
    ratio_vs_peer: float | None = None
    exponent: float | None = None
    client_rss_mb: int | None = None
    wal_B_per_row: int | None = None
    load: float | None = None
    noisy: str = ""
    verify: str = "ok"
    note: str = ""


class Table:
    """Prints each row as it comes and keeps it as a line of JSON under `bench/out`."""

    def __init__(self, suite: str) -> None:
        self.smaller: dict[tuple[str, str], tuple[int, float]] = {}
        (BENCH / "out").mkdir(exist_ok=True)
        self.file = BENCH / "out" / f"{suite}.jsonl"
        names = list(Row.__dataclass_fields__)
        print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"| {' | '.join(names)} |\n|{'---|' * len(names)}", flush=True)

    def add(self, id: str, variant: str, n: int, times: list[float], **facts: Any) -> Row:
        """Print the row of some repetitions; the exponent compares it with the same row at the size before."""
        spent = median(times)
        before = self.smaller.get((id, variant))
        if before is not None and before[0] != n:
            facts["exponent"] = math.log(spent / before[1]) / math.log(n / before[0])
        self.smaller[id, variant] = (n, spent)
        noisy = "yes" if max(times) > NOISY * spent else ""
        row = Row(id, variant, n, len(times), spent, n / spent, noisy=noisy, load=os.getloadavg()[0], client_rss_mb=resident(), **facts)
        print(f"| {' | '.join(_shown(value) for value in asdict(row).values())} |", flush=True)
        with self.file.open("a") as out:
            out.write(json.dumps(asdict(row) | {"at": datetime.now(UTC).isoformat()}, ensure_ascii=False) + "\n")
        return row

    @staticmethod
    def skip(id: str, variant: str, why: str) -> None:
        """Say why a peer has no row."""
        print(f"{id}: {variant} skipped: {why}", flush=True)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
    return str(value)


def resident() -> int:
    """Return the largest memory this process has held. Units: MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def clocked(work: Callable[[], object]) -> float:
    """Return the seconds that something takes, after a clean-up of what went before."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def burnt(work: Callable[[], object]) -> float:
    """Return the processor seconds that something takes: for work that waits for nobody, on a machine shared with others."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def wishes_of(words: str, **extra: Any) -> argparse.Namespace:
    """Read `--scale 1,10`, `--reps 5` and a suite's own options."""
    parser = argparse.ArgumentParser(description=words)
    parser.add_argument("--scale", default="1", help="how many times the smallest size, several with commas")
    parser.add_argument("--reps", type=int, default=5)
    for name, default in extra.items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    wishes = parser.parse_args()
    wishes.scale = [float(scale) for scale in wishes.scale.split(",")]
    return wishes


@contextlib.contextmanager
def a_cluster() -> Iterator[cluster.Cluster]:
    """Give a migrated cluster as durable as in real use, Django set up on it as the application."""
    with tempfile.TemporaryDirectory(prefix="congdoan-bench-") as home, cluster.hold(Path(home)) as running:
        named = running.environment() | {
            "CONGDOAN_HOME": home,
            "DJANGO_SETTINGS_MODULE": "congdoan.config.settings",
            "PYTHONPATH": str(SOURCE),
        }
        os.environ.update(named)
        congdoan("migrate", "--verbosity", "0")
        version = running.sql("SHOW server_version")
        settings = running.sql("SELECT string_agg(name || ' ' || setting, ', ') FROM pg_settings WHERE name IN"
                               " ('fsync', 'synchronous_commit', 'shared_buffers', 'work_mem', 'full_page_writes')")  # fmt: skip
        print(f"PostgreSQL {version}: {settings}")
        import django

        django.setup()
        yield running


def congdoan(*words: str | Path) -> str:
    """Run a command of the product to its end and return what it printed."""
    ran = subprocess.run([sys.executable, "-m", "congdoan", *words], capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"congdoan {' '.join(map(str, words))}\n{ran.stderr}")
    return ran.stdout


def console() -> int:
    """Return the account under which commands act."""
    from congdoan.foundation.access import queries

    return queries.actor_named("console").id


def wal(running: cluster.Cluster) -> int:
    """Return how many bytes of write-ahead log the cluster has written."""
    return int(running.sql("SELECT pg_current_wal_insert_lsn() - '0/0'"))
