"""Where the lines stand in a sheet: header rows found by their words, blocks of one account joined."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from congdoan.foundation.kernel.workbooks import Cell, Grid

from . import acb, agribank, bidv, efast, generic, mb, techcombank, vietcombank
from .cells import has_date, text_of
from .facts import Facts
from .labels import words
from .layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    efast.LAYOUT, techcombank.LAYOUT, bidv.LAYOUT, agribank.LAYOUT, mb.LAYOUT, acb.LAYOUT, vietcombank.CASHUP, vietcombank.SINGLE,
)  # fmt: skip
HEADER_WITHIN = 200


@dataclass
class Block:
    """One header row, the rows above it that belong to no lines, and the rows below it."""

    header_row: int
    labels: list[str]
    columns: dict[str, int]
    layout: Layout
    above: list[tuple[int, list[Cell]]]
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)


def layout_named(name: str) -> Layout | None:
    """Return the layout that a person names, e.g. "eFAST" or "Vietcombank"; None when unknown."""
    wanted = words(name)
    every = [*LAYOUTS[:-2], vietcombank.SINGLE, vietcombank.CASHUP]
    return next((layout for layout in every if wanted in {words(layout.name), *(words(alias) for alias in layout.aliases)}), None)


def layout_names() -> list[str]:
    """Return the names of the layouts that a person may choose, in alphabetical order."""
    return sorted(layout.name for layout in LAYOUTS)


def blocks_of(table: Grid, bank: Layout | None) -> Iterator[Block]:
    """Cut a sheet at its header rows; a header row printed again on each page opens a new block."""
    block: Block | None = None
    above: list[tuple[int, list[Cell]]] = []
    for number, row in enumerate(table.rows, start=1):
        found = _header(row, bank) if _may_be_header(row) and (block or number <= HEADER_WITHIN) else None
        if found:
            if block:
                yield block
                above = _rows_after_lines(block)
            layout, columns = found
            block = Block(number, [text_of(cell) for cell in row], columns, layout, above)
            above = []
        elif block:
            block.rows.append((number, row))
        else:
            above.append((number, row))
    if block:
        yield block


def _may_be_header(row: list[Cell]) -> bool:
    """Tell cheaply whether a row could name columns: at least three texts, and no cell that is or begins with a number."""
    texts = 0
    for cell in row:
        if isinstance(cell, str):
            if cell[:1].isdigit():
                return False
            texts += bool(cell)
        elif cell is not None:
            return False
    return texts >= 3


def _header(row: list[Cell], bank: Layout | None) -> tuple[Layout, dict[str, int]] | None:
    labels = [text_of(cell) for cell in row]
    layout = bank or next((layout for layout in LAYOUTS if layout.signs(labels)), generic.LAYOUT)
    columns: dict[str, int] = {}
    for place, label in enumerate(labels):
        role = layout.vocabulary.role(label)
        if role and (role not in columns or (role == "debit" and _is_number_sign(labels[columns[role]]))):
            columns[role] = place
    has_money = "amount" in columns or {"debit", "credit"} <= columns.keys()
    has_date_column = "posted" in columns or "transacted" in columns or "valued" in columns
    return (layout, columns) if has_money and has_date_column and len(columns) >= 3 else None


def _is_number_sign(label: str) -> bool:
    """Tell an English "No." from "Nợ"."""
    return label.isascii() and words(label) == "NO"


def _rows_after_lines(block: Block) -> list[tuple[int, list[Cell]]]:
    """Return the rows of a block that follow its last dated row: the header of the next block stands there."""
    date_column = date_column_of(block.columns)
    last = max((place for place, (_, row) in enumerate(block.rows) if has_date(cell_at(row, date_column))), default=-1)
    return block.rows[last + 1 :]


def by_account(blocks: list[Block]) -> Iterator[list[Block]]:
    """Join blocks of one account (a header row on each page), part those of different accounts."""
    group: list[Block] = []
    account = ""
    for block in blocks:
        facts = Facts()
        facts.take(block.above)
        named = facts.texts.get("account", "")
        if group and named and account and named != account:
            yield group
            group = []
        account = named or account
        group.append(block)
    yield group


def date_column_of(columns: dict[str, int]) -> int | None:
    return next((columns[role] for role in ("posted", "transacted", "valued") if role in columns), None)


def cell_at(row: list[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None
