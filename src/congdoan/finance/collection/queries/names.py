"""Names that people taught and that stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.state import line_of
from congdoan.finance.collection.rules.matching.teaching import names_taught
from congdoan.finance.collection.rules.model import Match
from congdoan.foundation.access import queries as access


@dataclass(frozen=True, slots=True)
class Taught:
    """A name as written that stands for a payer, the line that taught it, who said so and when."""

    name: str
    payer_id: int
    line_id: int
    taught_at: datetime
    by: str = ""


def taught_names(unit_id: int, *, payer_id: int | None = None) -> Sequence[Taught]:
    """Return the names that stand, of one payer or of all, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, payer_id, line_id, taught_at, taught_by FROM collection_names_taught(%s) ORDER BY taught_at, name", [unit_id]
        )
        rows = [row for row in cursor.fetchall() if payer_id in (None, row[1])]
    people = access.names_of_actors(row[4] for row in rows) if payer_id is not None else {}
    return [Taught(name, payer, line, at, people.get(by, "")) for name, payer, line, at, by in rows]


def teachable(line: banking.LineRow, match: Match) -> tuple[str, ...]:
    """Return the names that a line decided by a person for one payer may teach and does not teach yet."""
    if match.status != "decided" or len({part.payer_id for part in match.parts}) != 1:
        return ()
    names = names_taught(line_of(line))
    known = {one.name for one in taught_names(line.unit_id)} if names else set()
    return tuple(name for name in names if name not in known)
