"""Lists of documents: what a unit wrote, by state; what it received from others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from congdoan.foundation.documents.rules.copying import SERIES
from congdoan.foundation.documents.rules.outgoing import STATE_WORDS, written_number
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents are meant; what is left empty narrows nothing. `year` is that of the number, or of the draft."""

    unit_id: int | None = None
    states: Sequence[str] = ()
    kind: str = ""
    year: int | None = None
    text: str = ""
    ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list of outgoing documents."""

    id: int
    unit_id: int
    kind: str
    subject: str
    signer: str
    number: str
    day: date
    state: str

    @property
    def state_words(self) -> str:
        return STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A document that another unit sent to one within reach. `state` tells one that was replaced or recalled since."""

    id: int
    outgoing_id: int
    to_unit_id: int
    sender: str
    kind: str
    subject: str
    number: str
    day: date
    sent_on: date
    state: str
    is_opened: bool

    @property
    def state_words(self) -> str:
        return STATE_WORDS.get(self.state, "")


def listed(chosen: Filter, *, before_id: int | None = None, limit: int = PAGE) -> list[ListRow]:
    """Return the documents of units within the actor's reach, newest first, one page at a time."""
    where, values = _condition(chosen)
    if before_id is not None:
        where, values = f"{where} AND o.id < %s", [*values, before_id]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT o.id, o.unit_id, o.kind, o.subject, o.signer, n.number, o.symbol,
                   COALESCE(n.given_on, (o.prepared_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), s.kind
            {FROM} WHERE {where} ORDER BY o.id DESC LIMIT %s
            """,
            [*values, limit],
        )
        rows = cursor.fetchall()
    return [
        ListRow(one, unit, kind, subject, signer, written_number(number, symbol) if number else "", day, state)
        for one, unit, kind, subject, signer, number, symbol, day, state in rows
    ]


def counts_by_state(chosen: Filter) -> dict[str, int]:
    """Return by state how many documents a filter means."""
    where, values = _condition(chosen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT s.kind, count(*) {FROM} WHERE {where} GROUP BY s.kind", values)
        return dict(cursor.fetchall())


def numbered_counts(year: int, *, until: date) -> dict[int, int]:
    """Return for each unit within reach how many documents, copies aside, it numbered in a year until a day."""
    counted = "SELECT unit_id, count(*) FROM documents_outgoingnumber WHERE year = %s AND given_on <= %s AND series <> %s GROUP BY unit_id"
    with connection.cursor() as cursor:
        cursor.execute(counted, [year, until, SERIES])
        return dict(cursor.fetchall())


def numbered_years(unit_id: int) -> list[int]:
    """Return the years in which a unit gave or skipped numbers, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT year FROM documents_numberseries WHERE unit_id = %s ORDER BY year DESC", [unit_id])
        return [year for (year,) in cursor.fetchall()]


def received(*, delivery_id: int | None = None, text: str = "", before_id: int | None = None, limit: int = PAGE) -> list[ReceivedRow]:
    """Return what was sent to units within the actor's reach, newest first; `is_opened` by anybody of the unit."""
    pieces: list[tuple[str, Any]] = [("strpos(o.search_key, %s) > 0", word) for word in search_key(text).split()]
    pieces += [("d.id = %s", delivery_id)] if delivery_id is not None else []
    pieces += [("d.id < %s", before_id)] if before_id is not None else []
    where = " AND ".join(["true", *(piece for piece, _ in pieces)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT d.id, o.id, d.to_unit_id, b.name, o.kind, o.subject, n.number, n.symbol, n.given_on, d.sent_on,
                   documents_state_of(o.id), EXISTS (SELECT FROM documents_deliveryopening p WHERE p.delivery_id = d.id)
            FROM documents_delivery d
            JOIN documents_outgoing o ON o.id = d.outgoing_id
            JOIN documents_outgoingnumber n ON n.outgoing_id = o.id
            JOIN access_branch b ON b.id = d.unit_id
            WHERE d.to_unit_id IN (SELECT branch_id FROM access_reached() AS branch_id) AND {where}
            ORDER BY d.id DESC LIMIT %s
            """,  # noqa: S608  the pieces are ours
            [*(value for _, value in pieces), limit],
        )
        rows = cursor.fetchall()
    return [
        ReceivedRow(one, outgoing_id, to_unit, sender, kind, subject, written_number(number, symbol), *rest)
        for one, outgoing_id, to_unit, sender, kind, subject, number, symbol, *rest in rows
    ]


def delivery(delivery_id: int) -> ReceivedRow | None:
    """Return one document that was sent to a unit within reach, or None."""
    return next(iter(received(delivery_id=delivery_id, limit=1)), None)


def states_of(ids: Sequence[int]) -> dict[int, str]:
    """Return the state of each document."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, documents_state_of(id) FROM unnest(%s::bigint[]) AS id", [list(ids)])
        return dict(cursor.fetchall())


FROM = """
FROM documents_outgoing o
LEFT JOIN documents_outgoingnumber n ON n.outgoing_id = o.id
CROSS JOIN LATERAL (SELECT documents_state_of(o.id) AS kind) s
"""


def _condition(chosen: Filter) -> tuple[str, list[Any]]:
    pieces: list[tuple[str, Any]] = []
    if chosen.unit_id is not None:
        pieces.append(("o.unit_id = %s", chosen.unit_id))
    if chosen.states:
        pieces.append(("s.kind = ANY(%s)", list(chosen.states)))
    if chosen.kind:
        pieces.append(("o.kind = %s", chosen.kind))
    if chosen.year is not None:
        pieces.append(("COALESCE(n.year, EXTRACT(year FROM o.prepared_at AT TIME ZONE 'Asia/Ho_Chi_Minh')) = %s", chosen.year))
    if chosen.ids:
        pieces.append(("o.id = ANY(%s)", list(chosen.ids)))
    pieces += [("strpos(o.search_key, %s) > 0", word) for word in search_key(chosen.text).split()]
    own = "o.unit_id IN (SELECT branch_id FROM access_reached() AS branch_id)"
    return " AND ".join([own, *(piece for piece, _ in pieces)]), [value for _, value in pieces]
