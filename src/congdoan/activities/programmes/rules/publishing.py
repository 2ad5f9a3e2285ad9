"""What everybody may read of a programme: no names of persons who lead, no counts of persons so small that they point at somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from .indicators import INDICATORS
from .reviews import standing
from .states import TASK_STATES

PERSONS = "người"
BOOKS_OF_PERSONS = ("members", "officers")
WITHHELD = "không hiện"
"""What stands instead of a figure that is no small count itself, but lets one be worked out: a share of few persons."""
REUSE = (
    "Số liệu công khai, dùng lại tự do, đề nghị ghi nguồn. Căn cứ: Luật Sở hữu trí tuệ, Điều 15 (số liệu, văn bản hành chính không thuộc"
    " đối tượng bảo hộ quyền tác giả), chưa đối chiếu."
)
"""Under what figures may be used again; the article is still to be held against the text (decision 0078)."""


def public_content(
    *, tasks: Sequence[Any], results: Sequence[Any], source: str, starts_on: date | None, ends_on: date | None, issued_on: date, year: int,
    on: date, least: int,
) -> dict[str, Any]:  # fmt: skip
    """Return what is made public of a programme: its tasks and targets as promised, and how far they have come on a day.

    `tasks` are rows of tasks with what the units below made of them; `results` are targets beside what the books say; `least` is below
    how many persons a count is not told.
    """
    return {
        "source": source, "starts_on": _iso(starts_on), "ends_on": _iso(ends_on), "issued_on": issued_on.isoformat(),
        "day": on.isoformat(), "year": year, "standing": asdict(standing(((task.state, task.due_on) for task in tasks), on=on)),
        "tasks": [
            {
                "key": task.id, "number": task.number, "group": task.group, "title": task.title, "product": task.product,
                "due_on": _iso(task.due_on), "due_words": task.due_words, "state": task.state, "state_words": TASK_STATES[task.state],
                "percent": task.percent, "is_late": task.late.state == "late", "below": task.below.total,
                "below_done": task.below.done + task.below.none,
            }
            for task in tasks
        ],
        "targets": [_target(one, least) for one in results],
    }  # fmt: skip


def _target(one: Any, least: int) -> dict[str, Any]:
    row, measured = one.target, one.measured
    indicator = INDICATORS.get(row.indicator)
    counts_persons = row.unit_words == PERSONS or (indicator is not None and indicator.app in BOOKS_OF_PERSONS)
    parts = (measured.numerator, measured.denominator) if measured else (None, None)
    count = None if row.measure == "ratio" else one.value
    few = counts_persons and is_few(count, *parts, least=least)
    withheld = f"dưới {least}" if count is not None and abs(count) < least else WITHHELD
    return {
        "key": row.id, "code": row.code, "name": row.name, "unit": row.unit_words, "scope": row.scope, "measure": row.measure,
        "direction": row.direction_words, "due_on": _iso(row.due_on), "source": row.source, "needs_check": row.needs_check,
        "wanted": row.wanted, "wanted_words": row.told["wanted"], "value": None if few else one.value,
        "shown": withheld if few else one.shown, "numerator": None if few or measured is None else measured.numerator,
        "denominator": None if few or measured is None else measured.denominator, "is_kept": None if few else one.is_kept,
        "reached": None if few else one.of_wanted, "frozen_on": _iso(one.frozen_on),
        "book": indicator.book if indicator and indicator.is_built else "", "why": one.why if one.value is None else "",
    }  # fmt: skip


def is_few(value: int | None, part: int | None, whole: int | None, *, least: int) -> bool:
    """Say whether a figure of persons, the part or the whole of a share, or who is not in that part would point at somebody."""
    others = whole - part if part is not None and whole else None
    return any(told is not None and 0 < abs(told) < least for told in (value, part, whole, others))


def changed(promised: Mapping[str, Any], now: Mapping[str, Any]) -> dict[int, str]:
    """Return for each target whose figure is no longer the one promised first what was promised, in words."""
    first = {one["key"]: one for one in promised["targets"]}
    return {
        one["key"]: first[one["key"]]["wanted_words"]
        for one in now["targets"]
        if one["key"] in first and first[one["key"]]["wanted"] != one["wanted"]
    }


def shown(content: Mapping[str, Any], before: Mapping[int, str] | None = None) -> dict[str, Any]:
    """Return what is public as pages show it: days as days, and beside a target what was promised first where that differs."""
    was = before or {}
    tasks = [task | {"due_on": _day(task["due_on"])} for task in content["tasks"]]
    targets = [one | {"frozen_on": _day(one["frozen_on"]), "before": was.get(one["key"], "")} for one in content["targets"]]
    days = {name: _day(content[name]) for name in ("starts_on", "ends_on", "issued_on", "day")}
    return {**content, **days, "tasks": tasks, "targets": targets}


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
