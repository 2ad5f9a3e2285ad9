"""A consolidation in the units of another day: the same figures, gathered under who stands for each union then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.finance.budgets.rules.cells import summed
from congdoan.people.organisations import queries as organisations

from .settlement import UnionRow


@dataclass(frozen=True, slots=True)
class RestatedRow:
    """The unions of a year that one unit of another day stands for. `row.code` is empty where nobody stands for them.

    `is_divided`: one of them was split or shares its heir backwards, so that its figures are not wholly this unit's.
    """

    row: UnionRow
    units: int
    is_divided: bool

    @property
    def code(self) -> str:
        return self.row.code


def restated_rows(rows: Sequence[UnionRow], *, year: int, to_day: date) -> list[RestatedRow]:
    """Return the rows of a year's consolidation in the units of another day, earlier or later; their sum stays what it was.

    A union that was split stands whole under its main heir. Those that ended without an heir stand together, last.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    then = organisations.restated([row.unit_id for row in rows], from_day=first if to_day >= first else last, to_day=to_day)
    gathered: dict[int | None, list[UnionRow]] = {}
    for row in rows:
        gathered.setdefault(then[row.unit_id].main, []).append(row)
    names = organisations.named({unit for unit in gathered if unit is not None}, on=to_day)
    found = []
    for unit in [*names, *({None} & gathered.keys()), *(gathered.keys() - names.keys() - {None})]:
        parts = gathered.get(unit, [])
        body = names.get(unit) if unit is not None else None
        code, name = (body.code, body.name) if body else ("", "Đã kết thúc, không có đơn vị kế tục")
        one = UnionRow(unit or 0, code, name, summed([part.cells for part in parts]), sum(part.money for part in parts))
        found.append(RestatedRow(one, len(parts), any(then[part.unit_id].is_divided for part in parts)))
    return found
