"""What a file says outside its lines: account, currency, balances, totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from congdoan.foundation.kernel.workbooks import Cell

from .cells import Money, Unreadable, is_blank, money_of, text_of
from .labels import words
from .layout import FACT_WORDS, TOTAL_ROWS

AMOUNTS = frozenset({"opening", "closing", "total_credit", "total_debit", "total_fee", "total_tax", "count_credit", "count_debit"})


@dataclass
class Facts:
    """Facts by role with the row each was found on; the first wins above the lines, `totals` is the summing row."""

    texts: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, tuple[int, str, Money]] = field(default_factory=dict)
    totals: tuple[int, list[Cell]] | None = None

    def take(self, rows: Sequence[tuple[int, list[Cell]]]) -> None:
        """Read facts from rows that are no lines: value behind the colon, to the right, or below."""
        for place, (number, row) in enumerate(rows):
            below = rows[place + 1][1] if place + 1 < len(rows) else []
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.strip() and len(cell) < 400:
                    self._take_cell(number, row, below, column, cell)
            if _is_total(row):
                self.totals = (number, row)

    def _take_cell(self, number: int, row: list[Cell], below: list[Cell], column: int, cell: str) -> None:
        label, colon, inline = cell.partition(":")
        role = FACT_WORDS.role(label)
        if role is None or role in self.amounts or role in self.texts:
            return
        candidates = [inline] if colon and inline.strip() else [*_right_of(row, column), *below[column : column + 1]]
        if role in AMOUNTS:
            for candidate in candidates:
                if (money := _money(candidate)) is not None:
                    self.amounts[role] = (number, label.strip(), money)
                    return
            return
        values = (text_of(candidate).strip() for candidate in candidates)
        value = next((value for value in values if value), "")
        if role == "account":
            value = account_number(value)
            if beside := _currency_beside(row, column):
                self.texts.setdefault("currency", beside)
        if role == "currency":
            value = value.strip(" .:").upper()[:3].replace("VNĐ", "VND")
        if value:
            self.texts[role] = value


def account_number(text: str) -> str:
    """Return an account number without blanks and marks; empty when the text is none."""
    bare = "".join(text.split()).strip(".:'-")
    return bare if 5 <= len(bare) <= 40 and sum(c.isdigit() for c in bare) >= 5 else ""


def _money(cell: Cell) -> Money | None:
    try:
        return money_of(cell)
    except Unreadable:
        return None


def _right_of(row: list[Cell], column: int) -> Iterator[Cell]:
    """Return the next cell to the right that says something."""
    for cell in row[column + 1 :]:
        if not is_blank(cell):
            yield cell
            return


def _currency_beside(row: list[Cell], column: int) -> str:
    marks = {cell.strip().upper() for cell in row[column + 1 :] if isinstance(cell, str)}
    return "VND" if marks & {"VND", "VNĐ"} else next((mark for mark in sorted(marks) if mark in {"USD", "EUR", "JPY"}), "")


def _is_total(row: list[Cell]) -> bool:
    return any(isinstance(cell, str) and len(cell) < 80 and _names_total(cell) for cell in row)


def _names_total(cell: str) -> bool:
    bare = words(cell.partition(":")[0])
    return bare in TOTAL_ROWS or (any(bare.startswith(f"{label} ") for label in TOTAL_ROWS if " " in label) and "SO DU" not in bare)
