"""A map without coordinates: a tile for each place, in the order of the alphabet under the unit above, and arrows between tiles."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

WIDTH, HEIGHT, GAP, HEAD, EDGE = 172, 92, 28, 40, 22
LANES = 5  # lines side by side in one gap
LETTERS = 23  # of a name on one line of a tile
FRESHNESS = {  # what a tile shows: its words, and its mark beside the colour
    "going": ("đang ngừng việc cuối tuần", "M0 0h12v12h-12z"),
    "week": ("bắt đầu trong tuần", "M6 0l6 12h-12z"),
    "near": ("bắt đầu trong {days} ngày", "M6 0a6 6 0 1 0 .01 0z"),
    "older": ("bắt đầu trong {seen} ngày", "M6 1a5 5 0 1 0 .01 0zM6 4a2 2 0 1 1 -.01 0z"),
    "signals": ("chưa ngừng việc, có doanh nghiệp bị báo dấu hiệu", "M6 0l6 6l-6 6l-6 -6z"),
    "quiet": ("không có gì", ""),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A zone or a commune of a unit: its employers, what stopped there and how lately, how many employers somebody is anxious about."""

    key: tuple[int, str, str]  # the unit, zone or commune, the name as it is compared
    unit: str
    name: str
    employers: int = 0
    stoppages: int = 0
    going: int = 0
    week: int = 0
    near: int = 0
    signals: int = 0
    last: date | None = None

    @property
    def freshness(self) -> str:
        """Return what the tile shows: the freshest that is there."""
        told = {"going": self.going, "week": self.week, "near": self.near, "older": self.stoppages, "signals": self.signals}
        return next((name for name, count in told.items() if count), "quiet")


@dataclass(frozen=True, slots=True)
class Link:
    """How many stoppages of a place followed those of another (or of the same), by what they share first."""

    source: tuple[int, str, str]
    target: tuple[int, str, str]
    trait: str
    count: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A place where it is drawn; `number` is its row in the table."""

    place: Place
    number: int
    x: int
    y: int
    lines: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """The line of a link, with the spot of its number; `ends` are the two places."""

    path: str
    x: int
    y: int
    count: int
    trait: str
    ends: tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map of so many columns; `heads` are (y, words)."""

    columns: int
    width: int
    height: int
    heads: tuple[tuple[int, str], ...]
    tiles: tuple[Tile, ...]
    arrows: tuple[Arrow, ...]


def links_of(steps: Iterable[tuple[tuple[int, str, str], tuple[int, str, str], str]]) -> list[Link]:
    """Return steps between stoppages as links between places."""
    return [Link(*step, count) for step, count in sorted(Counter(steps).items())]


def drawn(places: Sequence[Place], links: Iterable[Link], *, columns: int) -> Drawing:
    """Draw places in the order given, a new row for each unit."""
    tiles: dict[tuple[int, str, str], Tile] = {}
    heads, y, number = [], 0, 0
    for unit, group in groupby(places, key=lambda one: one.unit):
        heads.append((y + HEAD // 3, unit))
        y += HEAD
        held = list(group)
        for place, one in enumerate(held):
            row, column = divmod(place, columns)
            number += 1
            lines = lines_of(one.name)
            tiles[one.key] = Tile(one, number, EDGE + column * (WIDTH + GAP), y + row * (HEIGHT + GAP), lines, FRESHNESS[one.freshness][1])
        y += -(-len(held) // columns) * (HEIGHT + GAP)
    told = [one for one in links if one.source in tiles and one.target in tiles]
    arrows = [_arrow(tiles[one.source], tiles[one.target], one, lane=3 * (place % LANES - LANES // 2)) for place, one in enumerate(told)]
    return Drawing(columns, 2 * EDGE + columns * (WIDTH + GAP) - GAP, y, tuple(heads), tuple(tiles.values()), tuple(arrows))


def lines_of(name: str) -> tuple[str, ...]:
    """Return a name on at most two lines; what does not fit ends in dots."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) < LETTERS or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    if len(lines) > 2:
        lines[1:] = [" ".join(lines[1:])]
    return tuple(line if len(line) <= LETTERS else f"{line[: LETTERS - 1]}…" for line in lines)


def _arrow(one: Tile, other: Tile, link: Link, *, lane: int) -> Arrow:
    """Draw a line that keeps to the gaps between tiles; a loop over the upper edge where both are the same."""
    ends, start = (one.place, other.place), one.x + WIDTH // 2 + 2 * lane
    if one is other:
        return Arrow(f"M{start} {one.y}v-13h30v12", start + 15, one.y - 13, link.count, link.trait, ends)
    is_upwards = other.y < one.y
    edge = one.y if is_upwards else one.y + HEIGHT
    gap = edge + (-GAP if is_upwards else GAP) // 2 + lane
    if one.y == other.y:
        end = other.x + WIDTH // 2 + 2 * lane
        return Arrow(f"M{start} {edge}V{gap}H{end}V{edge}", (start + end) // 2, gap, link.count, link.trait, ends)
    side, middle = other.x - GAP // 2 + lane, other.y + HEIGHT // 2 + 2 * lane
    return Arrow(f"M{start} {edge}V{gap}H{side}V{middle}H{other.x}", (start + side) // 2, gap, link.count, link.trait, ends)
