"""Stoppages as lists and pages show them: who reaches the federation that keeps one sees it, its unions do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q

from congdoan.activities.disputes.models import Promise, Stoppage, StoppageAct
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.activities.disputes.rules.timers import HERE, Course
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

PAGE = 50
FEDERATIONS = ("direct_upper", "province", "central")


@dataclass(frozen=True, slots=True)
class StoppageRow:
    """One stoppage of a list."""

    id: int
    unit_id: int
    unit_name: str
    employer_id: int
    employer_code: str
    employer_name: str
    commune: str
    zone: str
    sector: str
    owner_country: str
    state: str
    state_words: str
    opened_on: date
    broke_out_at: datetime | None
    stopped: int | None
    present: int | None
    demands: tuple[str, ...]
    causes: tuple[str, ...]
    ended_at: datetime | None
    days_lost: int | None
    demands_met: str
    legality: str
    closed_on: date | None
    open_promises: int

    @property
    def broke_out_on(self) -> date | None:
        """Return the day on which work stopped, as the clocks here tell it."""
        return self.broke_out_at.astimezone(HERE).date() if self.broke_out_at else None


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something that was done or told, in words."""

    id: int
    kind: str
    name: str
    happened_at: datetime
    words: str
    facts: Mapping[str, Any]
    by: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What was promised and what became of it."""

    id: int
    words: str
    due_on: date
    state: str
    state_words: str
    settled_on: date | None
    evidence: str


def stoppages(
    *, on: date, state: str = "", year: int | None = None, after: int | None = None, size: int = PAGE
) -> tuple[list[StoppageRow], int | None]:  # fmt: skip
    """Return one page of stoppages within reach, the newest first, and where the next page starts."""
    rows = Stoppage.objects.order_by("-id")
    rows = rows.filter(state__in=rules.OPEN) if state == "open" else rows.filter(state=state) if state else rows
    rows = rows.filter(opened_on__year=year) if year else rows
    rows = rows.filter(id__lt=after) if after else rows
    found = list(rows[: size + 1])
    return shown_rows(found[:size], on=on), found[size - 1].pk if len(found) > size else None


def stoppage_counts() -> dict[str, int]:
    """Return how many stoppages within reach stand in each state."""
    return dict.fromkeys(rules.STATES, 0) | dict(Stoppage.objects.values_list("state").annotate(Count("id")).order_by())


def stoppage(stoppage_id: int, *, on: date) -> StoppageRow | None:
    """Return one stoppage within reach, or None."""
    found = list(Stoppage.objects.filter(id=stoppage_id))
    return shown_rows(found, on=on)[0] if found else None


def shown_rows(found: Sequence[Stoppage], *, on: date) -> list[StoppageRow]:
    """Return stoppages in words, in the order given: five statements, whatever the number."""
    bodies = organisations.named({one.employer_id for one in found} | {one.unit_id for one in found}, on=on)
    left = dict(
        Promise.objects.filter(stoppage_id__in=[one.pk for one in found], state=rules.PROMISED)
        .values_list("stoppage_id")
        .annotate(Count("id"))
        .order_by()
    )
    rows = []
    for one in found:
        employer, unit = bodies.get(one.employer_id), bodies.get(one.unit_id)
        rows.append(
            StoppageRow(
                id=one.pk, unit_id=one.unit_id, unit_name=unit.name if unit else "", employer_id=one.employer_id,
                employer_code=employer.code if employer else "", employer_name=employer.name if employer else "",
                commune=employer.commune if employer else "", zone=one.zone, sector=one.sector, owner_country=one.owner_country,
                state=one.state, state_words=rules.STATES[one.state], opened_on=one.opened_on, broke_out_at=one.broke_out_at,
                stopped=one.stopped, present=one.present, demands=tuple(rules.words_of(one.demands)),
                causes=tuple(rules.words_of(one.causes)), ended_at=one.ended_at, days_lost=one.days_lost,
                demands_met=rules.DEMANDS_MET[one.demands_met], legality=rules.LEGALITY[one.legality], closed_on=one.closed_on,
                open_promises=left.get(one.pk, 0),
            )
        )  # fmt: skip
    return rows


def acts(stoppage_id: int) -> list[ActRow]:
    """Return what was done about a stoppage, the oldest first."""
    found = list(StoppageAct.objects.filter(stoppage_id=stoppage_id).order_by("happened_at", "place"))
    people = access.names_of_actors({one.recorded_by_id for one in found})
    return [
        ActRow(one.pk, one.kind, rules.ACTS[one.kind], one.happened_at, one.words, one.facts, people.get(one.recorded_by_id, ""))
        for one in found
    ]


def promises(stoppage_id: int) -> list[PromiseRow]:
    """Return what was promised, the next due first."""
    found = Promise.objects.filter(stoppage_id=stoppage_id).order_by("due_on", "id")
    return [
        PromiseRow(one.pk, one.words, one.due_on, one.state, rules.PROMISE_STATES[one.state], one.settled_on, one.evidence) for one in found
    ]


def stoppage_of_promise(promise_id: int) -> int | None:
    """Return the stoppage that a promise within reach ended, or None."""
    return Promise.objects.filter(id=promise_id).values_list("stoppage_id", flat=True).first()


def promises_due(*, on: date, limit: int = 50) -> list[tuple[int, str, date]]:
    """Return open promises within reach whose day has come: stoppage, words, day."""
    found = Promise.objects.filter(state=rules.PROMISED, due_on__lte=on).order_by("due_on", "id")
    return list(found.values_list("stoppage_id", "words", "due_on")[:limit])


def course(stoppage_id: int, *, ended_at: datetime | None, broke_out_at: datetime | None) -> Course:
    """Return the moments that the clocks of a stoppage run from and stop at, in one statement."""
    first: dict[str, datetime] = {}
    updates = []
    for kind, moment, facts in (
        StoppageAct.objects.filter(stoppage_id=stoppage_id).order_by("happened_at", "place").values_list("kind", "happened_at", "facts")
    ):
        name = {
            "called": "authority_told_at" if facts.get("receiver") == rules.AUTHORITY else "called_at",
            "met": "authority_met_at" if facts.get("with_authority") else "",
            "reported": "final_at" if facts.get("stage") == rules.FINAL else "reported_at",
        }.get(kind, "")
        if name:
            first.setdefault(name, moment)
        if kind == "updated":
            updates.append(moment)
    return Course(broke_out_at=broke_out_at, ended_at=ended_at, updates=tuple(updates), **first)


def has_final(stoppage_id: int) -> bool:
    """Return whether the final report of a stoppage was written."""
    return StoppageAct.objects.filter(stoppage_id=stoppage_id, kind="reported", facts__stage=rules.FINAL).exists()


def open_of(employer_ids: Sequence[int]) -> dict[int, int]:
    """Return the open stoppages of employers."""
    found = Stoppage.objects.filter(~Q(state=rules.CLOSED), employer_id__in=employer_ids)
    return dict(found.values_list("employer_id", "id"))


def keeper_of(employer_id: int, *, on: date) -> int | None:
    """Return the nearest federation above an employer, which handles its stoppages, or None where there is none."""
    levels = organisations.levels_above([employer_id], on=on)[employer_id]
    return next((levels[level] for level in FEDERATIONS if level in levels), None)


def closer_of(unit_id: int, *, on: date) -> int | None:
    """Return the nearest union body, from the unit upwards, that may close a stoppage on a day, or None.

    Source: law pack `union_kinds` (close_stoppage): a province or above, never a district or a commune's union.
    """
    chain = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    bodies = organisations.by_id(chain)
    for one in chain:
        found = organisations.capabilities(bodies[one].kind, on=on) if one in bodies else None
        if found and "close_stoppage" in found.can and "close_stoppage" not in found.denied:
            return one
    return None
