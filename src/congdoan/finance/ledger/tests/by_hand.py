"""Writing past the services, as somebody with psql would: every way to break a promise, and the promise it breaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import psycopg

from .builders import DAY, MONTH, OTHER_UNION, UNION

NOBODY = 999_999
Rows = Sequence[tuple[Any, ...]]
_numbers = count(1)


@dataclass
class Hand:
    """One open session of some login, with the accounts and the entries that stand in the books already."""

    connection: psycopg.Connection[Any]
    cash: int
    income: int
    booked: int
    reversed: int
    locked_month: int = 202401
    facts: dict[str, Any] = field(default_factory=dict)

    def enter(self, actor: int) -> None:
        self.connection.execute(
            "SELECT set_config('congdoan.actor', %s, true), set_config('congdoan.day', %s, true)", [str(actor), str(DAY)]
        )

    def entry(self, **changes: Any) -> int:
        """Insert the head of an entry of two lines."""
        row = {"unit_id": UNION, "period": MONTH, "accounting_date": DAY, "event": "hand", "description": "d", "line_count": 2}
        row |= {"source": f"hand/{next(_numbers)}"} | changes
        if "posted_by" not in row:
            row["posted_by"] = self.value("SELECT access_acting()")
        names = ", ".join(row)
        marks = ", ".join(["%s"] * len(row))
        return int(self.value(f"INSERT INTO ledger_entry ({names}) VALUES ({marks}) RETURNING id", list(row.values())))

    def lines(self, rows: Rows, *, table: str = "ledger_line") -> None:
        """Insert lines (unit, period, entry, line_no, account, amount, is_red) in one statement."""
        marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(rows))
        values = [value for row in rows for value in row]
        self.connection.execute(
            f"INSERT INTO {table} (unit_id, period, entry_id, line_no, account_id, amount, is_red) VALUES {marks}", values
        )

    def pair(self, entry: int, amount: int = 100, *, first: int = 1, unit: int = UNION, month: int = MONTH) -> Rows:
        return [
            (unit, month, entry, first, self.cash, amount, False),
            (unit, month, entry, first + 1, self.income, -amount, False),
        ]

    def value(self, statement: str, values: Sequence[Any] = ()) -> Any:
        row = self.connection.execute(statement, list(values)).fetchone()
        return row[0] if row else None

    def refusal(self, attack: Callable[["Hand"], object]) -> str:
        """Return the promise (or the SQLSTATE) by which PostgreSQL refused an attack, or "taken"."""
        try:
            with self.connection.transaction():
                attack(self)
        except psycopg.Error as error:
            return error.diag.constraint_name or str(error.sqlstate)
        return "taken"


def a_whole_entry(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry()))


def unbalanced(hand: Hand) -> None:
    entry = hand.entry()
    hand.lines([(UNION, MONTH, entry, 1, hand.cash, 100, False), (UNION, MONTH, entry, 2, hand.income, -99, False)])


def one_sided(hand: Hand) -> None:
    entry = hand.entry()
    hand.lines([(UNION, MONTH, entry, 1, hand.cash, 100, False), (UNION, MONTH, entry, 2, hand.income, 100, True)])


def balanced_but_for_64_bits(hand: Hand) -> None:
    entry = hand.entry(line_count=18_447)  # debits of 2**64 together, half on each account, so that the sums of either fit
    hand.connection.execute(
        "INSERT INTO ledger_line (unit_id, period, entry_id, line_no, account_id, amount, is_red)"
        " SELECT %s, %s, %s, n, CASE WHEN n %% 2 = 0 THEN %s ELSE %s END, CASE WHEN n < 18447 THEN 1e15 ELSE 2::numeric^64 - 18446e15 END,"
        " n = 18447 FROM generate_series(1, 18447) n",
        [UNION, MONTH, entry, hand.cash, hand.income],
    )


def partial(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(line_count=3)))


def in_two_statements(hand: Hand) -> None:
    entry = hand.entry()
    for row in hand.pair(entry):
        hand.lines([row])


def late_but_balanced(hand: Hand) -> None:
    entry = hand.entry()
    hand.lines(hand.pair(entry))
    hand.lines(hand.pair(entry, first=3))


def in_a_later_transaction(hand: Hand) -> None:
    hand.lines(hand.pair(hand.facts["headless"]))


def badly_numbered(hand: Hand) -> None:
    entry = hand.entry()
    hand.lines([(UNION, MONTH, entry, 1, hand.cash, 100, False), (UNION, MONTH, entry, 3, hand.income, -100, False)])


def zero_lines(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(), amount=0))


def too_large(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(), amount=10**15 + 1))


def no_entry(hand: Hand) -> None:
    hand.lines(hand.pair(NOBODY))


def of_another_month(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(), month=202407))


def of_another_unit(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(), unit=OTHER_UNION))


def unknown_account(hand: Hand) -> None:
    entry = hand.entry()
    hand.lines([(UNION, MONTH, entry, 1, NOBODY, 100, False), (UNION, MONTH, entry, 2, hand.income, -100, False)])


def one_line(hand: Hand) -> None:
    hand.entry(line_count=1)


def month_beside_the_date(hand: Hand) -> None:
    hand.entry(period=202405)


def before_the_books(hand: Hand) -> None:
    hand.entry(period=199912, accounting_date="1999-12-31")


def neither_source_nor_batch(hand: Hand) -> None:
    hand.entry(source=None)


def source_twice(hand: Hand) -> None:
    hand.entry(source="twice")
    hand.entry(source="twice")


def long_ago(hand: Hand) -> None:
    hand.entry(posted_at="2000-01-01")


def for_somebody_else(hand: Hand) -> None:
    hand.entry(posted_by=NOBODY)


def unknown_batch(hand: Hand) -> None:
    hand.entry(source=None, batch_id=NOBODY)


def batch_of_another_time(hand: Hand) -> None:
    hand.entry(source=None, batch_id=hand.facts["batch"])


def locked_month(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(period=hand.locked_month, accounting_date="2024-01-31"), month=hand.locked_month))


def below_the_seal(hand: Hand) -> None:
    hand.entry(id=hand.facts["gap_below_the_seal"])


def reversal_of_nothing(hand: Hand) -> None:
    hand.entry(reverses_id=NOBODY)


def reversal_twice(hand: Hand) -> None:
    hand.entry(reverses_id=hand.reversed)


def reversal_that_mirrors_nothing(hand: Hand) -> None:
    hand.lines(hand.pair(hand.entry(reverses_id=hand.booked), amount=-99))


def reversal_half_red(hand: Hand) -> None:
    entry = hand.entry(reverses_id=hand.booked)
    hand.lines([(UNION, MONTH, entry, 1, hand.cash, -1000, True), (UNION, MONTH, entry, 2, hand.income, 1000, False)])


def into_a_partition(hand: Hand) -> None:
    entry = hand.entry()
    hand.lines(
        [(UNION, MONTH, entry, 1, hand.cash, 100, False), (UNION, MONTH, entry, 2, hand.income, -99, False)], table="ledger_line_2024"
    )


def account_under_another_general(hand: Hand) -> None:
    hand.connection.execute(
        "INSERT INTO ledger_account (chart, code, item, party_id, name, kind, normal_side, general_id)"
        " VALUES ('tt107', '112', '', 5, '', '', '', %s)",
        [hand.cash],
    )


def lock_of_a_locked_month(hand: Hand) -> None:
    hand.connection.execute(
        "INSERT INTO ledger_month_lock (unit_id, period, number, is_locked, reason) VALUES (%s, %s, 0, true, '')",
        [UNION, hand.locked_month],
    )


def evidence(hand: Hand, **changes: Any) -> None:
    row = {"unit_id": UNION, "kind": "approval", "subject": "hand/1", "body": '{"by":1}'} | changes
    names, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    hand.connection.execute(f"INSERT INTO ledger_evidence ({names}) VALUES ({marks})", list(row.values()))


def evidence_in_disorder(hand: Hand) -> None:
    evidence(hand, body='{"b":1,"a":2}')


def evidence_twice_told(hand: Hand) -> None:
    evidence(hand, body='{"a":1,"a":1}')


def evidence_nested(hand: Hand) -> None:
    evidence(hand, body='{"a":[1]}')


def evidence_of_fractions(hand: Hand) -> None:
    evidence(hand, body='{"a":1.5}')


def evidence_without_a_name(hand: Hand) -> None:
    evidence(hand, kind="Phê duyệt")


def evidence_below_the_seal(hand: Hand) -> None:
    evidence(hand, id=hand.facts["gap_below_the_seal"])


TRANSACTION = "ledger_entry_whole"
REFUSED = {
    a_whole_entry: "taken",
    unbalanced: TRANSACTION,
    one_sided: TRANSACTION,
    balanced_but_for_64_bits: "22003",  # numeric_value_out_of_range
    partial: TRANSACTION,
    in_two_statements: TRANSACTION,
    late_but_balanced: TRANSACTION,
    in_a_later_transaction: TRANSACTION,
    badly_numbered: TRANSACTION,
    zero_lines: "ledger_amount_not_zero",
    too_large: "ledger_amount_within",
    no_entry: TRANSACTION,
    of_another_month: TRANSACTION,
    of_another_unit: TRANSACTION,
    unknown_account: "ledger_account_known",
    one_line: "ledger_two_lines",
    month_beside_the_date: "ledger_period_of_date",
    before_the_books: "ledger_within_the_books",
    neither_source_nor_batch: "ledger_source_or_batch",
    source_twice: "ledger_source_once",
    long_ago: "ledger_stamped",
    for_somebody_else: "ledger_stamped",
    unknown_batch: "ledger_batch_known",
    batch_of_another_time: "ledger_batch_known",
    locked_month: "ledger_month_open",
    below_the_seal: "ledger_after_the_seal",
    reversal_of_nothing: "ledger_reversal_known",
    reversal_twice: "ledger_reversed_once",
    reversal_that_mirrors_nothing: "ledger_reversal_mirrors",
    reversal_half_red: "ledger_reversal_mirrors",
    account_under_another_general: "ledger_general_matches",
    lock_of_a_locked_month: "ledger_lock_changes",
    evidence: "taken",
    evidence_in_disorder: "ledger_evidence_canonical",
    evidence_twice_told: "ledger_evidence_canonical",
    evidence_nested: "ledger_evidence_canonical",
    evidence_of_fractions: "ledger_evidence_canonical",
    evidence_without_a_name: "ledger_evidence_named",
    evidence_below_the_seal: "ledger_after_the_seal",
}
