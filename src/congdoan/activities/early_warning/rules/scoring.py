"""Points: the plain sum of visible reasons, for one employer in words, for many in columns; both give the same points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .catalogue import words_of
from .scale import Comparison, Level, Scale, WarningBand, warning_band


@dataclass(frozen=True, slots=True)
class Evidence:
    """One signal as it holds: from `since` until the day before `ended`."""

    id: int
    employer_id: int
    code: str
    kind: str
    number: int | None
    line: int | None
    anchor: date | None
    since: date
    ended: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the signal holds on a day."""
        return self.since <= day and (self.ended is None or day < self.ended)

    def figure(self, name: str, on: date) -> int | None:
        """Return one figure of the signal on a day: since, until, number."""
        if name == "number":
            return self.number
        if self.anchor is None:
            return None
        return (on - self.anchor).days if name == "since" else (self.anchor - on).days


@dataclass(frozen=True, slots=True)
class Reason:
    """What one signal adds: its points (0 where another of the same sort already counts, or no level is met), and its words."""

    evidence: Evidence
    level: int
    points: int
    words: str


@dataclass(frozen=True, slots=True)
class Score:
    """Points of one employer on a day: the sum of its reasons' points, and nothing else."""

    points: int
    band: WarningBand
    reasons: tuple[Reason, ...]


def _compares(one: Comparison, evidence: Evidence, on: date) -> bool:
    figure = evidence.figure(one.figure, on)
    if figure is None:
        return False
    if one.parts_of_line:
        return evidence.line is not None and figure * one.parts_of_line >= one.number * evidence.line
    if one.figure == "until" and figure < 0:
        return False
    return figure >= one.number if one.is_least else figure <= one.number


def is_met(level: Level, evidence: Evidence, on: date) -> bool:
    """Say whether a signal meets a level on a day."""
    if level.code != evidence.code or (level.kind and level.kind != evidence.kind):
        return False
    return not level.compared or any(_compares(one, evidence, on) for one in level.compared)


def score(found: Sequence[Evidence], scale: Scale, on: date) -> Score:
    """Return what the signals of one employer weigh on a day, heaviest reason first; those that do not hold that day are left out."""
    holding = sorted((one for one in found if one.holds_on(on)), key=lambda one: one.id)
    credited: dict[int, tuple[int, int]] = {}
    for code in dict.fromkeys(one.code for one in holding):
        levels = scale.levels_of(code)
        met = [
            (level.weight, level.level, one)
            for level in levels
            if (one := next((each for each in holding if is_met(level, each, on)), None)) is not None
        ]
        if code not in scale.takes_sum:
            met = sorted(met, key=lambda row: (-row[0], -row[1]))[:1]
        for weight, level, one in met:
            points, _ = credited.get(one.id, (0, 0))
            credited[one.id] = (points + weight, level)
    reasons = [
        Reason(one, level, points, words_of(one.code, one.kind, one.number, one.line, one.anchor, on))
        for one in holding
        for points, level in [credited.get(one.id, (0, 0))]
    ]
    reasons.sort(key=lambda row: (-row.points, row.evidence.id))
    total = sum(row.points for row in reasons)
    return Score(total, warning_band(total, scale.bands), tuple(reasons))


@dataclass(frozen=True, slots=True)
class Columns:
    """Signals as columns.

    Shapes: all (n,). `employer` is a place from 0; `code` a place in `codes`, `kind` in `kinds`; days are ordinals; -1 where there is none.
    """

    employer: NDArray[np.int64]
    code: NDArray[np.int16]
    kind: NDArray[np.int16]
    number: NDArray[np.int64]
    line: NDArray[np.int64]
    anchor: NDArray[np.int64]
    since: NDArray[np.int64]
    ended: NDArray[np.int64]
    codes: Mapping[str, int]
    kinds: Mapping[str, int]

    @classmethod
    def of(cls, found: Sequence[Evidence], places: Mapping[int, int]) -> "Columns":
        """Return signals as columns; `places` gives each employer its place."""
        codes = {code: place for place, code in enumerate(sorted({one.code for one in found}))}
        kinds = {kind: place for place, kind in enumerate(sorted({one.kind for one in found}))}
        n = len(found)

        def column(values: object, dtype: type = np.int64) -> NDArray[np.int64]:
            return np.fromiter(values, dtype, count=n)  # type: ignore[call-overload,no-any-return]

        return cls(
            column(places[one.employer_id] for one in found),
            column((codes[one.code] for one in found), np.int16),  # type: ignore[arg-type]
            column((kinds[one.kind] for one in found), np.int16),  # type: ignore[arg-type]
            column(-1 if one.number is None else one.number for one in found),
            column(-1 if one.line is None else one.line for one in found),
            column(-1 if one.anchor is None else one.anchor.toordinal() for one in found),
            column(one.since.toordinal() for one in found),
            column(-1 if one.ended is None else one.ended.toordinal() for one in found),
            codes,
            kinds,
        )


def _compared_column(one: Comparison, rows: Columns, here: NDArray[np.intp], day: int) -> NDArray[np.bool_]:
    number, anchor = rows.number[here], rows.anchor[here]
    if one.figure == "number":
        figure, is_known = number, number >= 0
    else:
        figure, is_known = (day - anchor if one.figure == "since" else anchor - day), anchor >= 0
    if one.parts_of_line:
        line = rows.line[here]
        met: NDArray[np.bool_] = is_known & (line >= 0) & (figure * one.parts_of_line >= one.number * line)
        return met
    if one.figure == "until":
        is_known = is_known & (figure >= 0)
    compared: NDArray[np.bool_] = figure >= one.number if one.is_least else figure <= one.number
    return is_known & compared


def points_of(rows: Columns, scale: Scale, on: date, *, employers: int) -> NDArray[np.int64]:
    """Return the points of many employers on a day exactly as `score` gives them one by one.

    Shapes: the result int64 (employers,), by place.
    """
    day = on.toordinal()
    holding = np.flatnonzero((rows.since <= day) & ((rows.ended < 0) | (day < rows.ended)))
    by_code = rows.code[holding]
    total = np.zeros(employers, np.int64)
    for code, place in rows.codes.items():
        here = holding[by_code == place]
        if not len(here):
            continue
        heaviest = np.zeros(employers, np.int64)
        for level in scale.levels_of(code):
            met = np.ones(len(here), np.bool_) if not level.compared else np.zeros(len(here), np.bool_)
            for one in level.compared:
                met |= _compared_column(one, rows, here, day)
            if level.kind:
                met &= rows.kind[here] == rows.kinds.get(level.kind, -1)
            reached = np.zeros(employers, np.bool_)
            reached[rows.employer[here[met]]] = True
            if code in scale.takes_sum:
                heaviest += reached * level.weight
            else:
                np.maximum(heaviest, reached * level.weight, out=heaviest)
        total += heaviest
    return total
