"""What everybody may read of a programme: no names of persons who lead, no counts of persons so small that they point at somebody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from congdoan.foundation.kernel.small_counts import is_small, left_out

from .indicators import INDICATORS, OF_TARGETS
from .reviews import standing
from .states import TASK_STATES

PERSONS = "người"
BOOKS_OF_PERSONS = ("members", "officers")
WITHHELD = "không hiện"
"""What stands instead of a figure that is no small count itself, but lets one be worked out."""
REUSE = (
    "Số liệu công khai, dùng lại tự do, đề nghị ghi nguồn. Căn cứ: Luật Sở hữu trí tuệ, Điều 15 (số liệu, văn bản hành chính không thuộc"
    " đối tượng bảo hộ quyền tác giả), chưa đối chiếu."
)
"""Under what figures may be used again; the article is still to be held against the text (decision 0078)."""


def public_content(
    *, tasks: Sequence[Any], results: Sequence[Any], source: str, starts_on: date | None, ends_on: date | None, issued_on: date, year: int,
    on: date, least: int, tells_few: Callable[[str, int], bool] = lambda measure, count: False,
) -> dict[str, Any]:  # fmt: skip
    """Return what is made public of a programme: its tasks and targets as promised, and how far they have come on a day.

    `tasks` are rows of tasks with what the units below made of them; `results` are targets beside what the books say; `least` is below
    how many persons a count is not told, nor any from which such a count follows within this table; `tells_few` says the same of a count
    beside what other units have told (its measure as in `counts_told`).
    """
    counted = {one.target.id: _counts(one.target, one.value, one.measured) for one in results}
    hidden = left_out({key: tuple(counts.values()) for key, counts in counted.items()}, least=least)
    hidden |= {key for key, counts in counted.items() if any(tells_few(measure, count) for measure, count in counts.items())}
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
        "targets": [_target(one, least, is_hidden=one.target.id in hidden) for one in results],
    }  # fmt: skip


def _target(one: Any, least: int, *, is_hidden: bool) -> dict[str, Any]:
    row, measured, few = one.target, one.measured, is_hidden
    indicator = INDICATORS.get(row.indicator)
    withheld = f"dưới {least}" if row.measure != "ratio" and is_small(one.value or 0, least) else WITHHELD
    return {
        "key": row.id, "code": row.code, "name": row.name, "unit": row.unit_words, "scope": row.scope, "measure": row.measure,
        "direction": row.direction_words, "due_on": _iso(row.due_on), "source": row.source, "needs_check": row.needs_check,
        "indicator": row.indicator, "wanted": row.wanted, "wanted_words": row.told["wanted"], "value": None if few else one.value,
        "shown": withheld if few else one.shown, "numerator": None if few or measured is None else measured.numerator,
        "denominator": None if few or measured is None else measured.denominator, "is_kept": None if few else one.is_kept,
        "reached": None if few else one.of_wanted, "frozen_on": _iso(one.frozen_on),
        "book": indicator.book if indicator and indicator.is_built else "", "why": one.why if one.value is None else "",
    }  # fmt: skip


def _counts(row: Any, value: int | None, measured: Any) -> dict[str, int]:
    """Return the counts of persons that a target tells, each under its measure; none where it counts something else."""
    indicator = INDICATORS.get(row.indicator)
    if row.unit_words != PERSONS and (indicator is None or indicator.app not in BOOKS_OF_PERSONS):
        return {}
    if row.measure != "ratio":
        return {row.indicator: value} if value is not None else {}
    return _of_share(row.indicator, measured.numerator, measured.denominator) if measured else {}


def _of_share(indicator: str, part: int, whole: int) -> dict[str, int]:
    return {f"{indicator} of": part, f"{indicator} in": whole}


def counts_told(content: Mapping[str, Any]) -> dict[str, int]:
    """Return the counts of persons that a publication tells, each under its measure."""
    told: dict[str, int] = {}
    for one in content["targets"]:
        code = one.get("indicator", OF_TARGETS.get(one["code"], ""))
        if code not in INDICATORS or (one["unit"] != PERSONS and INDICATORS[code].app not in BOOKS_OF_PERSONS):
            continue
        if one["measure"] != "ratio" and one["value"] is not None:
            told[code] = one["value"]
        elif one["measure"] == "ratio" and one["numerator"] is not None:
            told |= _of_share(code, one["numerator"], one["denominator"])
    return told


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
