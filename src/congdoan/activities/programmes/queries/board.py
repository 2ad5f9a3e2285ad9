"""The board of a programme: tasks that units have too, by commune, how many have finished."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from .under import PAIRS, STANDING

NOWHERE = "chưa ghi xã"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the units of one commune made of one task."""

    total: int
    done: int
    none: int
    late: int

    @property
    def look(self) -> str:
        """Return the colour of the cell: ok, late, none, wait."""
        if self.total == self.none:
            return "none"
        if self.done + self.none == self.total:
            return "ok"
        return "late" if self.late else "wait"


@dataclass(frozen=True, slots=True)
class Board:
    """Rows in the order of the programme, one cell for each commune; None where no unit there has the task."""

    communes: tuple[str, ...]
    rows: tuple[tuple[int, str, str, tuple[Cell | None, ...]], ...]  # task, number, title


def board(programme_id: int, *, on: date) -> Board:
    """Return the board of a programme from the plans of the units below, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT t.id, t.number, t.title, COALESCE(NULLIF(o.commune, ''), %(nowhere)s), count(*),
                   count(*) FILTER (WHERE c.state = 'done'), count(*) FILTER (WHERE c.state = 'none'),
                   count(*) FILTER (WHERE c.due_on < %(on)s AND c.state IN ('open', 'under_way'))
            FROM ({PAIRS.format(chosen="t.programme_id = %(programme)s")}) u {STANDING}
            JOIN programmes_task t ON t.id = u.above
            LEFT JOIN organisations_organisation o ON o.id = c.unit_id
            GROUP BY t.place_in_list, t.id, t.number, t.title, 4 ORDER BY t.place_in_list, t.id, 4
            """,  # noqa: S608  fixed words
            {"programme": programme_id, "on": on, "nowhere": NOWHERE},
        )
        found = cursor.fetchall()
    communes = tuple(sorted({row[3] for row in found}))
    cells: dict[tuple[int, str, str], dict[str, Cell]] = {}
    for task, number, title, commune, *counts in found:
        cells.setdefault((task, number, title), {})[commune] = Cell(*counts)
    return Board(communes, tuple((*key, tuple(row.get(commune) for commune in communes)) for key, row in cells.items()))
