"""Arithmetic of targets: shares of a total, gaps between the parts and the whole, whether a figure keeps a target, percent as text.

Units: a ratio is told in parts per ten thousand (83 % is 8,300); everything else in whole pieces of the target's unit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

WHOLE = 10_000
MEASURES = {"level": "mức tại thời điểm", "flow": "số trong kỳ", "ratio": "tỷ lệ", "qualitative": "định tính"}
DIRECTIONS = {">=": "ít nhất", "<=": "không quá", "=": "đúng bằng"}
CADENCES = {"yearly": "hằng năm", "term": "cả nhiệm kỳ", "once": "một lần"}
METHODS = {"same": "cùng một mức cho mọi đơn vị", "by_members": "chia theo số đoàn viên", "given": "ghi riêng cho từng đơn vị"}
ADDED_UP = frozenset({"level", "flow"})
"""The measures whose parts add up to the whole; ratios do not."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How the parts below stand to the whole. `missing` above zero: not yet given away; None where parts do not add up.

    `below` counts the units whose figure is weaker than the whole's; `untold` those without a figure.
    """

    whole: int | None
    parts: int | None
    missing: int | None
    below: int
    untold: int


def split(total: int, weights: Mapping[int, int]) -> dict[int, int]:
    """Split a total between units by weight.

    Rounding: each share is rounded down; what is left over goes one each to the largest remainders, the first unit first among equals.
    """
    if total < 0 or any(weight < 0 for weight in weights.values()):
        raise ValueError("no negative totals or weights")
    whole = sum(weights.values())
    if not weights:
        return {}
    given = dict(weights) if whole else dict.fromkeys(weights, 1)
    whole = whole or len(weights)
    parts = {unit: total * weight // whole for unit, weight in given.items()}
    left = total - sum(parts.values())
    for unit in sorted(given, key=lambda unit: -(total * given[unit] % whole))[:left]:
        parts[unit] += 1
    return parts


def gap(measure: str, direction: str, whole: int | None, parts: Mapping[int, int | None]) -> Gap:
    """Return how the figures of the units below stand to the figure above them."""
    told = [value for value in parts.values() if value is not None]
    untold = len(parts) - len(told)
    below = 0 if whole is None or measure in ADDED_UP else sum(not keeps(value, direction, whole) for value in told)
    if measure not in ADDED_UP or not told:
        return Gap(whole, None, None, below, untold)
    added = sum(told)
    return Gap(whole, added, None if whole is None else whole - added, below, untold)


def keeps(value: int, direction: str, wanted: int) -> bool:
    """Return whether a figure keeps a target."""
    return {">=": value >= wanted, "<=": value <= wanted, "=": value == wanted}[direction]


def ratio(numerator: int, denominator: int) -> int | None:
    """Return a ratio in parts per ten thousand, rounded down: nobody is told to have reached what is not; None of nothing."""
    return numerator * WHOLE // denominator if denominator > 0 else None


def percent_of(value: Fraction) -> int:
    """Return a fraction of the law pack in parts per ten thousand.

    :raises ValueError: it has more than two decimals of a percent
    """
    exact = value * WHOLE
    if exact.denominator != 1:
        raise ValueError(f"{value} is no whole number of parts per ten thousand")
    return exact.numerator


_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})(?:,([0-9]{1,2}))?")


def read_figure(text: str, measure: str) -> int | None:
    """Return what people type: "83", "83,5" or "83,5%" of a ratio in parts per ten thousand, "1.200" of a count; None where it is none."""
    clean = text.replace(" ", "").removesuffix("%")
    match = _NUMBER.fullmatch(clean)
    if match is None:
        return None
    whole, decimals = int(match[1].replace(".", "")), match[2] or ""
    if measure == "ratio":
        value = whole * 100 + int(decimals.ljust(2, "0") or 0)
        return value if value <= 100 * WHOLE else None
    return None if decimals else whole


def figure_words(value: int | None, measure: str) -> str:
    """Return a figure as pages show it, without its unit: 83,5% of a ratio, 1.200 of a count, a dash of none."""
    if value is None:
        return "–"
    if measure != "ratio":
        return f"{value:,}".replace(",", ".")
    whole, decimals = divmod(value, 100)
    shown = f"{decimals:02d}".rstrip("0")
    return f"{whole},{shown}%" if shown else f"{whole}%"
