"""The lines of an export, as PostgreSQL writes them; a cursor on the server, so that a large unit needs little memory."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.db import connection


def root_lines() -> Iterator[str]:
    """Yield every root, oldest first, as its line with its hash."""
    yield from _told(
        """SELECT left(ledger_root_text(r), -1) || ',"sha256":"' || r.sha256 || '"}' FROM ledger_root r ORDER BY r.number""", []
    )


def lines_to_export(unit_id: int) -> Iterator[str]:
    """Yield a unit's records and seals in the order of their numbers, then what the summaries say of each account."""
    yield from _told("SELECT line FROM ledger_export(%s)", [unit_id])


def stray_lines(unit_ids: Sequence[int]) -> Mapping[int, list[str]]:
    """Return by unit what an export says of lines under numbers that the unit never wrote: read from its entries, it would not tell them.

    Lines have no order by unit, so all of them are gone through.
    """
    strays: dict[int, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT l.unit_id, '{"balance":{"account":[' || to_json(k.chart)::text || ',' || to_json(k.code)::text || ','
              || to_json(k.item)::text || '],"credit":0,"debit":0,"lines":' || count(*) || '}}'
            FROM ledger_line l JOIN ledger_account k ON k.id = l.account_id
            WHERE l.unit_id = ANY(%s) AND NOT EXISTS (SELECT FROM ledger_entry e WHERE (e.id, e.unit_id) = (l.entry_id, l.unit_id))
            GROUP BY l.unit_id, k.chart, k.code, k.item ORDER BY l.unit_id, k.chart, k.code, k.item
            """,
            [list(unit_ids)],
        )
        for unit_id, line in cursor:
            strays[unit_id].append(line)
    return strays


def _told(statement: str, values: Sequence[int]) -> Iterator[str]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        for (line,) in cursor:
            yield line
