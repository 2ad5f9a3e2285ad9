"""How far a reorganisation has been carried out, and what became of each of its units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from congdoan.activities.restructuring.models import PlanRow
from congdoan.activities.restructuring.rules import OUTCOMES
from congdoan.people.organisations import queries as organisations

STATES = {"done": "đã xong", "refused": "chưa được", "waiting": "chờ thực hiện"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many rows are done, how many were refused at their last try, how many nobody has tried."""

    total: int
    done: int
    refused: int

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def waiting(self) -> int:
        return self.total - self.done - self.refused

    @property
    def is_done(self) -> bool:
        return self.total == self.done


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row with what its last try came to. `state`: done, refused, waiting."""

    place: int
    code: str
    name: str
    outcome: str
    outcome_words: str
    state: str
    words: str
    facts: Mapping[str, Any]
    at: datetime | None


LAST = """
SELECT DISTINCT ON (row_id) row_id, is_done, words, facts, acted_at FROM restructuring_outcome
WHERE reorganisation_id = %(asked)s ORDER BY row_id, is_done DESC, id DESC
"""


def progress(reorganisation_id: int) -> Progress:
    """Return how far a reorganisation has been carried out."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT count(*), count(*) FILTER (WHERE l.is_done), count(*) FILTER (WHERE NOT l.is_done)
            FROM restructuring_plan_row p LEFT JOIN ({LAST}) l ON l.row_id = p.id WHERE p.reorganisation_id = %(asked)s
            """,  # noqa: S608  fixed pieces
            {"asked": reorganisation_id},
        )
        return Progress(*cursor.fetchone())


def pending(reorganisation_id: int) -> list[int]:
    """Return the rows that are not done, in the order in which they are carried out."""
    rows = PlanRow.objects.filter(reorganisation_id=reorganisation_id).exclude(outcomes__is_done=True)
    return list(rows.order_by("place", "id").values_list("id", flat=True))


def results(
    reorganisation_id: int, *, state: str = "", text: str = "", after: int | None = None, size: int = 100
) -> tuple[list[ResultRow], int | None]:
    """Return one page of rows with what became of them, in the order in which they are carried out, and the place it ends at."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT p.place, p.code, p.organisation_id, p.name, p.outcome, l.is_done, l.words, l.facts, l.acted_at
            FROM restructuring_plan_row p LEFT JOIN ({LAST}) l ON l.row_id = p.id
            WHERE p.reorganisation_id = %(asked)s AND p.place > %(after)s AND (%(text)s = '' OR strpos(p.code, upper(%(text)s)) > 0)
              AND %(state)s IN ('', CASE l.is_done WHEN true THEN 'done' WHEN false THEN 'refused' ELSE 'waiting' END)
            ORDER BY p.place LIMIT %(most)s
            """,  # noqa: S608  fixed pieces
            {"asked": reorganisation_id, "after": -1 if after is None else after, "text": text.strip(), "state": state, "most": size + 1},
        )
        rows = cursor.fetchall()
    names = organisations.codes_and_names(row[2] for row in rows if row[2])
    told = [
        ResultRow(
            place, code, names.get(unit, ("", name))[1], outcome, OUTCOMES[outcome],
            "waiting" if is_done is None else "done" if is_done else "refused", words or "", _read(facts), at,
        )
        for place, code, unit, name, outcome, is_done, words, facts, at in rows[:size]
    ]  # fmt: skip
    return told, rows[size - 1][0] if len(rows) > size else None


def _read(facts: Any) -> Mapping[str, Any]:
    import json

    return json.loads(facts) if isinstance(facts, str) else facts or {}
