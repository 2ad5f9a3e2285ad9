"""The way of the money as a drawing: columns of bars joined by ribbons, every đồng of one column going into the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, BAR, WORDS = 1140, 12, 262
GAP, LEAST = 14, 16
"""Between two bars, and the least height of a bar so that its words fit. `WORDS` is the room right of the last column."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the money in one column: its key, its words, its colour, and the part of the column before that it comes from.

    Several parts of one key (from several parts before) make one bar. Units: đồng.
    """

    key: str
    words: str
    look: str
    amount: int
    comes_from: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as drawn."""

    x: int
    y: int
    height: int
    look: str
    words: str
    amount: int

    @property
    def text_x(self) -> int:
        return self.x + BAR + 5

    @property
    def text_y(self) -> int:
        return self.y + self.height // 2 + 4


@dataclass(frozen=True, slots=True)
class Ribbon:
    """What joins two bars: the outline as an SVG path."""

    path: str
    look: str


@dataclass(frozen=True, slots=True)
class Flow:
    """A drawing `WIDTH` wide and `height` high."""

    height: int
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(slots=True)
class _Standing:
    bar: Bar
    left: int  # how far down its right side is taken
    entered: int  # how far down its left side is taken


def draw(columns: Sequence[Sequence[Part]], *, height: int = 176) -> Flow:
    """Lay out the columns from left to right.

    :raises ValueError: a column's sum differs from the first one's: money would be lost on the way
    """
    totals = [sum(part.amount for part in column) for column in columns]
    if not totals or len(set(totals)) != 1 or totals[0] <= 0:
        raise ValueError(f"every column carries the same sum above zero: {totals}")
    total, most = totals[0], max(len({part.key for part in column}) for column in columns)
    room = max(height, most * (LEAST + GAP))
    standing: list[dict[str, _Standing]] = []
    for place, column in enumerate(columns):
        standing.append(_stand(column, place, len(columns), total, room))
    ribbons = [
        _ribbon(standing[place][part.comes_from], standing[place + 1][part.key], part)
        for place, column in enumerate(columns[1:])
        for part in column
        if part.amount > 0
    ]
    bars = [one.bar for row in standing for one in row.values()]
    deepest = max(bar.y + bar.height for bar in bars)
    return Flow(deepest + 2, tuple(bars), tuple(ribbons))


def _stand(column: Sequence[Part], place: int, columns: int, total: int, room: int) -> dict[str, _Standing]:
    """Stack a column's bars, heights in proportion but never under the least."""
    step = (WIDTH - BAR - WORDS) // max(columns - 1, 1)
    sums: dict[str, int] = {}
    first: dict[str, Part] = {}
    for part in column:
        sums[part.key] = sums.get(part.key, 0) + part.amount
        first.setdefault(part.key, part)
    spare = room - GAP * (len(sums) - 1)
    y, found = 0, {}
    for key, amount in sums.items():
        tall = max(LEAST, spare * amount // total) if amount else LEAST
        found[key] = _Standing(Bar(place * step, y, tall, first[key].look, first[key].words, amount), 0, 0)
        y += tall + GAP
    return found


def _ribbon(before: _Standing, after: _Standing, part: Part) -> Ribbon:
    """Join a bar to the next; each end takes the share of its bar that the part is."""
    out = before.bar.height * part.amount // max(before.bar.amount, 1)
    into = after.bar.height * part.amount // max(after.bar.amount, 1)
    x1, x2 = before.bar.x + BAR, after.bar.x
    top1, top2 = before.bar.y + before.left, after.bar.y + after.entered
    before.left += out
    after.entered += into
    middle = (x1 + x2) // 2
    path = (
        f"M{x1} {top1}C{middle} {top1} {middle} {top2} {x2} {top2}V{top2 + into}C{middle} {top2 + into} {middle} {top1 + out}"
        f" {x1} {top1 + out}Z"
    )
    return Ribbon(path, part.look)
