"""Tables that people bring, read whole: columns found by their labels, every error told with its place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from . import workbooks
from .errors import DomainError
from .vietnamese import fold

T = TypeVar("T")
HEADER_SEARCH = 40  # rows


class UnreadableTable(DomainError):
    code = "table-unreadable"
    says = "Không đọc được tệp {file}: {why}"


@dataclass(frozen=True)
class Problem:
    """One error of a table: where it stands, what was found there, what to type instead."""

    file: str
    sheet: str
    row: int
    column: str
    found: str
    cure: str

    @property
    def message(self) -> str:
        place = ", ".join(
            part
            for part in (
                f"trang {self.sheet}" if self.sheet else "",
                f"dòng {self.row}" if self.row else "",
                self.column and f"cột {self.column}",
            )
            if part
        )
        return f"{self.file}, {place}: {self.cure}" + (f" (đang ghi “{self.found}”)" if self.found else "")

    def as_facts(self) -> dict[str, Any]:
        """Return the error for programs."""
        return {
            "file": self.file, "sheet": self.sheet, "row": self.row, "column": self.column, "found": self.found,
            "cure": self.cure, "message": self.message,
        }  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet as values; row numbers count from 1 as people see them."""

    file: str
    name: str
    rows: Sequence[Sequence[Any]]
    is_hidden: bool = False


@dataclass(frozen=True)
class Row:
    """One row under the header: its number and its cells by field."""

    number: int
    cells: Mapping[str, Any]

    def text(self, name: str) -> str:
        return as_text(self.cells.get(name))


@dataclass
class Reading:
    """The rows of a labelled table and every problem met so far; `others` are heads that name no field."""

    file: str
    sheet: str
    labels: Mapping[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    others: Sequence[str] = ()

    def wrong(self, row: Row | int, name: str, cure: str) -> None:
        """Note a problem in a row's field."""
        number = row if isinstance(row, int) else row.number
        found = "" if isinstance(row, int) else row.text(name)
        self.problems.append(Problem(self.file, self.sheet, number, self.labels.get(name, name), found[:80], cure))

    def value(self, row: Row, name: str, read: Callable[[str], T], cure: str) -> T | None:
        """Read a field with `read`; a refusal (ValueError or DomainError) becomes a problem and the value None."""
        try:
            return read(row.text(name))
        except (ValueError, DomainError):
            self.wrong(row, name, cure)
            return None


def as_text(cell: Any) -> str:
    """Return a cell as the text a person would type: whole numbers without a point, dates in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def read_sheets(content: bytes, *, file: str) -> list[Sheet]:
    """Read every sheet of a workbook, the tables of an HTML page, or delimited text as one sheet.

    :raises UnreadableTable: too large, encrypted, damaged, or of an unknown kind
    """
    try:
        grids = workbooks.grids_of(content)
    except workbooks.UnreadableFile as refusal:
        raise UnreadableTable(file=file, why=refusal.message) from None
    if grids and grids[0].mark:
        grids = grids[:1]  # the commonest mark is the delimiter
    if faults := [fault for grid in grids for fault in grid.faults]:
        raise UnreadableTable(file=file, why=" ".join(fault.message for fault in faults[:20]))
    return [Sheet(file, "" if grid.mark else grid.name, grid.rows, grid.is_hidden) for grid in grids]


def labelled(sheets: Iterable[Sheet], fields: Mapping[str, Sequence[str]], *, required: Iterable[str]) -> Reading:
    """Find the sheet and row whose labels name the fields, and return the rows below it that are not empty.

    `fields` gives each field its possible labels; labels are compared without diacritics, case, or text in brackets.

    :raises UnreadableTable: no row holds every required label
    """
    wanted = {name: {_label(word) for word in (name, *words)} for name, words in fields.items()}
    needed, nearest, file = set(required), set[str](), ""
    for sheet in sheets:
        file = sheet.file
        for index, cells in enumerate(sheet.rows[:HEADER_SEARCH]):
            columns = _columns(cells, wanted)
            if needed <= set(columns):
                labels = {name: as_text(cells[column]) for name, column in columns.items()}
                rows = [
                    Row(number, {name: below[column] if column < len(below) else None for name, column in columns.items()})
                    for number, below in enumerate(sheet.rows[index + 1 :], start=index + 2)
                    if any(as_text(cell) for cell in below)
                ]
                others = [as_text(cell) for column, cell in enumerate(cells) if column not in columns.values() and as_text(cell)]
                return Reading(sheet.file, sheet.name, labels, rows, others=others)
            nearest = max(nearest, set(columns), key=len)
    missing = ", ".join(f"“{(list(fields[name]) or [name])[0]}”" for name in fields if name in needed - nearest)
    raise UnreadableTable(file=file, why=f"thiếu cột {missing}. Hãy giữ dòng tiêu đề có tên các cột.")


def _columns(cells: Sequence[Any], wanted: Mapping[str, set[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        label = _label(as_text(cell))
        for name, words in wanted.items():
            if label and label in words:
                found.setdefault(name, column)
    return found


def _label(text: str) -> str:
    return fold(text.split("(", maxsplit=1)[0]).replace("_", " ").strip(" :*.")
