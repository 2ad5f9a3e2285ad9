"""The ledger against raw COPY and a plain ORM: W1 lines, W2 whole postings, W7 summaries; only ratios of one run count.

A temporary cluster, receipts split to four levels (11 lines in 4 entries), floor and subject in turn: A/B/A/B, medians. W1 compares
what stands inside a transaction, W2 whole transactions with their commits, each against the same lines copied raw into a bare table.
`python3 dev bench ledger [--scale 1,10,25] [--reps 5]`; scale 1 is 2,000 receipts.
"""

import time
from datetime import date
from functools import lru_cache
from statistics import median
from typing import Any

import numpy as np
import peers
from parts.measuring import Table, a_cluster, clocked, cluster, console, wal, wishes_of

RECEIPTS, BY_ORM, BY_PEERS = 2_000, 200, 1_000
TLD, PROVINCE, DISTRICT, FIRST_UNION, UNIONS = 101, 102, 103, 1001, 700
DAY = date(2024, 6, 15)
PLAIN = """
CREATE TABLE floor_line (unit_id bigint, entry_id bigint, account_id bigint, amount bigint, period int, line_no int, is_red bool);
CREATE TABLE naive_entry (id bigserial PRIMARY KEY, unit_id bigint NOT NULL, accounting_date date NOT NULL, event text, description text);
CREATE TABLE naive_line (id bigserial PRIMARY KEY, entry_id bigint NOT NULL REFERENCES naive_entry, account_id bigint NOT NULL
  REFERENCES ledger_account, amount bigint NOT NULL, is_red boolean NOT NULL);
CREATE INDEX ON naive_line (entry_id); CREATE INDEX ON naive_line (account_id);
GRANT ALL ON floor_line, naive_entry, naive_line TO congdoan_app; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO congdoan_app
"""


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    table = Table("ledger")
    with a_cluster() as running:
        running.sql(PLAIN, database=cluster.DATABASE)
        set_up()
        for scale in wishes.scale:
            own = measure(int(RECEIPTS * scale), wishes.reps, table, running)
        by_peers(own, table, running)


def set_up() -> None:
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


def receipts_as_columns(receipts: int, seed: int) -> Any:
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


