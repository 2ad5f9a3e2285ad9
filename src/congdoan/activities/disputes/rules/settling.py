"""How a dispute is settled step by step, the limit of each step, and the days after which it may no longer be asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.foundation.kernel.deadlines import Due

INDIVIDUAL, RIGHTS, INTERESTS = "individual", "rights", "interests"
KINDS = {INDIVIDUAL: "Tranh chấp cá nhân", RIGHTS: "Tranh chấp tập thể về quyền", INTERESTS: "Tranh chấp tập thể về lợi ích"}
STEPS = {
    "petition": "Nhận kiến nghị",
    "mediation": "Yêu cầu hòa giải",
    "mediated": "Hòa giải thành",
    "unmediated": "Hòa giải không thành",
    "copied": "Gửi biên bản hòa giải",
    "arbitration": "Yêu cầu trọng tài",
    "panel": "Lập ban trọng tài",
    "award": "Quyết định của ban trọng tài",
    "court": "Khởi kiện ra tòa",
    "judged": "Tòa đã giải quyết",
    "settled": "Hai bên tự giải quyết",
    "withdrawn": "Rút yêu cầu",
}
OVER = frozenset({"mediated", "award", "judged", "settled", "withdrawn"})
_ENDS = ("settled", "withdrawn")
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "petition": ("mediation", "arbitration", "court", *_ENDS),
    "mediation": ("mediated", "unmediated", *_ENDS),
    "mediated": ("copied",),
    "unmediated": ("copied", "arbitration", "court", *_ENDS),
    "copied": ("arbitration", "court", *_ENDS),
    "arbitration": ("panel", "court", *_ENDS),
    "panel": ("award", "court", *_ENDS),
    "court": ("judged", *_ENDS),
    "award": ("court",),
}
"""Courts hear disputes over rights and of one person alone: `may_follow` leaves the step out for interests (Điều 195-199, unchecked)."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One record of table `dispute_rules`: a step is due so many days (of work) after another."""

    record: str
    name: str
    after: str
    step: tuple[str, ...]
    days: int
    of_work: bool
    document: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One record of table `dispute_rules`: a step may be asked for within so many months of the infringement's discovery."""

    record: str
    name: str
    step: str
    months: int
    document: str
    needs_check: bool


Taken = Sequence[tuple[str, date]]
"""Steps with their days, in order."""


def may_follow(kind: str, taken: Taken) -> tuple[str, ...]:
    """Return the steps that may come next. After a successful mediation only its minutes are sent."""
    last = taken[-1][0]
    if any(step == "mediated" for step, _ in taken[:-1]):
        return ()
    return tuple(step for step in FOLLOWS.get(last, ()) if not (kind == INTERESTS and step == "court"))


def limits_due(taken: Taken, limits: Sequence[Limit], *, work_day_after: Callable[[date, int], date]) -> list[Due]:
    """Return the limits that run from the steps taken. Source: law pack `dispute_rules`, Bộ luật Lao động 2019, Điều 188-211."""
    found = []
    for place, (step, day) in enumerate(taken):
        for one in limits:
            if one.after != step and not (one.after == "mediation_over" and step in ("mediated", "unmediated")):
                continue
            due = work_day_after(day, one.days) if one.of_work else date.fromordinal(day.toordinal() + one.days)
            done = next((when for name, when in taken[place + 1 :] if name in one.step), None)
            is_over = done is None and any(name in OVER or name == "court" for name, _ in taken[place + 1 :])
            if not is_over:
                found.append(Due(one.name, due, done, one.document, one.needs_check))
    return found


def bars(kind: str, known_on: date, taken: Taken, rules: Sequence[Bar]) -> list[Due]:
    """Return the last days on which each way may still be asked for; a dispute over interests has none in the pack.

    Source: law pack `dispute_rules` (dispute.bar.*). A month ends on the day of the same number, or on its last day.
    """
    if kind == INTERESTS or any(step in OVER for step, _ in taken):
        return []
    asked = dict(taken)
    return [Due(one.name, months_after(known_on, one.months), asked.get(one.step), one.document, one.needs_check) for one in rules]


def months_after(day: date, months: int) -> date:
    """Return the day so many months later: the same number, or the month's last day where it has none."""
    place = day.year * 12 + day.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    following = date((place + 1) // 12, (place + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
