"""Closing a year of 37,000 entries, and W3: balances and trial balances over 1.5 million lines; only ratios of one run count.

A temporary cluster, 700 unions with income and spending under thirteen categories. Closing compares itself with booking the year that it
closes; W3 compares the summaries with adding the lines up. `python3 dev bench closing [--scale 1] [--reps 3] [--lines 1500000]`; scale 1
is 37,100 entries. What peers are known to do stands in the last lines as text, with its source; none of them is run here.
"""

import time
from datetime import date
from typing import Any

import numpy as np
from ledger import DISTRICT, FIRST_UNION, UNIONS, set_up
from parts.measuring import Table, a_cluster, clocked, cluster, console, wishes_of

ENTRIES = 53  # of one union in a year, at scale 1
FIRST_YEAR = 2018  # of the chart that is closed
INCOME = ("dues", "received_distribution", "other_misc", "other_employer", "received_support")
SPENDING = ("care", "propaganda", "administration", "salary_allowance", "allowance_parttime", "movement", "visits", "other_spending")
PEERS = (
    "hledger: 2-5 k entries/s and 1.1 GB for a report of all (10 k entries; design notes on performance, table of peers)",
    "django-hordak create 145-204/s, bulk 0.7-1.3 k/s; pgledger 0.4-0.75 k/s; piecash 220/s (same table)",
    "a year-end closing of many bodies at once: no peer publishes one",
)


def main() -> None:
    wishes = wishes_of(__doc__ or "", lines=1_500_000)
    table = Table("closing")
    with a_cluster() as running:
        set_up()
        for scale in wishes.scale:
            close(int(ENTRIES * scale), wishes.reps, table, running)
        balances(wishes.lines, wishes.reps, table)
    for words in PEERS:
        print(f"W3 peers: {words}")


def year_as_columns(entries: int, year: int, seed: int) -> Any:
    """Return a year of every union: two lines an entry, income into cash or spending out of it."""
    from congdoan.finance.ledger import services
    from congdoan.finance.ledger.rules import AccountKey, EntryColumns

    keys = [*(AccountKey("tt107", "5118", item) for item in INCOME), *(AccountKey("tt107", "611", item) for item in SPENDING)]
    known = services.accounts([AccountKey("tt107", "1111"), *keys])
    other = np.array([known[key] for key in keys])
    random = np.random.default_rng(seed)
    count = entries * UNIONS
    which, amount = random.integers(0, len(keys), count), random.integers(10_000, 5_000_000, count)
    sign = np.where(which < len(INCOME), 1, -1)
    return EntryColumns(
        unit_id=np.repeat(np.arange(FIRST_UNION, FIRST_UNION + UNIONS), entries),
        accounting_date=np.datetime64(f"{year}-01-05") + random.integers(0, 350, count).astype("timedelta64[D]"),
        event=["bench/closing"] * count,
        description=["Thu, chi của công đoàn cơ sở"] * count,
        entry_no=np.repeat(np.arange(count), 2),
        account_id=np.column_stack([np.full(count, known[AccountKey("tt107", "1111")]), other[which]]).ravel(),
        amount=np.column_stack([sign * amount, -sign * amount]).ravel(),
        is_red=np.zeros(2 * count, dtype=bool),
    )


def close(entries: int, reps: int, table: Table, running: cluster.Cluster) -> None:
    """Book a year and close it, a year for each repetition; a year that leaves income or spending is void."""
    from congdoan.finance.bookkeeping import services as bookkeeping
    from congdoan.finance.ledger import services
    from congdoan.foundation.access.doors import acting

    on, units = date(2030, 1, 10), range(FIRST_UNION, FIRST_UNION + UNIONS)
    times: dict[str, list[float]] = {"posting": [], "closing": []}
    is_whole = True
    for turn in range(min(reps, 6)):
        year = FIRST_YEAR + turn

        def post(year: int = year) -> None:
            with acting(console(), on=on):
                columns = year_as_columns(entries, year, year)
                services.post_batch(by=console(), source=f"bench/{year}", entries=columns, on=on)

        def end(year: int = year) -> None:
            with acting(console(), on=on):
                bookkeeping.close_year(by=console(), unit_ids=units, year=year, reason="đo tốc độ", on=on)

        times["posting"].append(clocked(post))
        running.sql("CHECKPOINT")
        times["closing"].append(clocked(end))
        is_whole = is_whole and left_of(year) == 0
    booked = entries * UNIONS
    table.add("closing", "posting the year", booked, times["posting"], ratio_vs_floor=1.0)
    share = sorted(times["posting"])[len(times["posting"]) // 2] / sorted(times["closing"])[len(times["closing"]) // 2]
    table.add("closing", f"closing the year of {UNIONS} units", booked, times["closing"], ratio_vs_floor=share,
              verify="ok" if is_whole else "VOID")  # fmt: skip


def left_of(year: int) -> int:
    """Return how many accounts of income or spending still hold something at a year's end."""
    from congdoan.finance.ledger import queries
    from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
    from congdoan.foundation.access.doors import acting

    with acting(console(), on=date(2030, 1, 10)):
        rows = queries.turnover(
            range(FIRST_UNION, FIRST_UNION + UNIONS), during=(FIRST_PERIOD, year * 100 + 12), accounts=AccountFilter(codes=("5", "6", "9"))
        )
    return sum(1 for row in rows if row.debit != row.credit)


def balances(lines: int, reps: int, table: Table) -> None:
    """Fill the books up to a number of lines; then the trial balance of a unit and of all below the district, and 1,000 balances."""
    from django.db import connection

    from congdoan.finance.ledger import queries, services
    from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
    from congdoan.foundation.access.doors import acting

    on, month, turn = date(2030, 1, 10), 202512, 0
    with acting(console(), on=on), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_line")
        (have,) = cursor.fetchone()
    while have < lines:
        turn += 1
        with acting(console(), on=on):
            columns = year_as_columns(min(ENTRIES * 4, -(-(lines - have) // (2 * UNIONS))), 2025, 1_000 + turn)
            have += services.post_batch(by=console(), source=f"bench/fill/{turn}", entries=columns, on=on).lines
    with acting(console(), on=on):
        services.fold_summaries(by=console(), on=on)

    def read(work: Any) -> list[float]:
        spent = []
        for _ in range(reps):
            with acting(console(), on=on):
                began = time.perf_counter()
                work()
                spent.append(time.perf_counter() - began)
        return spent

    def summed() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT account_id, sum(amount) FROM ledger_line GROUP BY 1")
            cursor.fetchall()

    with acting(console(), on=on):
        whole = queries.turnover_of_branch(DISTRICT, during=(FIRST_PERIOD, month))
    verify = "ok" if sum(row.debit - row.credit for row in whole) == 0 and whole else "VOID"
    floor = read(summed)
    table.add("W3", "adding all lines up", have, floor, ratio_vs_floor=1.0)
    for words, work in (
        ("trial balance of the district with all below", lambda: queries.turnover_of_branch(DISTRICT, during=(FIRST_PERIOD, month))),
        ("trial balance of one unit", lambda: queries.trial_balance(FIRST_UNION, month=month)),
        (
            "1,000 balances one by one",
            lambda: [queries.balance_of(FIRST_UNION + n % UNIONS, AccountFilter(codes=("1111",)), month=month) for n in range(1_000)],
        ),
    ):
        spent = read(work)
        table.add("W3", words, have, spent, ratio_vs_floor=sorted(floor)[len(floor) // 2] / sorted(spent)[len(spent) // 2], verify=verify)


if __name__ == "__main__":
    main()
