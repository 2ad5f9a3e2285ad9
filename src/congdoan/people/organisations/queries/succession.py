"""What units of one day are on another: for lists and totals as they were, or in the units of another day."""

from collections.abc import Iterable
from datetime import date

from congdoan.people.organisations.models import Heir, Organisation
from congdoan.people.organisations.rules import Days
from congdoan.people.organisations.rules.succession import Life, Restated
from congdoan.people.organisations.rules.succession import restated as restate


def restated(ids: Iterable[int], *, from_day: date, to_day: date) -> dict[int, Restated]:
    """Return for each unit of one day those that stand for it on another, earlier or later, in two statements.

    Units outside the actor's reach are not seen, so a line that leaves the branch ends there.
    """
    return restate(ids, _lives(), from_day=from_day, to_day=to_day)


def predecessors_of(ids: Iterable[int]) -> dict[int, list[int]]:
    """Return for each unit those that it took over from, wholly or in part."""
    wanted = set(ids)
    found: dict[int, list[int]] = {one: [] for one in wanted}
    for one, heir in Organisation.objects.filter(successor_id__in=wanted).order_by("id").values_list("id", "successor_id"):
        found[heir or 0].append(one)
    for one, heir in Heir.objects.filter(heir_id__in=wanted).order_by("organisation_id").values_list("organisation_id", "heir_id"):
        found[heir].append(one)
    return found


def heirs_of(ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return for each ended unit who took over, the main heir first."""
    wanted = set(ids)
    main = Organisation.objects.filter(id__in=wanted, successor_id__isnull=False).values_list("id", "successor_id")
    found = {one: [heir] for one, heir in main if heir is not None}
    for one, heir in Heir.objects.filter(organisation_id__in=wanted).order_by("id").values_list("organisation_id", "heir_id"):
        found.setdefault(one, []).append(heir)
    return {one: tuple(heirs) for one, heirs in found.items()}


def _lives() -> dict[int, Life]:
    further: dict[int, list[int]] = {}
    for one, heir in Heir.objects.order_by("id").values_list("organisation_id", "heir_id"):
        further.setdefault(one, []).append(heir)
    rows = Organisation.objects.order_by("id").values_list("id", "founded_on", "ended_on", "successor_id")
    return {
        one: Life(Days(first, end), tuple(heir for heir in (main, *further.get(one, ())) if heir is not None))
        for one, first, end, main in rows
    }
