"""How a unit stands at the head of its papers."""

from datetime import date

from congdoan.foundation.access import queries as access
from congdoan.people.organisations.queries.lists import by_id
from congdoan.people.organisations.rules import LOWEST_PUBLIC_RANK


def letterhead(unit_id: int, *, on: date) -> dict[str, str]:
    """Return what the head of a unit's paper says: its name, the body above, the short symbol, the place, on whose behalf is signed."""
    unit = by_id([unit_id])[unit_id]
    above = next(iter(access.ancestors([unit_id], on=on)[unit_id]), None)
    is_federation = unit.rank <= LOWEST_PUBLIC_RANK
    return {
        "name": unit.name, "parent": access.branch_names([above])[above][1] if above else "",
        "symbol": "LĐLĐ" if is_federation else "CĐCS", "place": unit.commune or "…",
        "board": "TM. BAN THƯỜNG VỤ" if is_federation else "TM. BAN CHẤP HÀNH",
    }  # fmt: skip
