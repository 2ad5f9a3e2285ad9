"""Where a figure stands on a later day if it goes on as until now: a straight line, told with its days, never above what can be counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .indicators import Measured, Part
from .targets import keeps

LEAST_DAYS = 30
"""Fewer days tell no pace."""
DECIDING = 3


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a pace leads to. `value` on `day`; `reaches` by `last`; `deciding` are the units with the most still to do."""

    day: date
    value: int
    last: date
    at_last: int
    reaches: bool
    days_gone: int
    deciding: tuple[Part, ...]


def projected(start: int, now: int, *, gone: int, until: int) -> int:
    """Return the figure after `until` days when `now` was reached from `start` in `gone` days.

    Rounding: a rise down, a fall up in size, so that the pace is never flattered.
    """
    return start + (now - start) * until // gone


def forecast(
    measured: Measured, *, start: int, wanted: int, direction: str, first: date, on: date, day: date, last: date,
    wanted_of_parts: dict[int, int],    most: int | None = None,
) -> Forecast | None:  # fmt: skip
    """Return the forecast of a numerator, or None where too few days are gone or the last day has come.

    `wanted` is the numerator that keeps the target; `most` the largest there can be (a frozen denominator).
    """
    gone = (on - first).days + 1
    if gone < LEAST_DAYS or on >= last:
        return None

    def at(when: date) -> int:
        value = projected(start, measured.numerator, gone=gone, until=max((when - first).days + 1, gone))
        return min(value, most) if most is not None else value

    at_last = at(last)
    short = deciding(measured.parts, wanted_of_parts)
    return Forecast(max(day, on), at(day), last, at_last, keeps(at_last, direction, wanted), gone, short)


def deciding(parts: Iterable[Part], wanted: dict[int, int]) -> tuple[Part, ...]:
    """Return the units that are furthest below what they should have, each with what it has and should have; the furthest first."""
    short = [
        Part(part.unit_id, part.code, part.name, part.numerator, wanted.get(part.unit_id, part.denominator))
        for part in parts
        if wanted.get(part.unit_id, part.denominator) > part.numerator
    ]
    return tuple(sorted(short, key=lambda part: (part.numerator - part.denominator, part.code))[:DECIDING])
