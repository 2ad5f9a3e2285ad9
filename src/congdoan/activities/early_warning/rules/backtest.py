"""Were the warnings right? Days of alarm against the days on which work stopped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from .scale import Scale
from .scoring import Columns, points_of

HORIZON = 60
"""Days: a stoppage is foretold by an alarm within so many days before it, an alarm is right when work stops within so many after it began.
Our own measure, chosen before the first history was scored."""
ALARMING = "orange"  # the band from which on an employer is looked after
LATE_WAGE, ANY, COUNTED = "late_wage", "any", "counted"  # the naive rules: wages are late; any signal at all; three signals of any weight
MANY = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """How the alarms of a rule fared. Units: `lead_days` median days of warning, None where nothing was foretold; `days` of alarm."""

    stoppages: int
    foretold: int
    lead_days: int | None
    alarms: int
    right: int
    days: int
    all_days: int


def alarms_of(rows: Columns, scale: Scale, first: date, last: date, *, employers: int) -> NDArray[np.bool_]:
    """Return who stands in orange or above on which day.

    Shapes: bool (days, employers).
    """
    least = next(band.points_from for band in scale.bands if band.code == ALARMING)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return np.stack([points_of(rows, scale, day, employers=employers) >= least for day in days])


def naive_alarms(rows: Columns, rule: str, first: date, last: date, *, employers: int) -> NDArray[np.bool_]:
    """Return whom a naive rule alarms about on which day. Shapes: bool (days, employers)."""
    least = MANY if rule == COUNTED else 1
    chosen = rows.code == rows.codes.get("W1", -1) if rule == LATE_WAGE else rows.code != rows.codes.get("W10", -1)
    found = []
    for day in range(first.toordinal(), last.toordinal() + 1):
        holding = chosen & (rows.since <= day) & ((rows.ended < 0) | (day < rows.ended))
        found.append(np.bincount(rows.employer[holding], minlength=employers) >= least)
    return np.stack(found)


def judge(alarm: NDArray[np.bool_], stoppages: Iterable[tuple[int, int]], *, horizon: int = HORIZON) -> Judged:
    """Judge alarms by stoppages, each (employer's place, day's place): only alarms of days before count.

    Shapes: `alarm` bool (days, employers).
    """
    leads, stopped = [], sorted(set(stoppages))
    by_employer: dict[int, list[int]] = {}
    for employer, day in stopped:
        by_employer.setdefault(employer, []).append(day)
        start = max(day - horizon, 0)
        before = np.flatnonzero(alarm[start:day, employer])
        if len(before):
            leads.append(int(day - start - before[0]))
    risen = alarm & ~np.vstack([np.zeros((1, alarm.shape[1]), np.bool_), alarm[:-1]])
    begun = [(int(employer), int(day)) for day, employer in zip(*np.nonzero(risen), strict=True)]
    right = sum(any(day < stop <= day + horizon for stop in by_employer.get(employer, ())) for employer, day in begun)
    leads.sort()
    median = leads[len(leads) // 2] if leads else None
    return Judged(len(stopped), len(leads), median, len(begun), right, int(alarm.sum()), int(alarm.size))
