"""Communes before and after 1 July 2025: which new ones an old one became, and which old ones a new one is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from congdoan.foundation.kernel.vietnamese import search_key

CHANGED_ON = date(2025, 7, 1)


@dataclass(frozen=True)
class Area:
    """One commune by its official code, with the names of the district (until 2025-06-30) and the province above it."""

    code: str
    name: str
    above: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """Return the line in which a search finds the commune."""
        return f" {search_key(' '.join([self.code, self.name, *self.above]))}"

    @property
    def full_name(self) -> str:
        return ", ".join([self.name, *self.above])


@dataclass(frozen=True)
class AreaChange:
    """What one old commune became: the new commune that holds its main part first; several where it was split."""

    before: Area
    after: tuple[Area, ...]

    @property
    def is_split(self) -> bool:
        return len(self.after) > 1


def areas_of(rows: Iterable[Sequence[str]]) -> dict[str, Area]:
    """Return the lowest areas of a table of (code, name, parent) by code; an area with others below it is only named above them."""
    named = {code: (name, parent) for code, name, parent in rows}
    parents = {parent for _, parent in named.values()}
    found = {}
    for code, (name, parent) in named.items():
        if code not in parents:
            above = []
            while parent:
                upper, parent = named[parent]
                above.append(upper)
            found[code] = Area(code, name, tuple(above))
    return found


def changes_of(before: Mapping[str, Area], after: Mapping[str, Area], links: Iterable[Sequence[str]]) -> tuple[AreaChange, ...]:
    """Return every old commune with its successors, province by province, from links (old code, new code, "1" for the main part)."""
    parts: dict[str, list[tuple[str, str]]] = {code: [] for code in before}
    for old, new, is_main in links:
        parts[old].append((is_main, new))
    ordered = sorted(before.values(), key=lambda area: (tuple(reversed(area.above)), area.code))
    return tuple(
        AreaChange(area, tuple(after[new] for _, new in sorted(parts[area.code], key=lambda part: (part[0] != "1", part[1]))))
        for area in ordered
    )


def named_by(changes: Iterable[AreaChange], text: str) -> list[AreaChange]:
    """Return the changes in which every word of a text begins a word of the old commune's line, or of one of its successors'."""
    words = search_key(text).split()[:12]

    def holds(area: Area) -> bool:
        return all(f" {word}" in area.key for word in words)

    return [change for change in changes if words and (holds(change.before) or any(holds(area) for area in change.after))]
