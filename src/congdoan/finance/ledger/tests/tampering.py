"""What a database's owner could do to sealed books: edits by raw SQL past every trigger, and the chain written anew over them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from django.db import connection

CHECKS_OFF = """
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
             WHERE contype = 'c' AND conislocal AND coninhcount = 0 AND conrelid::regclass::text LIKE 'ledger%' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.place, one.conname);
  END LOOP;
END $$"""
NOTHING = "this edit changed nothing"


@dataclass
class Owner:
    """A session that no trigger and no policy stops, and the lot by which it picks its victims in one unit's books."""

    lot: Random
    through: int  # numbers below were sealed when the kept root was made
    unit: int
    other: int  # a unit that nobody looks at

    def run(self, statement: str, **values: Any) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            assert cursor.rowcount, f"{NOTHING}: {statement}"
            return int(cursor.rowcount)

    def rows(self, statement: str, **values: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())

    def pick(self, table: str, number: str = "id") -> dict[str, Any]:
        """Return one sealed row of a table, as its columns."""
        (row,) = self.lot.choice(
            self.rows(
                f"SELECT to_jsonb(t)::text FROM {table} t WHERE {number} < %(through)s AND unit_id = %(unit)s ORDER BY {number}",
                through=self.through, unit=self.unit,
            )
        )  # fmt: skip
        return dict(json.loads(row))

    def change(self, table: str, key: dict[str, Any], column: str, value: str, **values: Any) -> None:
        where = " AND ".join(f"{name} = %({name})s" for name in key)
        self.run(f"UPDATE {table} SET {column} = {value} WHERE {where}", **key, **values)


Edit = Callable[[Owner], object]


def entry_column(column: str, value: str) -> Edit:
    def edit(owner: Owner) -> None:
        row = owner.pick("ledger_entry")
        owner.change("ledger_entry", {"id": row["id"]}, column, value)

    return edit


def line_of(owner: Owner) -> tuple[dict[str, Any], dict[str, Any]]:
    entry = owner.pick("ledger_entry")
    lines = owner.rows(
        "SELECT unit_id, period, entry_id, line_no, account_id, amount FROM ledger_line WHERE entry_id = %(entry)s ORDER BY line_no",
        entry=entry["id"],
    )
    names = ("unit_id", "period", "entry_id", "line_no", "account_id", "amount")
    line = dict(zip(names, owner.lot.choice(lines), strict=True))
    return entry, line


def line_column(column: str, value: str) -> Edit:
    def edit(owner: Owner) -> None:
        _, line = line_of(owner)
        owner.change("ledger_line", {name: line[name] for name in ("entry_id", "line_no")}, column, value)

    return edit


