"""Signals as lists show them: who reaches the unit that raised one sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from congdoan.activities.disputes.models import EmployerTrait, Signal
from congdoan.activities.disputes.rules import stoppages
from congdoan.activities.disputes.rules.spread import Traits, key_of
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

PAGE = 50


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One signal in words."""

    id: int
    unit_id: int
    unit_name: str
    employer_id: int
    employer_code: str
    employer_name: str
    matter: str
    matter_words: str
    words: str
    state: str
    state_words: str
    raised_on: date
    raised_by: str
    checked_on: date | None
    checked_by: str
    found: str


def signals(
    *, on: date, state: str = "", unit_id: int | None = None, after: int | None = None, size: int = PAGE
) -> tuple[list[SignalRow], int | None]:
    """Return one page of signals within reach, the newest first, and where the next page starts."""
    rows = Signal.objects.order_by("-id")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(unit_id=unit_id) if unit_id is not None else rows
    rows = rows.filter(id__lt=after) if after else rows
    found = list(rows[: size + 1])
    return _shown(found[:size], on), found[size - 1].pk if len(found) > size else None


def signal(signal_id: int, *, on: date) -> SignalRow | None:
    """Return one signal within reach, or None."""
    found = list(Signal.objects.filter(id=signal_id))
    return _shown(found, on)[0] if found else None


def signal_counts() -> dict[str, int]:
    """Return how many signals within reach stand in each state."""
    return dict.fromkeys(stoppages.SIGNAL_STATES, 0) | dict(Signal.objects.values_list("state").annotate(Count("id")).order_by())


def signals_of(employer_id: int, *, on: date, limit: int = 20) -> list[SignalRow]:
    """Return the newest signals about an employer."""
    return _shown(list(Signal.objects.filter(employer_id=employer_id).order_by("-id")[:limit]), on)


@dataclass(frozen=True, slots=True)
class Standing:
    """A signal that nobody put aside."""

    employer_id: int
    matter: str
    matter_words: str
    words: str
    raised_on: date


def signals_standing(employer_ids: Iterable[int], *, since: date, on: date) -> list[Standing]:
    """Return what was raised about employers from a day on and was not put aside, by employer and matter, the first telling first."""
    rows = Signal.objects.filter(employer_id__in=set(employer_ids), raised_on__gt=since, raised_on__lte=on)
    found = rows.exclude(state=stoppages.DISMISSED).order_by("employer_id", "matter", "id")
    return [Standing(one.employer_id, one.matter, stoppages.MATTERS[one.matter], one.words, one.raised_on) for one in found]


def _shown(found: list[Signal], on: date) -> list[SignalRow]:
    bodies = organisations.named({one.employer_id for one in found} | {one.unit_id for one in found}, on=on)
    people = access.names_of_actors({one.raised_by_id for one in found} | {one.checked_by_id for one in found if one.checked_by_id})
    rows = []
    for one in found:
        employer, unit = bodies.get(one.employer_id), bodies.get(one.unit_id)
        rows.append(
            SignalRow(
                id=one.pk, unit_id=one.unit_id, unit_name=unit.name if unit else "", employer_id=one.employer_id,
                employer_code=employer.code if employer else "", employer_name=employer.name if employer else "", matter=one.matter,
                matter_words=stoppages.MATTERS[one.matter], words=one.words, state=one.state,
                state_words=stoppages.SIGNAL_STATES[one.state], raised_on=one.raised_on, raised_by=people.get(one.raised_by_id, ""),
                checked_on=one.checked_on, checked_by=people.get(one.checked_by_id or 0, ""), found=one.found,
            )
        )  # fmt: skip
    return rows


def traits_of(employer_ids: Iterable[int], *, on: date) -> dict[int, Traits]:
    """Return what employers share with others: zone and owner's country as told last, the trade of the register; in four statements."""
    ids = set(employer_ids)
    newest = EmployerTrait.objects.filter(employer_id__in=ids).order_by("employer_id", "-id").distinct("employer_id")
    told = {one.employer_id: one for one in newest}
    return {
        one.id: Traits(told[one.id].zone if one.id in told else "", one.sector, told[one.id].owner_country if one.id in told else "")
        for one in organisations.named(ids, on=on).values()
    }


def employers_sharing(employer_id: int, name: str) -> int:
    """Return how many other employers within reach share a zone or an owner's country with one, as told last of each."""
    newest = EmployerTrait.objects.order_by("employer_id", "-id").distinct("employer_id")
    told = {one.employer_id: Traits(one.zone, "", one.owner_country) for one in newest}
    own = key_of(told.pop(employer_id, Traits()), name)
    return sum(key_of(one, name) == own for one in told.values()) if own else 0


def zones_and_countries() -> tuple[list[str], list[str]]:
    """Return the zones and the owners' countries told so far, to be chosen again."""
    rows = EmployerTrait.objects.order_by()
    zones = sorted(set(rows.exclude(zone="").values_list("zone", flat=True)))
    return zones[:200], sorted(set(rows.exclude(owner_country="").values_list("owner_country", flat=True)))[:200]
