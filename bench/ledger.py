"""W1, W2 and W7 of the measurements: lines with every promise kept, whole posting, and the proof of it all.

    python3 dev bench --suite ledger [--receipts 2000,20000] [--reps 5]

A receipt is split to four levels: four entries of four units, eleven lines. The floor is a binary COPY of the same lines
into a bare table. Floor and subject alternate; every figure is a median; a failing verify voids its row.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from congdoan.config import cluster

TLD, PROVINCE, DISTRICT, FIRST_UNION, UNIONS = 101, 102, 103, 1001, 700
DAY = date(2024, 6, 15)
FLOOR = (
    "CREATE TABLE IF NOT EXISTS floor_line (unit_id bigint, entry_id bigint, account_id bigint, amount bigint,"
    " period int, line_no int, is_red bool)"
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--receipts", default="2000,20000")
    parser.add_argument("--reps", type=int, default=5)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="congdoan-bench-") as home, cluster.hold(Path(home)) as running:
        os.environ |= running.environment() | {"CONGDOAN_HOME": home, "DJANGO_SETTINGS_MODULE": "congdoan.config.settings"}
        path = {"PYTHONPATH": str(Path(__file__).parents[1] / "src")}
        subprocess.run([sys.executable, "-m", "congdoan", "migrate", "--verbosity", "0"], check=True, env=os.environ | path)
        running.sql(FLOOR + "; GRANT ALL ON floor_line TO congdoan_app", database=cluster.DATABASE)
        import django

        django.setup()
        print("| id | variant | n lines | reps | median_s | lines_per_s | ratio_vs_floor | client_rss_mb | verify |")
        print("|---|---|---|---|---|---|---|---|---|")
        setup()
        for receipts in map(int, wishes.receipts.split(",")):
            measure(receipts, wishes.reps, running)


def setup() -> None:
    """Write a national body, a province, a district with 700 unions, and the accounts of a receipt."""
    from psycopg.types.range import DateRange

    from congdoan.foundation.access import services as access
    from congdoan.foundation.access.doors import acting

    above = {TLD: [], PROVINCE: [TLD], DISTRICT: [PROVINCE, TLD]}
    above |= {FIRST_UNION + n: [DISTRICT, PROVINCE, TLD] for n in range(UNIONS)}
    with acting(console(), on=DAY):
        access.set_branches([(unit, f"B{unit}", f"Đơn vị {unit}") for unit in above])
        ever = DateRange(None, None)
        access.set_reach([(a, unit, depth, ever) for unit, line in above.items() for depth, a in enumerate([unit, *line, 1])], of=above)


def console() -> int:
    from congdoan.foundation.access import queries

    return queries.actor_named("console").id


def receipts_as_columns(receipts: int, seed: int):
    """Return four entries and eleven lines for each receipt, each with its own amount."""
    from congdoan.finance.ledger import services
    from congdoan.finance.ledger.rules import AccountKey, EntryColumns

    keys = [
        AccountKey("tt107", *rest)
        for rest in (("1121",), ("336", "share"), ("5118", "fund_share"), ("1368", "share"), ("3378", "share_expected"))
    ]
    bank, payable, own, due, expected = (services.accounts(keys)[key] for key in keys)
    random = np.random.default_rng(seed)
    amount = random.integers(100_000, 50_000_000, receipts)
    base, rest = amount * 3 // 4, amount - amount * 3 // 4
    province, tld = rest * 3 // 10, rest // 10
    district = rest - province - tld
    pieces = [
        (0, bank, amount), (0, payable, -base), (0, payable, -province), (0, payable, -tld), (0, own, -district),
        (1, due, base), (1, expected, -base), (2, due, province), (2, expected, -province), (3, due, tld), (3, expected, -tld),
    ]  # fmt: skip
    unions = random.integers(FIRST_UNION, FIRST_UNION + UNIONS, receipts)
    return EntryColumns(
        unit_id=np.column_stack([np.full(receipts, DISTRICT), unions, np.full(receipts, PROVINCE), np.full(receipts, TLD)]).ravel(),
        accounting_date=np.full(4 * receipts, DAY, dtype="datetime64[D]"),
        event=["collection/receipt"] * (4 * receipts),
        description=[f"Thu kinh phí công đoàn, phiếu {n // 4}" for n in range(4 * receipts)],
        entry_no=(np.arange(receipts)[:, None] * 4 + np.array([piece[0] for piece in pieces])).ravel(),
        account_id=np.tile(np.array([piece[1] for piece in pieces]), receipts),
        amount=np.column_stack([piece[2] for piece in pieces]).ravel(),
        is_red=np.zeros(11 * receipts, dtype=bool),
    )


def measure(receipts: int, reps: int, running: cluster.Cluster) -> None:
    from django.db import connection, transaction

    from congdoan.finance.ledger import queries, rules, services
    from congdoan.finance.ledger.services import batches
    from congdoan.foundation.access.doors import acting

    times: dict[str, list[float]] = {"floor": [], "lines": [], "posting": []}
    line_copy = batches._copy_in

    def timed_copy(cursor, table, names, packed):
        began = time.perf_counter()
        packed = list(packed)
        ready = time.perf_counter()
        line_copy(cursor, table, names, packed)
        if table == "ledger_line":
            times["lines"].append(time.perf_counter() - ready)
        spent_packing.append(ready - began)

    spent_packing: list[float] = []
    batches._copy_in = timed_copy
    lines = 0
    for turn in range(reps):
        with acting(console(), on=DAY):
            columns, order = receipts_as_columns(receipts, seed=turn).sorted_by_unit()
        lines = len(columns.entry_no)
        packed = list(rules.pack_lines(columns, np.arange(len(order))))
        running.sql("TRUNCATE floor_line; CHECKPOINT", database=cluster.DATABASE)
        gc.collect()
        with transaction.atomic(), connection.cursor() as cursor:
            times["floor"].append(clocked(lambda: line_copy(cursor, "floor_line", batches.LINE_COLUMNS, packed)))  # noqa: B023
        running.sql("CHECKPOINT")
        source = f"bench/{receipts}/{turn}"
        began = time.perf_counter()
        with acting(console(), on=DAY):
            services.post_batch(by=console(), source=source, entries=columns, on=DAY)
        times["posting"].append(time.perf_counter() - began)
    batches._copy_in = line_copy
    began = time.perf_counter()
    with acting(console(), on=DAY):
        report = queries.verify()
    proving, is_sound = time.perf_counter() - began, report["ok"]
    booked = report["checked"]["lines"]
    floor = median(times["floor"])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for name, variant, spent in (
        ("W1", "raw COPY", floor),
        ("W1", "ledger lines, every promise and the summaries", median(times["lines"])),
        ("W2", "whole posting of receipts, one transaction", median(times["posting"])),
    ):
        print(
            f"| {name} | {variant} | {lines} | {reps} | {spent:.3f} | {lines / spent:,.0f} | {floor / spent:.3f} | {memory} |"
            f" {'ok' if is_sound else 'VOID'} |",
            flush=True,
        )
    pace, verdict = f"{proving:.3f} | {booked / proving:,.0f}", "ok" if is_sound else "VOID"
    print(f"| W7 | verify of all books | {booked} | 1 | {pace} | | {memory} | {verdict} |", flush=True)


def clocked(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
