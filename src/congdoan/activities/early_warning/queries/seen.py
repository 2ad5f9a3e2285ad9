"""Signals with how they ended. The row guard shows a federation all of them, a union those that it told itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Least

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import COMPUTED, LISTED, Signal
from congdoan.activities.early_warning.rules import Evidence
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import LOWEST_PUBLIC_RANK

SOURCES = {COMPUTED: "phần mềm tính", LISTED: "danh sách BHXH"}
MOST = 300


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One signal as pages show it on a day."""

    id: int
    unit_id: int
    employer_id: int
    code: str
    kind: str
    words: str
    told: str
    who: str
    since: date
    last: date | None
    holds: bool
    end_words: str
    ended_by: str
    may_end: bool
    told_at: datetime


def watchers_of(employer_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Return for each employer the body that watches it that day: the nearest above it that is no base union; others are left out.

    It need not be one that collects or recognises: a commune union watches too, and who stands above it sees the same.
    """
    above = access.ancestors(set(employer_ids), on=on)
    ranks = {one.id: one.rank for one in organisations.by_id({unit for line in above.values() for unit in line}).values()}
    nearest = {
        employer: next((unit for unit in line if ranks.get(unit, LOWEST_PUBLIC_RANK + 1) <= LOWEST_PUBLIC_RANK), None)
        for employer, line in above.items()
    }
    return {employer: unit for employer, unit in nearest.items() if unit is not None}


def teller_of(by: int, employer_id: int, *, on: date) -> int | None:
    """Return as which unit an actor tells signals of an employer: the federation that watches it, else its union; None where as neither."""
    watcher = watchers_of([employer_id], on=on).get(employer_id)
    union = organisations.union_of([employer_id], on=on).get(employer_id)
    units = [unit for unit in (watcher, union) if unit is not None]
    closed = access.unreached(by, "early_warning.tell_signal", at=units, on=on)
    return next((unit for unit in units if unit not in closed), None)


FIELDS = ("id", "employer_id", "code", "kind", "number", "line", "anchor", "since", "ended")
ENDED = Least("until", "end__ended_on")  # PostgreSQL's least passes over nulls


def _between(first: date, last: date, employer_ids: Iterable[int] | None) -> list[Evidence]:
    found = Signal.objects.annotate(ended=ENDED).filter(Q(ended=None) | Q(ended__gt=first), since__lte=last)
    if employer_ids is not None:
        found = found.filter(employer_id__in=set(employer_ids))
    return [Evidence(*row) for row in found.order_by("employer_id", "id").values_list(*FIELDS)]


def evidence_of(*, on: date, employer_ids: Iterable[int] | None = None) -> list[Evidence]:
    """Return what holds on a day at employers within reach, in one statement."""
    return _between(on, on, employer_ids)


def all_evidence(*, first: date, last: date, employer_ids: Iterable[int] | None = None) -> list[Evidence]:
    """Return what held on some day from the first to the last, in one statement."""
    return _between(first, last, employer_ids)


def by_employer(found: Iterable[Evidence]) -> dict[int, list[Evidence]]:
    """Return signals gathered by employer."""
    gathered: dict[int, list[Evidence]] = defaultdict(list)
    for one in found:
        gathered[one.employer_id].append(one)
    return gathered


def signal(signal_id: int) -> Signal | None:
    """Return one signal within reach, or None."""
    return Signal.objects.select_related("end").filter(id=signal_id).first()


def signals_of(employer_id: int, *, on: date) -> list[SignalRow]:
    """Return the signals of one employer within reach told by a day, the newest first: what holds, and what has ended."""
    found = Signal.objects.filter(employer_id=employer_id, since__lte=on).select_related("end").order_by("-since", "-id")[:MOST]
    return shown(list(found), on=on)


def signals_told_by(unit_id: int, *, on: date) -> list[SignalRow]:
    """Return what one unit told by a day, the newest first."""
    found = Signal.objects.filter(unit_id=unit_id, since__lte=on).exclude(source=COMPUTED).select_related("end")
    return shown(list(found.order_by("-since", "-id")[:MOST]), on=on)


def shown(found: Sequence[Signal], *, on: date) -> list[SignalRow]:
    """Return signals as pages show them, in the order given: two statements."""
    ends = {one.pk: one.end for one in found if hasattr(one, "end") and one.end.ended_on <= on}
    people = access.names_of_actors({one.told_by_id for one in found} | {end.ended_by_id for end in ends.values()})
    names = access.branch_names({one.unit_id for one in found})
    return [_shown(one, ends.get(one.pk), people, names, on) for one in found]


def _shown(one: Signal, end: Any, people: dict[int, str], names: dict[int, tuple[str, str]], on: date) -> SignalRow:
    known = [day for day in (one.until, end.ended_on if end else None) if day is not None]
    ended = min(known, default=None)
    holds = one.since <= on and (ended is None or on < ended)
    as_of = on if holds or ended is None else max(one.since, min(ended, on))
    who = SOURCES.get(one.source) or f"{people.get(one.told_by_id, '')}, {names.get(one.unit_id, ('', ''))[1]}"
    return SignalRow(
        id=one.pk, unit_id=one.unit_id, employer_id=one.employer_id, code=one.code, kind=one.kind,
        words=rules.words_of(one.code, one.kind, one.number, one.line, one.anchor, as_of), told=one.words, who=who, since=one.since,
        last=ended, holds=holds, end_words=end.words if end else "", ended_by=people.get(end.ended_by_id, "") if end else "",
        may_end=end is None and holds and one.source != COMPUTED, told_at=one.told_at,
    )  # fmt: skip
