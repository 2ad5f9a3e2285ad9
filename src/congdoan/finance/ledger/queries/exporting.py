"""The lines of an export, as PostgreSQL writes them; a cursor on the server, so that a large unit needs little memory."""

from collections.abc import Iterator, Sequence

from django.db import connection


def root_lines() -> Iterator[str]:
    """Yield every root, oldest first, as its line with its hash."""
    yield from _told(
        """SELECT left(ledger_root_text(r), -1) || ',"sha256":"' || r.sha256 || '"}' FROM ledger_root r ORDER BY r.number""", []
    )


def lines_to_export(unit_id: int) -> Iterator[str]:
    """Yield a unit's records and seals in the order of their numbers, then what the summaries say of each account."""
    yield from _told("SELECT line FROM ledger_export(%s)", [unit_id])


def _told(statement: str, values: Sequence[int]) -> Iterator[str]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        for (line,) in cursor:
            yield line
