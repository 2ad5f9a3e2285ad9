"""The months of a branch's units: open, softly locked, locked; and what bringing one month to another state would meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.kernel.periods import add_months, format_month, make_month
from congdoan.foundation.kernel.vietnamese import sort_key

from .closing import closings_of
from .units import names_of
from .waiting import waiting

STATES = {"open": "mở", "soft": "khóa mềm", "hard": "khóa cứng"}
STRENGTH = {"open": 0, "soft": 1, "hard": 2}


@dataclass(frozen=True, slots=True)
class YearRow:
    """A unit's year in the grid: the state of each month from January on, and how its year stands."""

    unit_id: int
    code: str
    name: str
    months: tuple[tuple[int, str], ...]
    is_closed: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class LockRow:
    """What happens to one unit's month."""

    unit_id: int
    code: str
    name: str
    before: str
    after: str
    hindrances: tuple[str, ...]

    @property
    def is_opening(self) -> bool:
        """Return whether a lock is taken away or brought down."""
        return STRENGTH[self.before] > STRENGTH[self.after]


@dataclass(frozen=True, slots=True)
class LocksPreview:
    """What bringing a month to a state would do; `mark` is the hash of all that is shown."""

    month: int
    state: str
    rows: tuple[LockRow, ...]
    unchanged: int
    mark: str

    @property
    def hindered(self) -> list[LockRow]:
        return [row for row in self.rows if row.hindrances]


def years_grid(unit_ids: Iterable[int], *, year: int) -> list[YearRow]:
    """Return the months of the units in a year, in the order of names, in a fixed number of statements."""
    units = sorted(set(unit_ids))
    states = ledger.month_states(units, during=(make_month(year, 1), make_month(year, 12)))
    closed, ended, names = closings_of(units, year=year), ledger.ends_of(units), names_of(units)
    rows = [
        YearRow(
            unit, *names[unit], tuple((month, states.get((unit, month), "open")) for month in _months(year)), unit in closed, unit in ended
        )
        for unit in units
    ]
    return sorted(rows, key=lambda row: (sort_key(row.name), row.unit_id))


def locks_preview(unit_ids: Iterable[int], *, month: int, state: Literal["open", "soft", "hard"]) -> LocksPreview:
    """Return what bringing a month of the units to a state would change, and what waits in those that would be locked."""
    units = sorted(set(unit_ids))
    january = month // 100 * 100 + 1
    states = ledger.month_states(units, during=(january, month))
    names, waits = names_of(units), waiting(units, month=month) if state != "open" else {}
    rows = []
    for unit in units:
        before = states.get((unit, month), "open")
        if before == state:
            continue
        hindrances = list(waits[unit].words) if unit in waits and STRENGTH[state] > STRENGTH[before] else []
        if state == "hard" and (behind := [one for one in _before(month) if states.get((unit, one)) != "hard"]):
            hindrances.append(
                f"tháng {format_month(behind[0])} chưa khóa cứng" + (f" và {len(behind) - 1} tháng nữa" if behind[1:] else "")
            )
        rows.append(LockRow(unit, *names[unit], before, state, tuple(hindrances)))
    rows.sort(key=lambda row: (sort_key(row.name), row.unit_id))
    mark = sha256(repr([(row.unit_id, row.before, row.after, row.hindrances) for row in rows]).encode()).hexdigest()[:32]
    return LocksPreview(month, state, tuple(rows), len(units) - len(rows), mark)


def _months(year: int) -> list[int]:
    return [make_month(year, number) for number in range(1, 13)]


def _before(month: int) -> Sequence[int]:
    """Return the months of the same year before this one."""
    return [add_months(month, -n) for n in range(month % 100 - 1, 0, -1)]
