"""The chart of the accuracy report: a bar for each month, what booked itself below, what needed a person on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, TOP, FOOT = 960, 220, 8, 22, 22
WIDEST = 56


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: x and width of its bar, y and height of the lower (own) and the upper part, words under and over it."""

    x: int
    width: int
    own_y: int
    own_height: int
    rest_y: int
    rest_height: int
    middle: int
    words: str
    share: str


def draw(months: Sequence[tuple[str, int, int]]) -> list[Bar]:
    """Draw (words, own, rest) for each month; the tallest month fills the height, and a part that exists is at least a pixel."""
    tallest = max((own + rest for _, own, rest in months), default=0)
    if not tallest:
        return []
    step = (WIDTH - 2 * LEFT) // len(months)
    width = min(step * 3 // 4, WIDEST)
    room = HEIGHT - TOP - FOOT
    bars = []
    for place, (words, own, rest) in enumerate(months):
        middle = LEFT + step * place + step // 2
        own_height, rest_height = (max(count * room // tallest, 1) if count else 0 for count in (own, rest))
        own_y = HEIGHT - FOOT - own_height
        whole = own + rest
        share = f"{own * 1000 // whole // 10},{own * 1000 // whole % 10}%" if whole else ""
        bars.append(
            Bar(middle - width // 2, width, own_y, own_height, own_y - rest_height, rest_height, middle, words, share.replace(",0%", "%"))
        )
    return bars
