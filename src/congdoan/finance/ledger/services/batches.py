"""Many entries in one transaction: the same promises, proved over columns, sent to PostgreSQL as binary COPY."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction

from congdoan.finance.ledger import rules
from congdoan.finance.ledger.rules import EntryColumns
from congdoan.finance.ledger.rules.columns import Longs, is_text
from congdoan.foundation.access import queries as reach
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit

from .entries import LONGEST_SOURCE, AlreadyPosted, TextMissing, UnableToPost, require_accounts, require_open, told_by_postgresql

ENTRY_COLUMNS = "id, unit_id, period, accounting_date, line_count, batch_id, posted_by, event, description"
LINE_COLUMNS = "unit_id, period, entry_id, line_no, account_id, amount, is_red"
LARGEST_SUM = 2**63 - 1
SPREAD = 1_000_000  # past every month yyyymm
LINES_TO_A_MEGABYTE = 10_000  # of those that a statement's triggers look at
WORDS = {
    "unbalanced": "Nợ và Có lệch nhau",
    "too-few-lines": "ít hơn hai dòng",
    "zero": "có số tiền bằng 0",
    "too-large": "có số tiền quá lớn",
    "outside-the-books": "ngày ghi sổ nằm ngoài các năm của sổ",
    "event": "thiếu tên sự việc",
    "description": "thiếu diễn giải",
}


class UnableToPostBatch(UnableToPost):
    code = "batch-refused"
    says = "Có {count} bút toán không ghi được, chưa ghi gì. Bút toán đầu tiên: thứ {first}, {why}."


class BatchTooLarge(UnableToPost):
    code = "batch-too-large"
    says = "Lô có {lines} dòng, số phát sinh {debit} đồng, quá lớn cho một lần ghi. Chia thành các lô không quá {most} dòng."


class NothingToPost(UnableToPost):
    code = "batch-empty"
    says = "Lô không có bút toán nào."


@dataclass(frozen=True, eq=False)
class BatchResult:
    """What a batch booked. Shapes: `entry_ids` one each entry, in the order in which the entries were given."""

    batch_id: int
    entries: int
    lines: int
    debit: int
    sha256: str
    entry_ids: Longs


@transaction.atomic
def post_batch(*, by: int, source: str, entries: EntryColumns, on: date, under: str = "ledger.post_batch") -> BatchResult:
    """Post many balanced entries, of one unit or of many, all or none.

    `source` names the batch, e.g. "collection/steps/7"; the same batch is never booked twice. `under` as in `post_entry`.

    :raises NotAllowed: the actor may not keep the books of one of the units
    :raises UnableToPostBatch: entries are unbalanced, empty, nameless or outside the books; all of them are counted
    :raises BatchTooLarge, NothingToPost: more than a million lines, or none
    :raises UnknownAccount: a line names an account that is not there
    :raises MonthLocked, MonthSoftlyLocked, BooksEnded: a month of one of the units takes no entry
    :raises AlreadyPosted: this source is already in the books
    """
    columns, order = entries.sorted_by_unit()
    units = np.unique(columns.unit_id).tolist()
    with ThreadPoolExecutor(1) as beside:  # what needs no PostgreSQL is done while it is asked
        judged = beside.submit(_require_sound, source, entries)
        beside.submit(lambda: columns.texts_sha256)
        access.require_all(by, under, at=units, on=on)
        judged.result()
        require_accounts(set(np.unique(columns.account_id).tolist()))
        require_open(_months(columns))
        entry_id = _reserve(len(columns.unit_id))
        sha256 = beside.submit(rules.fingerprint, columns, entry_id)
        branch_id = _branch_above(units, by, under, on)

    result = BatchResult(
        batch_id=0,
        entries=len(entry_id),
        lines=len(columns.entry_no),
        debit=columns.debit,
        sha256=sha256.result(),
        entry_ids=_as_given(entry_id, order),
    )
    batch_id = _insert_batch(source, branch_id, result)
    with told_by_postgresql():
        _copy(columns, entry_id, batch_id=batch_id, by=by)
    audit.record(
        by, "ledger.post_batch", at=branch_id, batch=batch_id, source=source, entries=result.entries, lines=result.lines,
        debit=result.debit, sha256=result.sha256,
    )  # fmt: skip
    return BatchResult(batch_id, result.entries, result.lines, result.debit, result.sha256, result.entry_ids)


def _require_sound(source: str, columns: EntryColumns) -> None:
    if not is_text(source, LONGEST_SOURCE):
        raise TextMissing(what="nguồn", longest=LONGEST_SOURCE)
    if not len(columns.unit_id):
        raise NothingToPost()
    if len(columns.entry_no) > rules.MOST_LINES or columns.debit > LARGEST_SUM:
        raise BatchTooLarge(lines=len(columns.entry_no), debit=columns.debit, most=rules.MOST_LINES)
    if found := rules.faults(columns):
        shown = [{"entry_no": fault.entry_no, "kind": fault.kind, "found": fault.found} for fault in found[:50]]
        raise UnableToPostBatch(
            count=len({fault.entry_no for fault in found}), first=found[0].entry_no + 1, why=WORDS[found[0].kind], faults=shown
        )


def _months(columns: EntryColumns) -> list[tuple[int, int]]:
    """Return the (unit, month) pairs that a batch writes to, each once."""
    units, place = np.unique(columns.unit_id, return_inverse=True)
    place, month = np.divmod(np.unique(place * SPREAD + columns.period), SPREAD)
    return list(zip(units[place].tolist(), month.tolist(), strict=True))


def _reserve(count: int) -> Longs:
    """Return fresh entry ids in rising order, taken while the books are held, so that no seal can pass them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(ledger_books())")
        drawn = "(SELECT nextval('ledger_entry_id_seq') AS id FROM generate_series(1, %s)) AS drawn"
        cursor.execute(f"SELECT min(id), max(id) FROM {drawn}", [count])  # noqa: S608  fixed words
        first, last = cursor.fetchone()
        if last - first + 1 == count:
            return np.arange(first, last + 1, dtype=np.int64)
        cursor.execute(f"SELECT array_agg(id ORDER BY id) FROM {drawn}", [count])  # noqa: S608  somebody drew between: one by one
        return np.array(cursor.fetchone()[0], dtype=np.int64)


