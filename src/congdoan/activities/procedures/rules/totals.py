"""Totals that leave the office: a small count would tell about one person, so it is not shown, nor can it be worked out from a total."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """How the requests of one unit and procedure went: filed in the year, decided on time and late, still open, open and late."""

    unit_id: int
    unit_name: str
    code: str
    name: str
    filed: int = 0
    on_time: int = 0
    late: int = 0
    without_limit: int = 0
    open: int = 0
    rated: int = 0
    pleased: int = 0

    @property
    def decided(self) -> int:
        """Return how many were decided."""
        return self.on_time + self.late + self.without_limit


COUNT_WORDS = {
    "filed": "Đã nhận", "on_time": "Đúng hạn", "late": "Quá hạn", "without_limit": "Không có thời hạn", "open": "Đang giải quyết",
    "rated": "Đánh giá", "pleased": "Hài lòng",
}  # fmt: skip
COUNTS = tuple(COUNT_WORDS)


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows as they may be shown: None stands for a count under `least`, not told. `total` is the last row of all, column by column."""

    rows: tuple[tuple[Row, dict[str, int | None]], ...]
    total: dict[str, int | None]
    least: int


def suppressed(rows: Sequence[Row], *, least: int) -> Shown:
    """Return the counts of rows and their totals without the small ones.

    A total goes too where it would tell a count that is left out: where one alone is, or where only one way of filling the gaps fits.
    Across a row, where one part of `filed` is small, another is left out with it.
    """
    told = [{name: getattr(row, name) for name in COUNTS} for row in rows]
    totals: dict[str, int | None] = {name: sum(one[name] for one in told) for name in COUNTS}
    hidden = [{name for name in COUNTS if 0 < one[name] < least} for one in told]
    for one, missing in zip(told, hidden, strict=True):
        _hide_across(one, missing, least)
    for name in COUNTS:
        _hide_down(name, told, hidden, totals, least)
    shown = tuple(
        (row, {name: None if name in missing else one[name] for name in COUNTS})
        for row, one, missing in zip(rows, told, hidden, strict=True)
    )
    return Shown(shown, totals, least)


def _hide_across(one: dict[str, int], missing: set[str], least: int) -> None:
    """Leave a second part out where the first could be worked out from the rest of its row; who was pleased goes with who answered."""
    parts = ("on_time", "late", "without_limit", "open")
    small = [name for name in parts if name in missing]
    if len(small) == 1 and "filed" not in missing:
        others = [name for name in parts if name not in missing and one[name]]
        missing.add(min(others, key=lambda name: one[name]) if others else "filed")
    if "rated" in missing or 0 < one["rated"] - one["pleased"] < least:
        missing.add("pleased")


def _hide_down(name: str, told: list[dict[str, int]], hidden: list[set[str]], totals: dict[str, int | None], least: int) -> None:
    """Leave a total out that is small itself, or from which a count that is left out could be worked out."""
    gaps = [one[name] for one, missing in zip(told, hidden, strict=True) if name in missing]
    fewest, most = len(gaps), (least - 1) * len(gaps)
    if 0 < (totals[name] or 0) < least or len(gaps) == 1 or (gaps and (sum(gaps) <= fewest or sum(gaps) == most)):
        totals[name] = None