def both_amounts(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run(
        "UPDATE ledger_line SET amount = amount + sign(amount) * %(more)s WHERE entry_id = %(entry)s",
        entry=entry["id"],
        more=owner.lot.randint(1, 10**6),
    )


def swapped_lines(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run("UPDATE ledger_line SET line_no = 100 + 3 - line_no WHERE entry_id = %(entry)s AND line_no < 3", entry=entry["id"])
    owner.run("UPDATE ledger_line SET line_no = line_no - 100 WHERE entry_id = %(entry)s AND line_no > 100", entry=entry["id"])


def swapped_entries(owner: Owner) -> None:
    one = owner.pick("ledger_entry")
    others = owner.rows(
        "SELECT id FROM ledger_entry WHERE unit_id = %(unit)s AND period = %(period)s AND id <> %(one)s AND id < %(through)s",
        unit=one["unit_id"], period=one["period"], one=one["id"], through=owner.through,
    )  # fmt: skip
    other = owner.lot.choice(others)[0]
    for old, new in ((one["id"], -1), (other, one["id"]), (-1, other)):
        owner.run("UPDATE ledger_line SET entry_id = %(new)s WHERE entry_id = %(old)s", old=old, new=new)


def deleted_entry(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run("DELETE FROM ledger_line WHERE entry_id = %(entry)s", entry=entry["id"])
    owner.run("DELETE FROM ledger_entry WHERE id = %(entry)s", entry=entry["id"])


def deleted_line(owner: Owner) -> None:
    _, line = line_of(owner)
    owner.run("DELETE FROM ledger_line WHERE entry_id = %(entry_id)s AND line_no = %(line_no)s", **line)


def inserted_entry(owner: Owner) -> None:
    """A copy of another entry under a number that no entry of the sealed range bears."""
    entry = owner.pick("ledger_entry")
    taken = {row[0] for row in owner.rows("SELECT id FROM ledger_entry")}
    number = owner.lot.choice([number for number in range(-50, owner.through) if number not in taken and number])
    owner.run(
        "INSERT INTO ledger_entry (id, unit_id, period, accounting_date, event, description, source, line_count, posted_by, posted_at)"
        " SELECT %(number)s, unit_id, period, accounting_date, event, description, 'forged/%(number)s', 2, posted_by, posted_at"
        " FROM ledger_entry WHERE id = %(entry)s",
        number=number, entry=entry["id"],
    )  # fmt: skip
    owner.run(
        "INSERT INTO ledger_line (unit_id, period, entry_id, line_no, account_id, amount, is_red)"
        " SELECT unit_id, period, %(number)s, line_no, account_id, amount, is_red FROM ledger_line WHERE entry_id = %(entry)s",
        number=number, entry=entry["id"],
    )  # fmt: skip


def inserted_lines(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run(
        "INSERT INTO ledger_line (unit_id, period, entry_id, line_no, account_id, amount, is_red)"
        " SELECT unit_id, period, entry_id, line_no + 2, account_id, amount, is_red FROM ledger_line"
        " WHERE entry_id = %(entry)s AND line_no < 3",
        entry=entry["id"],
    )  # fmt: skip
    owner.run("UPDATE ledger_entry SET line_count = line_count + 2 WHERE id = %(entry)s", entry=entry["id"])


def orphan_lines(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run(
        "INSERT INTO ledger_line (unit_id, period, entry_id, line_no, account_id, amount, is_red)"
        " SELECT unit_id, 203901, entry_id, line_no, account_id, amount, is_red FROM ledger_line WHERE entry_id = %(entry)s",
        entry=entry["id"],
    )


def stray_lines(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run(
        "INSERT INTO ledger_line (unit_id, period, entry_id, line_no, account_id, amount, is_red)"
        " SELECT unit_id, period, -entry_id, line_no, account_id, amount, is_red FROM ledger_line WHERE entry_id = %(entry)s",
        entry=entry["id"],
    )


def moved_to_another_month(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run("UPDATE ledger_entry SET period = 202403, accounting_date = '2024-03-05' WHERE id = %(entry)s", entry=entry["id"])
    owner.run("UPDATE ledger_line SET period = 202403 WHERE entry_id = %(entry)s", entry=entry["id"])


def moved_to_another_unit(owner: Owner) -> None:
    entry = owner.pick("ledger_entry")
    owner.run("UPDATE ledger_entry SET unit_id = %(other)s WHERE id = %(entry)s", entry=entry["id"], other=owner.other)
    owner.run("UPDATE ledger_line SET unit_id = %(other)s WHERE entry_id = %(entry)s", entry=entry["id"], other=owner.other)


def row_column(table: str, number: str, column: str, value: str) -> Edit:
    def edit(owner: Owner) -> None:
        row = owner.pick(table, number)
        owner.run(f"UPDATE {table} SET {column} = {value} WHERE {number} = %(number)s AND unit_id = %(unit)s",
                  number=row[number], unit=row["unit_id"])  # fmt: skip

    return edit


def deleted_row(table: str, number: str) -> Edit:
    def edit(owner: Owner) -> None:
        row = owner.pick(table, number)
        owner.run(f"DELETE FROM {table} WHERE {number} = %(number)s AND unit_id = %(unit)s", number=row[number], unit=row["unit_id"])

    return edit


def inserted_evidence(owner: Owner) -> None:
    row = owner.pick("ledger_evidence")
    owner.run(
        "INSERT INTO ledger_evidence (id, unit_id, kind, subject, body, recorded_by, recorded_at)"
        " SELECT -id, unit_id, kind, subject, body, recorded_by, recorded_at FROM ledger_evidence WHERE id = %(id)s", id=row["id"],
    )  # fmt: skip


def inserted_locks(owner: Owner) -> None:
    row = owner.pick("ledger_month_lock", "record_no")
    owner.run(
        "INSERT INTO ledger_month_lock (unit_id, period, number, record_no, is_locked, reason, recorded_by, recorded_at)"
        " SELECT unit_id, 202312, 1, -record_no, true, 'bịa', recorded_by, recorded_at FROM ledger_month_lock"
        " WHERE record_no = %(no)s", no=row["record_no"],
    )  # fmt: skip


def changed_account(owner: Owner) -> None:
    _, line = line_of(owner)
    owner.run("UPDATE ledger_account SET code = '9' || code WHERE id = %(account_id)s", **line)


def changed_batch(owner: Owner) -> None:
    owner.run("UPDATE ledger_batch SET source = source || '!'")


RECORDS: dict[str, Edit] = {
    "amounts": both_amounts,
    "amount": line_column("amount", "amount + 1"),
    "account": line_column("account_id", "(SELECT min(k.id) FROM ledger_account k WHERE k.id <> account_id)"),
    "red": line_column("is_red", "NOT is_red"),
    "swapped lines": swapped_lines,
    "swapped entries": swapped_entries,
    "date": entry_column("accounting_date", "accounting_date - 1"),
    "another month": moved_to_another_month,
    "another unit": moved_to_another_unit,
    "event": entry_column("event", "event || '.'"),
    "description": entry_column("description", "description || ' '"),
    "source": entry_column("source", "coalesce(source, '') || '!' || id"),
    "who": entry_column("posted_by", "posted_by + 1"),
    "when": entry_column("posted_at", "posted_at - interval '1 microsecond'"),
    "long ago": entry_column("posted_at", "posted_at - interval '400 days'"),
    "line count": entry_column("line_count", "line_count + 1"),
    "batch": entry_column("batch_id", "coalesce(batch_id, 0) + 1"),
    "reversal": entry_column("reverses_id", "-id"),
    "deleted entry": deleted_entry,
    "deleted line": deleted_line,
    "inserted entry": inserted_entry,
    "inserted lines": inserted_lines,
    "lines of no entry": orphan_lines,
    "lines of no number": stray_lines,
    "evidence body": row_column("ledger_evidence", "id", "body", "replace(body, '{', '{\"a\":1,')"),
    "evidence kind": row_column("ledger_evidence", "id", "kind", "kind || 's'"),
    "evidence subject": row_column("ledger_evidence", "id", "subject", "subject || '1'"),
    "evidence who": row_column("ledger_evidence", "id", "recorded_by", "recorded_by + 1"),
    "evidence when": row_column("ledger_evidence", "id", "recorded_at", "recorded_at - interval '1 day'"),
    "deleted evidence": deleted_row("ledger_evidence", "id"),
    "inserted evidence": inserted_evidence,
    "lock reason": row_column("ledger_month_lock", "record_no", "reason", "reason || '.'"),
    "lock month": row_column("ledger_month_lock", "record_no", "period", "period + 300"),
    "lock opened": row_column("ledger_month_lock", "record_no", "is_locked", "NOT is_locked"),
    "lock who": row_column("ledger_month_lock", "record_no", "recorded_by", "recorded_by + 1"),
    "lock when": row_column("ledger_month_lock", "record_no", "recorded_at", "recorded_at - interval '1 hour'"),
    "deleted lock": deleted_row("ledger_month_lock", "record_no"),
    "inserted lock": inserted_locks,
}
EVERYWHERE: dict[str, Edit] = {"account renamed": changed_account, "batch source": changed_batch}  # touch every unit's books

SEAL_VALUES = {
    "unit_code": "unit_code || 'x'", "sealed_on": "sealed_on - 1", "through_id": "through_id - 1", "entries": "entries + 1",
    "lines": "lines - 1", "evidence": "evidence + 1", "locks": "locks + 1", "leaves": "repeat('0', 64)",
    "previous": "repeat('1', 64)", "sha256": "reverse(sha256)", "recorded_by": "recorded_by + 1",
    "recorded_at": "recorded_at - interval '1 second'", "number": "number + 100",
}  # fmt: skip
SEALS: dict[str, Edit] = {
    f"seal {column}": row_column("ledger_seal", "through_id", column, value) for column, value in SEAL_VALUES.items()
} | {"deleted seal": deleted_row("ledger_seal", "through_id")}


def root_column(column: str, value: str) -> Edit:
    def edit(owner: Owner) -> None:
        owner.run(f"UPDATE ledger_root SET {column} = {value} WHERE through_id <= %(through)s", through=owner.through)

    return edit


ROOTS: dict[str, Edit] = {
    f"root {column}": root_column(column, value)
    for column, value in {
        "published_on": "published_on - 1", "units": "units + 1", "tree": "reverse(tree)", "previous": "repeat('2', 64)",
        "sha256": "reverse(sha256)", "recorded_by": "recorded_by + 1", "recorded_at": "recorded_at - interval '1 second'",
    }.items()
}  # fmt: skip


# --- the chain written anew ---------------------------------------------------------------------------------------------


def reseal_with_the_product(owner: Owner, units: list[int]) -> None:
    """Drop the units' seals and let the product's own functions seal and publish again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_seal WHERE unit_id = ANY(%s)", [units])
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SELECT ledger_seal_books(%s, '2024-06-30')", [units])
        cursor.execute("SELECT ledger_make_root('2024-06-30')")


def rewrite_seals(owner: Owner, units: list[int]) -> None:
    """Write every seal of the units anew with its old number, day and moment, over what stands in the books now."""
    for unit in units:
        previous, above = "", -(2**60)
        for number, through in owner.rows("SELECT number, through_id FROM ledger_seal WHERE unit_id = %(u)s ORDER BY number", u=unit):
            owner.run(
                "UPDATE ledger_seal s SET previous = %(previous)s, entries = n.entries, lines = n.lines, evidence = n.evidence,"
                " locks = n.locks, leaves = coalesce(n.leaves, '') FROM ledger_leaves(%(unit)s, %(above)s, %(through)s) n"
                " WHERE s.unit_id = %(unit)s AND s.number = %(number)s",
                unit=unit, number=number, above=above, through=through, previous=previous,
            )  # fmt: skip
            previous = tie_seal(owner, unit, number)
            above = through


def tie_seal(owner: Owner, unit: int, number: int) -> str:
    """Give a seal the hash of what it says now."""
    statement = (
        "UPDATE ledger_seal s SET sha256 = encode(ledger_hash(ledger_seal_text(s)), 'hex') WHERE unit_id = %(u)s AND number = %(n)s"
        " RETURNING sha256"
    )
    return str(owner.rows(statement, u=unit, n=number)[0][0])


def tie_chain(owner: Owner, units: list[int]) -> None:
    """Give every seal of the units the hash of what it says now, and the hash of the one before."""
    for unit in units:
        previous = ""
        for (number,) in owner.rows("SELECT number FROM ledger_seal WHERE unit_id = %(u)s ORDER BY number", u=unit):
            owner.change("ledger_seal", {"unit_id": unit, "number": number}, "previous", "%(before)s", before=previous)
            previous = tie_seal(owner, unit, number)


def rewrite_roots(owner: Owner, *, after: int = 0) -> None:
    """Write the roots above a number anew over the seals there are now."""
    for number, through in owner.rows("SELECT number, through_id FROM ledger_root WHERE number > %(after)s ORDER BY number", after=after):
        owner.run(
            "UPDATE ledger_root r SET units = n.units, tree = n.tree, previous = coalesce((SELECT p.sha256 FROM ledger_root p"
            " WHERE p.number = r.number - 1), '') FROM (SELECT count(*) AS units, coalesce(ledger_tree(array_agg("
            "ledger_leaf(s.unit_id, s.number, s.sha256) ORDER BY s.unit_id)), '') AS tree FROM ledger_seals_before(%(through)s) s) n"
            " WHERE r.number = %(number)s",
            number=number, through=through,
        )  # fmt: skip
        owner.run("UPDATE ledger_root r SET sha256 = encode(ledger_hash(ledger_root_text(r)), 'hex') WHERE number = %(n)s", n=number)