def _as_given(entry_id: Longs, order: Longs) -> Longs:
    given = np.empty_like(entry_id)
    given[order] = entry_id
    return given


def _branch_above(units: list[int], by: int, under: str, on: date) -> int:
    """Return the nearest branch that stands above all units and that the actor reaches; the first unit where there is none."""
    nearest = reach.common_branch(units, on=on)
    return nearest if nearest in units or not reach.unreached(by, under, at=[nearest], on=on) else units[0]


def _insert_batch(source: str, branch_id: int, result: BatchResult) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO ledger_batch (source, unit_id, entries, lines, debit, sha256, recorded_by)
            VALUES (%s, %s, %s, %s, %s, %s, access_acting()) ON CONFLICT (source) DO NOTHING RETURNING id
            """,
            [source, branch_id, result.entries, result.lines, result.debit, result.sha256],
        )
        booked = cursor.fetchone()
    if booked is None:
        raise AlreadyPosted(source=source)
    return int(booked[0])


def may_act_as_poster() -> bool:
    """Return whether this login may travel as the role that COPY needs: one that row-level security does not bind."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT EXISTS (
              SELECT FROM pg_roles r
              WHERE r.rolname = 'congdoan_poster' AND r.rolbypassrls AND pg_has_role(current_user, r.oid, 'MEMBER')
                AND has_table_privilege(r.oid, 'ledger_entry', 'INSERT') AND has_table_privilege(r.oid, 'ledger_line', 'INSERT')
            )
            """
        )
        (may,) = cursor.fetchone()
    return bool(may)


def _copy(columns: EntryColumns, entry_id: Longs, *, batch_id: int, by: int) -> None:
    """Send the entries, then the lines.

    The lines of a year go straight into the year's partition, which has the triggers of the whole table: into the table itself
    PostgreSQL would copy them row by row. What arrives is kept in memory until the triggers have judged it.
    """
    as_poster = may_act_as_poster()
    take = _copy_in if as_poster else _copy_aside
    places = [(f"ledger_line_{year}", year) for year in columns.years] if as_poster else [("ledger_line", None)]
    with connection.cursor() as cursor:
        memory = f"SET LOCAL work_mem = '{16 + len(columns.entry_no) // LINES_TO_A_MEGABYTE}MB'"
        cursor.execute(f"{memory}; SET LOCAL ROLE congdoan_poster" if as_poster else memory)
        take(cursor, "ledger_entry", ENTRY_COLUMNS, rules.pack_entries(columns, entry_id, batch_id=batch_id, posted_by=by))
        for place, year in places:
            take(cursor, place, LINE_COLUMNS, rules.pack_lines(columns, entry_id, year=year))
        cursor.execute("SET LOCAL work_mem TO DEFAULT; SET LOCAL ROLE NONE")


def _copy_in(cursor: Any, table: str, names: str, packed: Iterable[bytes]) -> None:
    with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN (FORMAT binary)") as copy:
        for some in packed:
            copy.write(some)


def _copy_aside(cursor: Any, table: str, names: str, packed: Iterable[bytes]) -> None:
    """Where no role may pass by row-level security: copy into a table of this session, then insert in key order."""
    cursor.execute(f"CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA")  # noqa: S608  fixed names
    _copy_in(cursor, "arriving", names, packed)
    key = "id" if table == "ledger_entry" else "entry_id, line_no"
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM arriving ORDER BY {key}")  # noqa: S608  fixed names
    cursor.execute("DROP TABLE arriving")
