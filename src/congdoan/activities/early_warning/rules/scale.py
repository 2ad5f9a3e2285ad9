"""The scale: what weighs how many points, and how points are read. All of it is data: the pack's proposal or a federation's own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from .catalogue import CODES, UNWEIGHTED

MEASURES = {
    "late_days": "since",
    "overdue_days": "since",
    "silent_days": "since",
    "days_to_tet": "until",
    "debt_months": "number",
    "signatures": "number",
    "fall_percent": "number",
}
"""How a condition's figure is taken from a signal on a day: days since or until its anchor, or its number."""
UNITS = {"W2": "tháng", "W6": "chữ ký", "W3": "ngày tới Tết", "HEADS": "phần trăm", "WAGES": "phần trăm"} | dict.fromkeys(
    ("W1", "FUND", "SILENCE"), "ngày"
)
SUM = "sum"
MOST_POINTS = 100
BANDS = {"green": "xanh", "yellow": "vàng", "orange": "cam", "red": "đỏ"}
_COMPARED = re.compile(r"(\w+) (>=|<=|>) (\d+)(?:/(\d+) of (\w+))?")


@dataclass(frozen=True, slots=True)
class WarningBand:
    """A band of points with the colour it is shown in; None is open."""

    name: str
    points_from: int
    points_to: int | None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: a figure at least (or at most) a number, or at least some parts of the line's people."""

    figure: str  # since, until, number
    number: int
    is_least: bool = True
    parts_of_line: int = 0  # 5/100 of the line: number 5, parts 100


@dataclass(frozen=True, slots=True)
class Level:
    """What one level of a signal weighs. Without comparisons the signal itself is enough; `kind` narrows it to one kind."""

    code: str
    level: int
    condition: str
    weight: int
    kind: str = ""
    compared: tuple[Comparison, ...] = ()

    @property
    def said(self) -> str:
        """Return the condition in words."""
        if not self.compared:
            return CODES[self.code].kinds.get(self.kind) or "có dấu hiệu"
        unit = UNITS.get(self.code, "")
        return ", hoặc ".join(
            f"từ {one.number}/{one.parts_of_line} số người của chuyền" if one.parts_of_line
            else f"từ {one.number} {unit}" if one.is_least
            else f"còn {one.number} {unit} trở xuống"
            for one in self.compared
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels and bands in force; `takes_sum` are the signals whose levels add up, of the others the heaviest level counts."""

    levels: tuple[Level, ...]
    bands: tuple[WarningBand, ...]
    takes_sum: frozenset[str]

    def levels_of(self, code: str) -> tuple[Level, ...]:
        """Return the levels of one signal, lightest first as the scale lists them."""
        return tuple(one for one in self.levels if one.code == code)


def warning_band(points: int, bands: Iterable[WarningBand]) -> WarningBand:
    """Return the band that a sum of points falls into.

    Source: reference table `early_warning`, records warning.band (a proposal of this project, to be decided by the federation).

    :raises ValueError: no band holds the points
    """
    for band in bands:
        if band.points_from <= points and (band.points_to is None or points <= band.points_to):
            return band
    raise ValueError(f"no band for {points} points")


def comparisons_of(condition: str) -> tuple[Comparison, ...]:
    """Return the comparisons of a condition, any of which is enough; none where it names the fact itself."""
    found = []
    for measure, sign, number, parts, _ in _COMPARED.findall(condition):
        if measure in MEASURES:
            least = int(number) + (sign == ">")
            found.append(Comparison(MEASURES[measure], least, sign != "<=", int(parts or 0)))
    return tuple(found)


def scale_of(records: Iterable[tuple[str, Mapping[str, Any]]]) -> Scale:
    """Return the scale that the records (name, fields) of the pack propose, with our own signals at zero points."""
    levels, bands, sums = [], [], set()
    for name, fields in records:
        if "band" in fields:
            bands.append(WarningBand(name, int(fields["min_points"]), fields["max_points"], fields["band"]))
            continue
        code = fields["code"]
        if fields["take"] == SUM:
            sums.add(code)
        for one in fields["levels"]:
            kind = one["condition"] if fields["take"] == SUM else ""
            levels.append(Level(code, one["level"], one["condition"], one["weight"], kind, comparisons_of(one["condition"])))
    levels += [Level(code, 1, condition, 0, "", comparisons_of(condition)) for code, condition in UNWEIGHTED.items()]
    order = list(CODES)
    levels.sort(key=lambda one: (order.index(one.code), one.level))
    return Scale(tuple(levels), tuple(sorted(bands, key=lambda one: one.points_from)), frozenset(sums))


def key_of(level: Level) -> str:
    """Return the name under which a level's weight is kept: W1.2."""
    return f"{level.code}.{level.level}"


def reweighted(scale: Scale, weights: Mapping[str, int], starts: Mapping[str, int]) -> Scale:
    """Return a scale with other weights and other first points of its bands; what is not named stays as it was."""
    levels = tuple(replace(one, weight=weights.get(key_of(one), one.weight)) for one in scale.levels)
    firsts = [starts.get(band.code, band.points_from) for band in scale.bands]
    ends: Sequence[int | None] = [*(first - 1 for first in firsts[1:]), None]
    bands = tuple(replace(band, points_from=first, points_to=end) for band, first, end in zip(scale.bands, firsts, ends, strict=True))
    return replace(scale, levels=levels, bands=bands)


def faults_of(scale: Scale, weights: Mapping[str, int], starts: Mapping[str, int]) -> list[str]:
    """Return everything that is wrong with weights and first points of bands."""
    known = {key_of(one) for one in scale.levels}
    told = [f"không có mức “{key[:20]}” trong bảng" for key in sorted(set(weights) - known)]
    told += [
        f"{key}: trọng số từ 0 đến {MOST_POINTS}"
        for key, weight in sorted(weights.items())
        if key in known and not 0 <= weight <= MOST_POINTS
    ]
    told += [f"không có mức màu “{code[:20]}”" for code in sorted(set(starts) - {band.code for band in scale.bands})]
    firsts = [starts.get(band.code, band.points_from) for band in scale.bands]
    if firsts and (firsts[0] != 0 or any(later <= earlier for earlier, later in pairwise(firsts))):
        told.append("điểm đầu của các mức phải bắt đầu từ 0 và tăng dần: " + ", ".join(map(str, firsts)))
    return told
