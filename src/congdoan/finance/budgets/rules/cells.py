"""The cells of a statutory form, worked out from the turnover of the books by the form's own formulas."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_PLACE = re.compile(r"(?:[IVX]+\.|[0-9]+(?:\.[0-9]+)*\.?|[a-zđ][.)])")

Moved = Callable[[str], int]
"""What moved under one category, in đồng."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a form with its figure. Its code means something only together with the form. Units: đồng."""

    line_id: str
    code: str | None
    label: str
    indent: int
    formula: str
    value: int
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Movement:
    """Where a category stands in the books: which side of which accounts, under which item."""

    side: str  # debit, credit
    codes: tuple[str, ...]
    items: tuple[str, ...]


def movements(category: str, accounts: Mapping[str, Any], *, payable: str) -> tuple[Movement, ...]:
    """Return where a category's money is booked.

    `accounts` is the category's own record for the chart of the year (side and codes); `payable` the account of what is owed upwards.
    Dues are the whole sum collected: the union's own part and the part owed upwards. What was paid up is the debit of what was owed.
    Source: reference table `entry_categories`, note of `cat.dues`.
    """
    side, codes = str(accounts["side"]), tuple(accounts["codes"])
    if category == "dues":
        return Movement(side, codes, ("dues",)), Movement("credit", (payable,), ("dues",))
    if category == "paid_up":
        return (Movement(side, codes, ("dues", "fund")),)
    return (Movement(side, codes, (category,)),)


def fill(
    lines: Sequence[Any], *, opening: int, payable_up: int, moved: Moved, needs_check: bool, given: Mapping[str, int] | None = None
) -> tuple[Cell, ...]:
    """Return every cell of a form, in the form's order. `given` holds the lines that people decide (op `input`); a heading has no formula.

    :raises ValueError: a formula of an unknown kind, or one that leads back to itself
    """
    by_id = {line.line_id: line for line in lines}
    values: dict[str, int] = {}

    def value_of(line_id: str, asked: tuple[str, ...] = ()) -> int:
        if line_id in asked:
            raise ValueError(f"the formula of {line_id} leads back to itself")
        if line_id not in values:
            formula = by_id[line_id].formula
            values[line_id] = (
                (given or {}).get(line_id, 0)
                if not formula or formula["op"] == "input"
                else _work_out(formula, lambda other: value_of(other, (*asked, line_id)), opening, payable_up, moved)
            )
        return values[line_id]

    return tuple(
        Cell(line.line_id, line.code, line.label, line.indent, written(line.formula), value_of(line.line_id), needs_check) for line in lines
    )


def _work_out(formula: Mapping[str, Any], value_of: Callable[[str], int], opening: int, payable_up: int, moved: Moved) -> int:
    kind = formula["op"]
    if kind == "opening_balance":
        return opening
    if kind == "payable_up":
        return payable_up
    if kind == "entries":
        return sum(moved(category) for category in formula["categories"])
    if kind == "sum":
        return sum(value_of(line) for line in formula["lines"])
    if kind == "signed_sum":
        return sum(value_of(line) for line in formula["plus"]) - sum(value_of(line) for line in formula["minus"])
    raise ValueError(f"no such formula: {kind!r}")


def written(formula: Mapping[str, Any]) -> str:
    """Return a formula as one line of text; nothing for a heading."""
    kind = formula["op"] if formula else ""
    if kind == "entries":
        return f"entries({', '.join(formula['categories'])})"
    if kind == "sum":
        return " + ".join(formula["lines"])
    if kind == "signed_sum":
        return " + ".join(formula["plus"]) + "".join(f" - {line}" for line in formula["minus"])
    return str(kind)


def summed(forms: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    """Return the consolidation: each cell the sum of the same cell of every union; a parent equals its children by construction."""
    if not forms:
        return ()
    first = forms[0]
    return tuple(
        Cell(cell.line_id, cell.code, cell.label, cell.indent, cell.formula, sum(form[place].value for form in forms),
             any(form[place].needs_check for form in forms))
        for place, cell in enumerate(first)
    )  # fmt: skip


def place_and_name(label: str) -> tuple[str, str]:
    """Split a form's label into its place (TT) and its words: "2.1 Thu đoàn phí" is 2.1 and Thu đoàn phí."""
    place, _, name = label.partition(" ")
    return (place.rstrip("."), name) if _PLACE.fullmatch(place) else ("", label)


def written_name(label: str) -> str:
    """Return a form's label without its place."""
    return place_and_name(label)[1]
