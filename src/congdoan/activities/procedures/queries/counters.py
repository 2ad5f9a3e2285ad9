"""Where requests are taken, for everybody to find."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from congdoan.activities.procedures.models import Counter
from congdoan.foundation.kernel.vietnamese import search_key

PAGE = 30


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that takes requests, and under which procedures."""

    unit_id: int
    code: str
    name: str
    procedures: tuple[str, ...]


def places(*, text: str = "", procedure: str = "", after: int | None = None, limit: int = PAGE) -> tuple[list[Place], int | None]:
    """Return the units that take requests, found by words, by number of the unit, and the cursor of the next page."""
    standing = _standing()
    for word in search_key(text).split()[:8]:
        standing = standing.filter(search_key__contains=word)
    if procedure:
        standing = standing.filter(code=procedure)
    if after is not None:
        standing = standing.filter(unit_id__gt=after)
    units = list(standing.order_by("unit_id").values_list("unit_id", flat=True).distinct()[: limit + 1])
    found = open_at(units[:limit])
    return found, units[limit - 1] if len(units) > limit else None


def open_at(unit_ids: Iterable[int]) -> list[Place]:
    """Return units with what is open at each, by number."""
    told: dict[int, list[Counter]] = {}
    for row in _standing().filter(unit_id__in=list(unit_ids)).order_by("unit_id", "id"):
        told.setdefault(row.unit_id, []).append(row)
    return [Place(unit, rows[-1].unit_code, rows[-1].unit_name, tuple(row.code for row in rows)) for unit, rows in told.items()]


def is_open(unit_id: int, code: str) -> bool:
    """Say whether a unit takes requests under a procedure from everybody."""
    return _standing().filter(unit_id=unit_id, code=code).exists()


def place(unit_code: str) -> Place | None:
    """Return the unit with a code that takes requests, or None."""
    row = _standing().filter(unit_code=unit_code).first()
    return next(iter(open_at([row.unit_id])), None) if row else None


def _standing() -> QuerySet[Counter]:
    later = Counter.objects.filter(unit_id=OuterRef("unit_id"), code=OuterRef("code"), id__gt=OuterRef("id"))
    return Counter.objects.filter(~Exists(later), is_open=True)
