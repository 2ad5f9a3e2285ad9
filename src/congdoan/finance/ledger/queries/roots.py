"""What is published: the roots over all units' seals, and what anybody may ask about a hash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from congdoan.finance.ledger.models import Root
from congdoan.finance.ledger.rules import Leaf, Tree, tree_of

SHORTEST_MARK = 16  # hexadecimal digits that still name one seal among all there will ever be


@dataclass(frozen=True, slots=True)
class RootRecord:
    """One published root: `sha256` is what a stranger keeps."""

    number: int
    published_on: date
    through_id: int
    units: int
    tree: str
    previous: str
    sha256: str
    recorded_by: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KnownHash:
    """What a hash is: a root (no unit) or a unit's seal, with the first root that proves it where there is one."""

    sha256: str
    unit_code: str | None
    number: int
    sealed_on: date
    root_number: int | None
    published_on: date | None


def roots(*, before: int | None = None, limit: int | None = 31) -> list[RootRecord]:
    """Return published roots, newest first; `before` a number, for the page after."""
    rows = Root.objects.filter(**({"number__lt": before} if before else {})).order_by("-number")[:limit]
    return [RootRecord(**row) for row in rows.values(*RootRecord.__dataclass_fields__)]


def known_hash(mark: str) -> KnownHash | None:
    """Return what a hash, or its first 16 digits or more, stands for; None where no seal and no root begins so.

    Needs nobody signed in: it tells a unit's code and the days, nothing of the unit's books.
    """
    mark = mark.strip().lower()
    if not SHORTEST_MARK <= len(mark) <= 64 or set(mark) - set("0123456789abcdef"):
        return None
    root = Root.objects.filter(sha256__gte=mark, sha256__lt=mark + "g", sha256__startswith=mark).first()
    if root is not None:
        return KnownHash(root.sha256, None, root.number, root.published_on, root.number, root.published_on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sha256, unit_code, number, sealed_on, root_number, published_on FROM ledger_find_seal(%s)", [mark])
        row = cursor.fetchone()
    return KnownHash(*row) if row else None


def trees(wanted: Sequence[RootRecord]) -> Iterator[tuple[RootRecord, Tree]]:
    """Yield each of the roots with the tree it names, oldest first, in one pass over all seals."""
    newest: dict[int, Leaf] = {}
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT through_id, unit_id, number, sha256 FROM ledger_seals_in_order()")
        seals = iter(cursor)
        seal = next(seals, None)
        for root in sorted(wanted, key=lambda root: root.number):
            while seal is not None and seal[0] < root.through_id:
                newest[seal[1]] = Leaf(*seal[1:])
                seal = next(seals, None)
            yield root, tree_of(list(newest.values()))
