"""The map of stoppages of a week: places of each unit, how fresh what stopped there is, who followed whom. No coordinates are known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q

from congdoan.activities.disputes.models import EmployerTrait, Signal, Stoppage
from congdoan.activities.disputes.queries.spread import UNKNOWN, day_of, outbreaks
from congdoan.activities.disputes.queries.stoppages import FEDERATIONS, StoppageRow
from congdoan.activities.disputes.rules import stoppages as rules
from congdoan.activities.disputes.rules.order import Begun, Step, order_of
from congdoan.activities.disputes.rules.spread import Traits
from congdoan.activities.disputes.rules.tiles import Link, Place, links_of
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

SEEN_DAYS = 90  # the usual window of the list of spread
SIGNAL_DAYS = 30  # a signal that nobody put aside counts so long (decision 0079)
MOST = 50_000
Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday, and how many stoppages began in it."""

    first: date
    begun: int = 0

    @property
    def last(self) -> date:
        """Return its Sunday."""
        return self.first + timedelta(days=6)

    @property
    def number(self) -> int:
        """Return its number in the year (ISO 8601)."""
        return self.first.isocalendar().week

    @property
    def code(self) -> str:
        """Return it as addresses write it: 2024-W51."""
        return f"{self.first.isocalendar().year}-W{self.number:02}"


@dataclass(frozen=True, slots=True)
class Followed:
    """A stoppage after an earlier one, with the places of both."""

    step: Step
    earlier: StoppageRow
    later: StoppageRow
    places: tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class SpreadMap:
    """What the end of a week shows: places by unit, who followed whom in the last days, the weeks of the year; and the last week before."""

    week: Week
    end: date
    places: tuple[Place, ...]
    followed: tuple[Followed, ...]
    weeks: tuple[Week, ...]
    before: Week | None

    @property
    def links(self) -> list[Link]:
        """Return the arrows between places."""
        return links_of((*one.places, one.step.shared[0]) for one in self.followed)


def monday_of(day: date) -> date:
    """Return the first day of the week in which a day falls."""
    return day - timedelta(days=day.weekday())


def spread_map(monday: date, *, within_days: int, on: date) -> SpreadMap:
    """Return the map at the end of a week, of what is known on a day."""
    end = min(monday + timedelta(days=6), on)
    year = monday.isocalendar().year
    first, following = date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1)
    rows = outbreaks(first=first - timedelta(days=SEEN_DAYS), last=min(following - timedelta(days=1), on))
    begun = Counter(monday_of(day_of(row)) for row in rows)
    weeks = tuple(Week(day, begun[day]) for day in (first + timedelta(days=7 * n) for n in range((following - first).days // 7)))
    seen = [row for row in rows if day_of(row) <= end and (day_of(row) > end - timedelta(days=SEEN_DAYS) or _is_going(row, end))]
    places, keys = _places(seen, _anxious(end), monday, end, within_days)
    before = Stoppage.objects.filter(broke_out_at__date__lt=monday).aggregate(last=Max("broke_out_at"))["last"]
    return SpreadMap(
        week=Week(monday, begun[monday]), end=end, places=tuple(places),
        followed=tuple(_followed(seen, keys, end, within_days)), weeks=weeks,
        before=Week(monday_of(before.astimezone(HERE).date())) if before else None,
    )  # fmt: skip


def _followed(rows: Sequence[StoppageRow], keys: dict[int, Key], end: date, within_days: int) -> Iterable[Followed]:
    """Yield who followed whom, where the later one began in the last days."""
    known = {row.id: row for row in rows}
    begun = [
        Begun(row.id, row.employer_id, row.broke_out_at, Traits(row.zone, row.sector, row.owner_country))
        for row in rows
        if row.broke_out_at
    ]
    for step in order_of(begun, within_days=within_days):
        if day_of(known[step.later]) > end - timedelta(days=within_days):
            yield Followed(step, known[step.earlier], known[step.later], (keys[step.earlier], keys[step.later]))


def _anxious(end: date) -> set[int]:
    """Return the employers about which a signal stood that day that nobody had put aside, or that were watched."""
    raised = Signal.objects.filter(raised_on__gt=end - timedelta(days=SIGNAL_DAYS), raised_on__lte=end)
    standing = raised.exclude(state=rules.DISMISSED, checked_on__lte=end)
    watched = Stoppage.objects.filter(
        Q(broke_out_at=None) | Q(broke_out_at__date__gt=end), Q(closed_on=None) | Q(closed_on__gt=end), opened_on__lte=end
    )
    return {*standing.values_list("employer_id", flat=True), *watched.values_list("employer_id", flat=True)}


def _places(
    rows: Sequence[StoppageRow], anxious: set[int], monday: date, end: date, within_days: int
) -> tuple[list[Place], dict[int, Key]]:
    """Return every place where employers stand or stood when they stopped, by unit and name; and the place of each stoppage."""
    names: dict[Key, str] = {}

    def place(unit: int, zone: str, commune: str) -> Key:
        kind, name = ("zone", zone) if zone else ("commune", commune) if commune else ("", UNKNOWN)
        key = (unit, kind, search_key(name))
        names[key] = min(names.get(key, name), name)
        return key

    standing = organisations.listing(organisations.Filter(kinds=(EMPLOYER,), state="standing"), on=end, size=MOST).rows
    told = EmployerTrait.objects.order_by("employer_id", "-id").distinct("employer_id").values_list("employer_id", "zone")
    zones = dict(told)
    keepers = _keepers({one.parent_id for one in standing if one.parent_id is not None}, end)
    homes = {one.id: place(keepers.get(one.parent_id or 0, 0), zones.get(one.id, ""), one.commune) for one in standing}
    keys = {row.id: place(row.unit_id, row.zone, row.commune) for row in rows}
    units = access.branch_names({unit for unit, *_ in names if unit})
    held: dict[Key, list[StoppageRow]] = {}
    for row in rows:
        held.setdefault(keys[row.id], []).append(row)
    employers, signals = Counter(homes.values()), Counter(key for one, key in homes.items() if one in anxious)
    places = [
        Place(
            key=key, unit=units.get(key[0], ("", UNKNOWN))[1], name=name, employers=employers[key], stoppages=len(held.get(key, ())),
            going=sum(_is_going(row, end) for row in held.get(key, ())), week=sum(day_of(row) >= monday for row in held.get(key, ())),
            near=sum(day_of(row) > end - timedelta(days=within_days) for row in held.get(key, ())), signals=signals[key],
            last=max((day_of(row) for row in held.get(key, ())), default=None),
        )
        for key, name in names.items()
    ]  # fmt: skip
    order = {"zone": 0, "commune": 1, "": 2}
    return sorted(places, key=lambda one: (search_key(one.unit), one.key[0], order[one.key[1]], one.key[2])), keys


def _keepers(parents: set[int], on: date) -> dict[int, int]:
    """Return for each unit the nearest federation from it upwards."""
    above = organisations.levels_above(parents, on=on)
    found = {unit: next((levels[level] for level in FEDERATIONS if level in levels), None) for unit, levels in above.items()}
    return {unit: keeper for unit, keeper in found.items() if keeper is not None}


def _is_going(row: StoppageRow, end: date) -> bool:
    return row.ended_at is None or row.ended_at.astimezone(HERE).date() > end