def measure(receipts: int, reps: int, table: Table, running: cluster.Cluster) -> float:
    """Measure one size, and return the seconds that the product takes for an entry."""
    from congdoan.finance.ledger import queries, services
    from congdoan.foundation.access.doors import acting

    times: dict[str, list[float]] = {"copied": [], "floor": [], "lines": [], "posting": []}
    lines = logged = 0
    for turn in range(-1, reps):  # the first is for warming up and does not count
        with acting(console(), on=DAY):
            columns, _ = receipts_as_columns(receipts, seed=turn + 1).sorted_by_unit()
        lines = len(columns.entry_no)
        running.sql("TRUNCATE floor_line; CHECKPOINT", database=cluster.DATABASE)
        copied, floor = copy_raw(columns)
        running.sql("CHECKPOINT")
        before = wal(running)
        with Watched() as watched:

            def post(columns: Any = columns, turn: int = turn) -> None:
                with acting(console(), on=DAY):
                    services.post_batch(by=console(), source=f"bench/{receipts}/{turn}", entries=columns, on=DAY)

            posting = clocked(post)
        logged = wal(running) - before
        if turn >= 0:
            for name, spent in (("copied", copied), ("floor", floor), ("lines", watched.spent), ("posting", posting)):
                times[name].append(spent)
    with acting(console(), on=DAY):
        began = time.perf_counter()
        report = queries.verify()
    proving, verdict = time.perf_counter() - began, "ok" if report["ok"] else "VOID"
    copied, floor = median(times["copied"]), median(times["floor"])
    table.add("W1", "raw COPY", lines, times["copied"], ratio_vs_floor=1.0)
    kept = copied / median(times["lines"])
    table.add("W1", "ledger lines, every promise and the summaries", lines, times["lines"], ratio_vs_floor=kept, verify=verdict)
    table.add("W2", "raw COPY and commit", lines, times["floor"], ratio_vs_floor=1.0)
    own = median(times["posting"])
    table.add("W2", "whole posting of receipts, one transaction", lines, times["posting"], ratio_vs_floor=floor / own,
              wal_B_per_row=logged // lines, verify=verdict)  # fmt: skip
    naive, few = by_orm(min(receipts, BY_ORM))
    table.add("W2", "peer: an ORM, a save a row, a transaction a receipt", few, [naive], ratio_vs_peer=(naive / few) / (own / lines))
    table.add("W7", "verify of all books", report["checked"]["lines"], [proving], verify=verdict)
    return own / (4 * receipts)


def copy_raw(columns: Any) -> tuple[float, float]:
    """Copy the lines into a bare table, and return the seconds without and with the commit."""
    from django.db import connection, transaction

    from congdoan.finance.ledger import rules
    from congdoan.finance.ledger.services import batches

    packed = list(rules.pack_lines(columns, np.arange(len(columns.unit_id))))
    began = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        batches._copy_in(cursor, "floor_line", batches.LINE_COLUMNS, packed)
        copied = time.perf_counter() - began
    return copied, time.perf_counter() - began


class Watched:
    """Adds up the seconds in which the lines of a batch are copied, packing included."""

    spent = 0.0

    def __enter__(self) -> "Watched":
        from congdoan.finance.ledger.services import batches

        self.for_real = batches._copy_in
        batches._copy_in = self.copy
        return self

    def copy(self, cursor: Any, table: str, *rest: Any) -> None:
        began = time.perf_counter()
        self.for_real(cursor, table, *rest)
        self.spent += (time.perf_counter() - began) * table.startswith("ledger_line")

    def __exit__(self, *_: object) -> None:
        from congdoan.finance.ledger.services import batches

        batches._copy_in = self.for_real


def by_peers(own: float, table: Table, running: cluster.Cluster) -> None:
    """Let other people's bookkeeping book the same entries; `own` is what the product takes for one, at the largest size measured."""
    from congdoan.foundation.access.doors import acting

    with acting(console(), on=DAY):
        columns = receipts_as_columns(BY_PEERS, seed=0)
    entries: list[peers.Entry] = [(str(DAY), told, []) for told in columns.description]
    for number, account, amount in zip(columns.entry_no.tolist(), columns.account_id.tolist(), columns.amount.tolist(), strict=True):
        entries[number][2].append((str(account), amount))
    running.sql("CREATE DATABASE peer")
    for peer, words in (("hordak", [running.url(cluster.SUPERUSER, "peer")]), ("beancount", [])):
        try:
            told = peers.measure(peer, entries, *words)
        except peers.Absent as why:
            table.skip("W2", peer, str(why))
            continue
        for way, spent in told["seconds"].items():
            count, verdict = told["entries"][way], "ok" if told["whole"] else "VOID"
            table.add("W2", f"peer: {peer}, {way}; entries", count, [spent], ratio_vs_peer=spent / count / own, verify=verdict)
    table.skip("W2", "hledger", peers.why_absent("hledger"))
    table.skip("W2", "pgledger", "its SQL is no package of an index")


@lru_cache
def naive_tables() -> tuple[Any, Any]:
    """Return two tables as a plain application would declare them."""
    from django.db import models

    class NaiveEntry(models.Model):
        unit_id, accounting_date = models.BigIntegerField(), models.DateField()
        event, description = models.TextField(), models.TextField()

        class Meta:
            app_label, db_table, managed = "bench", "naive_entry", False

    class NaiveLine(models.Model):
        entry = models.ForeignKey(NaiveEntry, models.PROTECT)
        account_id, amount, is_red = models.BigIntegerField(), models.BigIntegerField(), models.BooleanField()

        class Meta:
            app_label, db_table, managed = "bench", "naive_line", False

    return NaiveEntry, NaiveLine


def by_orm(receipts: int) -> tuple[float, int]:
    """Book receipts as a plain Django application would, and return the seconds and the lines; no promise but the foreign keys."""
    from django.db import transaction

    from congdoan.foundation.access.doors import acting

    with acting(console(), on=DAY):
        columns = receipts_as_columns(receipts, seed=0)
    NaiveEntry, NaiveLine = naive_tables()
    rows = list(zip(columns.entry_no.tolist(), columns.account_id.tolist(), columns.amount.tolist(), strict=True))
    began = time.perf_counter()
    for receipt in range(receipts):
        with transaction.atomic():
            for number in range(receipt * 4, receipt * 4 + 4):
                entry = NaiveEntry.objects.create(
                    unit_id=int(columns.unit_id[number]),
                    accounting_date=DAY,
                    event="collection/receipt",
                    description=columns.description[number],
                )
                for entry_no, account_id, amount in rows[receipt * 11 : receipt * 11 + 11]:
                    if entry_no == number:
                        NaiveLine.objects.create(entry=entry, account_id=account_id, amount=amount, is_red=False)
    return time.perf_counter() - began, len(rows)


if __name__ == "__main__":
    main()
