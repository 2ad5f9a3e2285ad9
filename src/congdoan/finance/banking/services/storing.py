"""A statement's lines into the database, fast: copied beside, then inserted where PostgreSQL guards every row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.timezone import get_default_timezone

from congdoan.finance.banking import queries
from congdoan.finance.banking.models import Statement
from congdoan.finance.banking.rules import statements

Progress = Callable[[int, int], None]
"""Told how many lines of how many are on their way."""

STEP = 5_000
COLUMNS = (
    "statement_id", "account_id", "unit_id", "row", "position", "booked_at", "booked_on", "value_on", "direction", "amount", "reference",
    "counterparty_account", "counterparty_name", "narrative", "virtual_account", "running_balance", "fingerprint", "in_sums", "is_repeat",
    "repeat_of_id", "raw",
)  # fmt: skip


@dataclass(frozen=True)
class Header:
    """Whose statement it is and which file it came in."""

    by: int
    unit_id: int
    account_id: int
    file_name: str
    sha256: str
    part: int


def store(
    header: Header, told: statements.Statement, *, new: Sequence[statements.StatementLine], repeats: Sequence[statements.StatementLine],
    progress: Progress | None,
) -> int:  # fmt: skip
    """Write the new lines, the repeats with the line that each repeats, then the statement that closes them; return its id."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('banking_statement', 'id'))")
        statement_id = int(cursor.fetchone()[0])
    insert([_row(header, statement_id, line, is_repeat=False) for line in new], progress)
    known = queries.known_fingerprints(header.account_id, [line.fingerprint for line in repeats])
    insert([_row(header, statement_id, line, is_repeat=True, repeat_of=known.get(line.fingerprint)) for line in repeats], None)
    in_sums = told.own_lines
    Statement.objects.create(
        pk=statement_id, unit_id=header.unit_id, account_id=header.account_id, file_name=header.file_name, sha256=header.sha256,
        part=header.part, layout=told.bank or "", opening=_dong(told.opening), closing=_dong(told.closing), first_on=told.first,
        last_on=told.last, line_count=len(in_sums), repeat_count=len(told.lines) - len(in_sums), sum_credit=_whole(told.sum_credit),
        sum_debit=_whole(told.sum_debit), proof=told.balance_proof, imported_by=header.by,
        remarks=[problem.message for problem in told.problems][:100],
    )  # fmt: skip
    return statement_id


def insert(rows: Sequence[tuple[Any, ...]], progress: Progress | None) -> None:
    """Copy rows into a table of this transaction, then insert them in statement order: PostgreSQL takes no COPY under row security."""
    if not rows:
        return
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE arriving_lines ON COMMIT DROP AS SELECT {names} FROM banking_line WITH NO DATA")  # noqa: S608
        with cursor.copy(f"COPY arriving_lines ({names}) FROM STDIN") as copy:
            for number, row in enumerate(rows, start=1):
                copy.write_row(row)
                if progress and number % STEP == 0:
                    progress(number, len(rows))
        cursor.execute(f"INSERT INTO banking_line ({names}) SELECT {names} FROM arriving_lines ORDER BY position, row")  # noqa: S608
        cursor.execute("DROP TABLE arriving_lines")
    if progress:
        progress(len(rows), len(rows))


def _row(
    header: Header, statement_id: int, line: statements.StatementLine, *, is_repeat: bool, repeat_of: int | None = None
) -> tuple[Any, ...]:
    """Return a line's values in the order of COLUMNS; its moment is by Vietnam's clock, as banks print it."""
    return (
        statement_id, header.account_id, header.unit_id, line.row, line.position, line.booked_at.replace(tzinfo=get_default_timezone()),
        line.booked_at.date(), line.value_on, line.direction, _whole(line.amount), line.reference or "", line.counterparty_account or "",
        line.counterparty_name or "", line.narrative, line.virtual_account or "", _dong(line.running_balance), line.fingerprint,
        not line.repeat, is_repeat, repeat_of, list(line.raw),
    )  # fmt: skip


def _whole(amount: statements.Amount) -> int:
    assert isinstance(amount, int)
    return amount


def _dong(amount: statements.Amount | None) -> int | None:
    return None if amount is None else _whole(amount)
