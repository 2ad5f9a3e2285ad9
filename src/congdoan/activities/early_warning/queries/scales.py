"""The scale in force: what a federation decided, else what the federation above it decided, else the proposal of the law pack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import Weighing
from congdoan.activities.early_warning.rules import Scale
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

TOPIC = "early_warning"


@dataclass(frozen=True, slots=True)
class WeighingRow:
    """One decision on weights as the page shows it."""

    id: int
    unit_id: int
    unit_name: str
    valid_from: date
    weights: dict[str, int]
    starts: dict[str, int]
    document: str
    decided_by: str
    decided_at: datetime


def pack_scale(on: date) -> Scale:
    """Return the scale that the law pack proposes on a day (before its first day, the first one)."""
    found = [one for one in reference.records(TOPIC) if one.holds_on(max(on, one.valid_from or on))]
    return rules.scale_of((one.name, one.fields) for one in found)


def scales_of(unit_ids: Iterable[int], *, on: date) -> dict[int, Scale]:
    """Return the scale in force at each federation on a day: two statements, whatever the number."""
    above = access.ancestors(set(unit_ids), on=on)
    chains = {unit: [unit, *line] for unit, line in above.items()}
    decided: dict[int, Any] = {}
    wanted = {member for chain in chains.values() for member in chain}
    for one in Weighing.objects.filter(unit_id__in=wanted, valid_from__lte=on).order_by("valid_from", "id"):
        decided[one.unit_id] = one
    scale = pack_scale(on)
    found = {}
    for unit, chain in chains.items():
        own = next((decided[member] for member in chain if member in decided), None)
        found[unit] = rules.reweighted(scale, own.weights, own.starts) if own else scale
    return found


def scale_for(unit_id: int, *, on: date) -> Scale:
    """Return the scale in force at one federation on a day."""
    return scales_of([unit_id], on=on)[unit_id]


def scales_between(unit_id: int, first: date, last: date) -> list[tuple[date, Scale]]:
    """Return the scales in force at a federation from the first to the last day, each with its first day, the newest first."""
    chain = [unit_id, *access.ancestors([unit_id], on=last)[unit_id]]
    changed = Weighing.objects.filter(unit_id__in=chain, valid_from__gt=first, valid_from__lte=last)
    days = {first, *changed.values_list("valid_from", flat=True)}
    return [(day, scale_for(unit_id, on=day)) for day in sorted(days, reverse=True)]


def weighings(unit_ids: Iterable[int]) -> list[WeighingRow]:
    """Return the decisions of some units on weights, the newest first."""
    found = list(Weighing.objects.filter(unit_id__in=set(unit_ids)).order_by("-valid_from", "-id"))
    people = access.names_of_actors({one.decided_by_id for one in found})
    names = access.branch_names({one.unit_id for one in found})
    return [
        WeighingRow(
            one.pk, one.unit_id, names.get(one.unit_id, ("", ""))[1], one.valid_from, one.weights, one.starts, one.document,
            people.get(one.decided_by_id, ""), one.decided_at,
        )
        for one in found
    ]  # fmt: skip
