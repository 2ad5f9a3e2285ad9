"""Where stoppages broke out and who is near them; figures of a year."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.activities.disputes.models import Stoppage
from congdoan.activities.disputes.queries.raised import traits_of
from congdoan.activities.disputes.queries.stoppages import StoppageRow, shown_rows
from congdoan.activities.disputes.rules import spread

MOST = 2_000
UNKNOWN = "Chưa rõ"


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the grid: what is shared, how many stoppages and people, when the last one broke out."""

    name: str
    stoppages: int
    stopped: int
    last: date
    going: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The stoppages of some days in figures. `parts` are (heading, rows of (words, stoppages, people, days lost))."""

    stoppages: int
    stopped: int
    days_lost: int
    parts: tuple[tuple[str, tuple[tuple[str, int, int, int], ...]], ...]


def outbreaks(*, first: date, last: date) -> list[StoppageRow]:
    """Return the stoppages within reach that broke out on these days, the newest first."""
    found = Stoppage.objects.filter(broke_out_at__date__gte=first, broke_out_at__date__lte=last).order_by("-broke_out_at", "-id")
    return shown_rows(list(found[:MOST]), on=last)


def stoppages_near(employers: Iterable[int], *, on: date, days: int = 14) -> dict[int, list[spread.Near]]:
    """Return for each employer the stoppages of other employers in the last days that share zone, trade or owner's country.

    An employer without any is left out. Statements: eleven, whatever the number of employers.
    """
    found = [
        spread.Outbreak(one.id, one.employer_id, one.employer_name, day_of(one), one.stopped or 0,
                        spread.Traits(one.zone, one.sector, one.owner_country))
        for one in outbreaks(first=on - timedelta(days=days), last=on)
    ]  # fmt: skip
    return spread.near(traits_of(employers, on=on), found) if found else {}


def grid(rows: Iterable[StoppageRow], trait: str) -> list[Cell]:
    """Return the squares of a trait, the most stoppages first."""
    groups: dict[str, list[StoppageRow]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, trait) or UNKNOWN].append(row)
    cells = [
        Cell(
            name,
            len(held),
            sum(one.stopped or 0 for one in held),
            max(day_of(one) for one in held),
            sum(one.ended_at is None for one in held),
        )
        for name, held in groups.items()
    ]
    return sorted(cells, key=lambda one: (one.name == UNKNOWN, -one.stoppages, -one.stopped, one.name))


def figures(*, first: date, last: date) -> Figures:
    """Return what the stoppages that broke out on these days come to; one that names two matters counts under both."""
    rows = outbreaks(first=first, last=last)
    headings = {
        "Theo tháng": lambda row: [f"{day_of(row):%m/%Y}"],
        "Theo khu, cụm công nghiệp": lambda row: [row.zone or UNKNOWN],
        "Theo ngành nghề": lambda row: [row.sector or UNKNOWN],
        "Theo nước chủ đầu tư": lambda row: [row.owner_country or UNKNOWN],
        "Theo kiến nghị": lambda row: row.demands or [UNKNOWN],
        "Theo nguyên nhân": lambda row: row.causes or [UNKNOWN],
        "Theo trình tự": lambda row: [row.legality.capitalize()],
        "Theo mức đáp ứng": lambda row: [row.demands_met.capitalize()],
    }
    parts = tuple((heading, _part(rows, names)) for heading, names in headings.items())
    return Figures(len(rows), sum(one.stopped or 0 for one in rows), sum(one.days_lost or 0 for one in rows), parts)


def _part(rows: list[StoppageRow], names: object) -> tuple[tuple[str, int, int, int], ...]:
    counts: Counter[str] = Counter()
    people: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    assert callable(names)
    for row in rows:
        for name in names(row):
            counts[name] += 1
            people[name] += row.stopped or 0
            lost[name] += row.days_lost or 0
    return tuple((name, counts[name], people[name], lost[name]) for name in sorted(counts, key=lambda one: (one == UNKNOWN, one)))


def day_of(row: StoppageRow) -> date:
    """Return the day on which work stopped."""
    assert row.broke_out_on is not None  # of a stoppage that broke out
    return row.broke_out_on
