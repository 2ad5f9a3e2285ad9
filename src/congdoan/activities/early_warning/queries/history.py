"""Points of one employer through a year; whether warnings were right, on a federation's own days and on the frozen history."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from congdoan.activities.disputes import queries as disputes
from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.queries.scales import pack_scale, scales_between
from congdoan.activities.early_warning.queries.seen import all_evidence, watchers_of
from congdoan.activities.early_warning.rules import Columns, Judged
from congdoan.foundation.kernel.periods import month_of

YEAR = timedelta(days=365)
TWO_YEARS = 2 * YEAR
FROZEN = Path(__file__).parents[1] / "frozen_history.json"
RULES = {
    "points": "Điểm: mức cam trở lên",
    rules.LATE_WAGE: "Thô: đang chậm lương",
    rules.ANY: "Thô: có bất kỳ dấu hiệu nào",
    rules.COUNTED: "Thô: từ 3 dấu hiệu, không kể nặng nhẹ",
}


@dataclass(frozen=True, slots=True)
class Trend:
    """Points of one employer: the highest of each month, oldest first; each day on which they changed, the newest first."""

    months: tuple[tuple[int, int], ...]
    changes: tuple[tuple[date, int, int], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one rule of alarm fared, in words."""

    code: str
    words: str
    judged: Judged
    compared: str = ""  # how the points fare beside it, in words

    @property
    def recall(self) -> Fraction | None:
        """Return the share of stoppages that were foretold."""
        return Fraction(self.judged.foretold, self.judged.stoppages) if self.judged.stoppages else None

    @property
    def precision(self) -> Fraction | None:
        """Return the share of alarms that were right."""
        return Fraction(self.judged.right, self.judged.alarms) if self.judged.alarms else None

    @property
    def share(self) -> Fraction | None:
        """Return the share of all days of employers that were spent under alarm."""
        return Fraction(self.judged.days, self.judged.all_days) if self.judged.all_days else None


def trend(employer_id: int, *, on: date) -> Trend:
    """Return the points of one employer on every day of a year until a day, worked out anew from its signals."""
    first = on - YEAR
    found = all_evidence(first=first, last=on, employer_ids=[employer_id])
    watcher = watchers_of([employer_id], on=on).get(employer_id)
    scales = scales_between(watcher, first, on) if watcher else [(first, pack_scale(on))]
    months: dict[int, int] = {}
    changes, before = [], 0
    for day in (first + timedelta(days=n) for n in range(YEAR.days + 1)):
        scale = next(scale for since, scale in scales if since <= day)
        points = rules.score(found, scale, day).points
        months[month_of(day)] = max(months.get(month_of(day), 0), points)
        if points != before:
            changes.append((day, before, points))
        before = points
    return Trend(tuple(list(months.items())[-12:]), tuple(reversed(changes)))


def backtest(stoppages: Iterable[tuple[int, date]], *, first: date, last: date) -> list[Rule]:
    """Judge the alarms of some days, within reach, by the stoppages (employer, day) of those days; the pack's proposal weighs."""
    found = all_evidence(first=first, last=last)
    stopped = [(employer, day) for employer, day in stoppages if first <= day <= last]
    ids = sorted({one.employer_id for one in found} | {employer for employer, _ in stopped})
    places = {employer: place for place, employer in enumerate(ids)}
    rows, days = Columns.of(found, places), [(places[employer], (day - first).days) for employer, day in stopped]
    return judged(rows, days, first=first, last=last, employers=len(ids))


def compared(points: Rule, other: Rule) -> str:
    """Say plainly whether the points fare better than another rule: in what they foretell, and in how often they are right."""
    told = []
    for words, ours, theirs in (("báo trước", points.recall, other.recall), ("đúng", points.precision, other.precision)):
        if ours is not None and theirs is not None:
            told.append(f"{words} {'nhiều hơn' if ours > theirs else 'ít hơn' if ours < theirs else 'bằng'}")
    return f"điểm {', '.join(told)}" if told else "chưa so được"


def own_backtest(*, on: date) -> list[Rule]:
    """Return how the rules fared within reach in the two years before a day, on the stoppages that the books hold; nothing without any."""
    first = on - TWO_YEARS
    broken_out = disputes.outbreaks(first=first, last=on)
    stoppages = [(one.employer_id, one.broke_out_on) for one in broken_out if one.broke_out_on]
    return backtest(stoppages, first=first, last=on) if stoppages else []


def judged(rows: Columns, stoppages: list[tuple[int, int]], *, first: date, last: date, employers: int) -> list[Rule]:
    """Return how the points and each naive rule fared."""
    alarms = {"points": rules.alarms_of(rows, pack_scale(last), first, last, employers=employers)}
    alarms |= {name: rules.naive_alarms(rows, name, first, last, employers=employers) for name in RULES if name != "points"}
    return with_words([Rule(name, RULES[name], rules.judge(alarm, stoppages)) for name, alarm in alarms.items()])


def with_words(found: list[Rule]) -> list[Rule]:
    """Say of each naive rule how the points fare beside it."""
    points = next(one for one in found if one.code == "points")
    return [one if one is points else replace(one, compared=compared(points, one)) for one in found]


@cache
def frozen_history() -> Mapping[str, Any]:
    """Return how the rules fared on the frozen history of fictitious employers, as `bench/labour/score.py` wrote it."""
    told: dict[str, Any] = json.loads(FROZEN.read_text(encoding="utf-8"))
    told["rules"] = with_words([Rule(one["code"], RULES[one["code"]], Judged(**one["judged"])) for one in told["rules"]])
    return told
