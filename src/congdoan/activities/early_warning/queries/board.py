"""The list of employers by points: worked out from the signals that hold that day, nothing stored beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.queries.scales import pack_scale, scales_of
from congdoan.activities.early_warning.queries.seen import by_employer, evidence_of, watchers_of
from congdoan.activities.early_warning.rules import Evidence, Reason, Scale, Score, WarningBand
from congdoan.foundation.kernel.vietnamese import fold
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

BANDS = ("green", "yellow", "orange", "red")
SILENT_DAYS = 30
PAGE = 50


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One employer with its points and reasons of a day."""

    id: int
    code: str
    name: str
    commune: str
    sector: str
    ownership: str
    parent_name: str
    score: Score

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return what adds points, and what no weight was decided for."""
        return tuple(one for one in self.score.reasons if one.points or one.evidence.code in rules.UNWEIGHTED)


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the list shows; the empty filter shows every employer with a signal."""

    text: str = ""
    band: str = ""
    commune: str = ""
    sector: str = ""
    signal: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The rows of a filter, worst first; how many stand in each band, how many are silent; `employers` stand within reach."""

    rows: tuple[BoardRow, ...]
    bands: Mapping[str, int]
    silent: int
    employers: int
    scale_bands: tuple[WarningBand, ...]
    communes: tuple[str, ...]
    sectors: tuple[str, ...]


def every_row(*, on: date) -> list[BoardRow]:
    """Return each employer within reach that has a signal on a day, worst first: the same few statements whatever the number."""
    found = by_employer(evidence_of(on=on))
    watchers = watchers_of(found, on=on)
    scales = scales_of(set(watchers.values()), on=on)
    usual = pack_scale(on)
    listed = organisations.named(found, on=on)
    rows = [_row(listed[one], signals, scales.get(watchers.get(one, 0), usual), on) for one, signals in found.items() if one in listed]
    rows.sort(key=lambda row: (-row.score.points, -len(row.score.reasons), row.name, row.id))
    return rows


def _row(one: Any, signals: list[Evidence], scale: Scale, on: date) -> BoardRow:
    return BoardRow(one.id, one.code, one.name, one.commune, one.sector, one.ownership, one.parent_name, rules.score(signals, scale, on))


def silence_of(row: BoardRow, on: date) -> int:
    """Return for how many days nobody answered after a pay day; 0 where somebody did."""
    return max((one.evidence.figure("since", on) or 0 for one in row.score.reasons if one.evidence.code == "SILENCE"), default=0)


def board(chosen: BoardFilter, *, on: date) -> Board:
    """Return the list of a filter on a day, with the counts of the whole."""
    rows = every_row(on=on)
    employers = organisations.sizes(organisations.Filter(kinds=(EMPLOYER,)), on=on)["standing"]
    counted = Counter(row.score.band.code for row in rows)
    bands = {code: counted.get(code, 0) for code in BANDS}
    bands["green"] += max(employers - len(rows), 0)
    return Board(
        rows=tuple(_chosen(rows, chosen, on)), bands=bands, silent=sum(silence_of(row, on) > SILENT_DAYS for row in rows),
        employers=employers, scale_bands=pack_scale(on).bands if not rows else _bands_of(rows, on),
        communes=tuple(sorted({row.commune for row in rows if row.commune})),
        sectors=tuple(sorted({row.sector for row in rows if row.sector})),
    )  # fmt: skip


def _bands_of(rows: list[BoardRow], on: date) -> tuple[WarningBand, ...]:
    watchers = watchers_of([rows[0].id], on=on)
    scales = scales_of(set(watchers.values()), on=on)
    return next(iter(scales.values()), pack_scale(on)).bands


def _chosen(rows: list[BoardRow], chosen: BoardFilter, on: date) -> Iterator[BoardRow]:
    words = fold(chosen.text).split()
    for row in rows:
        told = fold(f"{row.name} {row.code}")
        if (
            all(word in told for word in words)
            and (not chosen.band or row.score.band.code == chosen.band)
            and (not chosen.commune or row.commune == chosen.commune)
            and (not chosen.sector or row.sector == chosen.sector)
            and (not chosen.signal or any(one.evidence.code == chosen.signal for one in row.score.reasons))
            and (not chosen.silent or silence_of(row, on) > SILENT_DAYS)
        ):
            yield row
