"""The heat grid: communes against trades, kinds of ownership or owners' countries, the highest points of each cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from congdoan.activities.disputes import queries as disputes
from congdoan.activities.early_warning.queries.board import BANDS, every_row
from congdoan.activities.early_warning.queries.sheets import SheetFacts, write_sheet
from congdoan.foundation.kernel.vietnamese import search_key
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.rules import EMPLOYER

ACROSS = {"nganh": "Ngành", "so-huu": "Sở hữu", "nuoc": "Nước chủ đầu tư"}
MOST = 50_000
UNKNOWN = "chưa rõ"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: how many employers stand there, the highest points and their band ("" where nobody stands), how many are orange or red."""

    employers: int
    points: int
    band: str
    alarming: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells by commune, in the order of `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def grid(across: str, *, on: date) -> Grid:
    """Return the grid of a day over every employer that stands within reach."""
    bodies = organisations.listing(organisations.Filter(kinds=(EMPLOYER,), state="standing"), on=on, size=MOST).rows
    scored = {row.id: row.score for row in every_row(on=on)}
    named = _countries((one.id for one in bodies), on) if across == "nuoc" else {
        one.id: one.sector if across == "nganh" else one.ownership for one in bodies
    }  # fmt: skip
    cells: dict[tuple[str, str], list[int]] = {}
    for one in bodies:
        cells.setdefault((one.commune or UNKNOWN, named[one.id] or UNKNOWN), []).append(one.id)
    columns = sorted({column for _, column in cells})
    green = BANDS[0]

    def cell(commune: str, column: str) -> Cell:
        ids = cells.get((commune, column), [])
        found = [scored[one] for one in ids if one in scored]
        worst = max(found, key=lambda score: score.points, default=None)
        alarming = sum(score.band.code in BANDS[2:] for score in found)
        return Cell(len(ids), worst.points if worst else 0, worst.band.code if worst else green if ids else "", alarming)

    communes = sorted({commune for commune, _ in cells})
    return Grid(tuple(columns), tuple((commune, tuple(cell(commune, column) for column in columns)) for commune in communes))


def _countries(employer_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return the owners' countries as told last, one spelling for what differs in case or diacritics alone."""
    told = {employer: traits.owner_country for employer, traits in disputes.traits_of(employer_ids, on=on).items()}
    spelt = {search_key(name): name for name in sorted(told.values())}
    return {employer: spelt[search_key(name)] for employer, name in told.items()}


def grid_workbook(told: Grid, across: str, *, on: date, made_by: str, made_at: datetime) -> bytes:
    """Return the grid as a workbook that may leave the house: small cells are covered."""
    least = reference.small_cell(on=on)
    heads = ("Xã, phường", *told.columns)
    rows: list[Sequence[str | int | None]] = [
        (commune, *(None if not one.employers else f"dưới {least} doanh nghiệp" if one.employers < least else one.points for one in cells))
        for commune, cells in told.rows
    ]
    facts = SheetFacts("Điểm cao nhất theo xã", f"Theo {ACROSS[across].lower()}, ngày {on:%d/%m/%Y}", made_by, made_at)
    return write_sheet(heads, rows, facts, widths=(24, *(18 for _ in told.columns)))
