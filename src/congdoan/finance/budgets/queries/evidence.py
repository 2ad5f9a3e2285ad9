"""Why a cell has its figure: its parts, which add up to it, and the lines of the books behind the parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.budgets.queries import settlement as sheet
from congdoan.finance.budgets.rules.cells import Cell, written_name
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
from congdoan.foundation.kernel.periods import add_months, make_month
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record

from .actuals import MONEY, PAYABLE

ON_A_PAGE = 50
DEBIT, CREDIT, NET, OWED = "debit", "credit", "net", "owed"


@dataclass(frozen=True, slots=True)
class Source:
    """Lines of one unit's books that make up a part: which accounts, which months, what of each line counts, which entries do not."""

    words: str
    accounts: AccountFilter
    during: tuple[int, int]
    measure: str  # debit or credit turnover; net: debit less credit; owed: credit less debit
    category: str = ""
    besides: tuple[int, ...] = ()  # entries that carry balances, see `bookkeeping.queries.technical_entries`

    def of(self, moved: Any) -> int:
        """Return what a line, or a sum of lines, adds to the part."""
        debit, credit = int(moved.debit), int(moved.credit)
        return {DEBIT: debit, CREDIT: credit, NET: debit - credit, OWED: credit - debit}[self.measure]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure; the signed parts add up to it. It leads to another cell, to a union, or to lines of the books."""

    words: str
    amount: int
    is_minus: bool = False
    line_id: str = ""
    unit: str = ""
    account: str = ""

    @property
    def signed(self) -> int:
        return -self.amount if self.is_minus else self.amount


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """A cell with the sheet it stands on, what its formula is, and its parts."""

    sheet: sheet.Settlement
    cell: Cell
    kind: str  # unions, entries, sum, signed_sum, opening_balance, payable_up
    parts: tuple[Part, ...]
    categories: tuple[Record, ...]
    form: Record
    chosen: Record | None


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of the books behind a cell and what it adds."""

    source: Source
    line: ledger.BehindLine
    amount: int


@dataclass(frozen=True, slots=True)
class CellLines:
    """One page of lines; `next` is the cursor of the following page, empty at the end."""

    lines: tuple[CellLine, ...]
    next: str


def cell_evidence(code: str, year: int, line_id: str, *, form_id: str | None = None, until: int | None = None) -> CellEvidence | None:
    """Return why a cell has its figure, or None when the form has no such line.

    :raises NoSuchUnit: no unit of this code within reach
    :raises FormNotSelected: no form asked for and none selected
    :raises NoSuchForm: the form asked for is not in the pack
    """
    found = sheet.settlement(code, year, form_id=form_id, until=until)
    cell = next((one for one in found.cells if one.line_id == line_id), None)
    if cell is None or not cell.formula:
        return None
    kind, parts = parts_of(found, line_id)
    formula = _formula(found.form, line_id)
    records = {record.id: record for record in reference.records("entry_categories")}
    named = [records[key] for key in (f"cat.{category}" for category in formula.get("categories", ())) if key in records]
    form = next(record for record in _form_records() if record.id == found.form)
    chosen = None if form_id else sheet.selection(found.unit_id, year=year)
    return CellEvidence(found, cell, kind, parts, tuple(named), form, chosen)


def parts_of(found: sheet.Settlement, line_id: str) -> tuple[str, tuple[Part, ...]]:
    """Return what kind of figure a cell is and its parts, which add up to it.

    A consolidated cell has a part for each union, a sum the other cells, any other the accounts of the unit's own books.
    """
    formula = _formula(found.form, line_id)
    if found.is_sum:
        rows = sheet.consolidated_rows(found.unit_id, found.year, form_id=found.form, until=found.until)
        return "unions", tuple(Part(row.name, row.value(line_id), line_id=line_id, unit=row.code) for row in rows)
    kind = str(formula["op"])
    if kind in ("sum", "signed_sum"):
        return kind, _other_cells(found.cells, formula)
    return kind, _sums(found.unit_id, sources(found.unit_id, found.year, line_id, form_id=found.form, until=found.until))


def _formula(form_id: str, line_id: str) -> Mapping[str, Any]:
    return next((line.formula for line in sheet.form_named(form_id).lines if line.line_id == line_id), {"op": ""})


def sources(unit_id: int, year: int, line_id: str, *, form_id: str, until: int | None = None) -> tuple[Source, ...]:
    """Return the sources of a cell in one unit's own books; empty for a sum of other cells."""
    formula = _formula(form_id, line_id)
    first, last = make_month(year, 1), sheet.last_month(year, until)
    if formula["op"] == "opening_balance":
        return money_sources(add_months(first, -1))
    if formula["op"] == "payable_up":
        words = account_name(PAYABLE, reference.chart_on(date(year, 12, 31)))
        return (Source(words, AccountFilter(codes=(PAYABLE,)), (FIRST_PERIOD, last), OWED),)
    names = {str(record.fields["code"]): record.name for record in reference.records("entry_categories")}
    besides = tuple(bookkeeping.technical_entries([unit_id], during=(first, last)))
    return tuple(
        Source(names[category], AccountFilter(codes=movement.codes, items=movement.items), (first, last), movement.side, category, besides)
        for category, movement in sheet.behind_cell(unit_id, year, line_id, form_id=form_id)
    )


def money_sources(month: int) -> tuple[Source, ...]:
    """Return the sources of the money a unit has at the end of a month."""
    chart = reference.chart_on(date(month // 100, 12, 31))
    return tuple(Source(account_name(code, chart), AccountFilter(codes=(code,)), (FIRST_PERIOD, month), NET) for code in MONEY)


def lines_of(unit_id: int, wanted: Sequence[Source], *, after: str = "", limit: int = ON_A_PAGE) -> CellLines:
    """Return the lines behind some sources, one source after the other, a page at a time; `after` is the cursor of the page before.

    A line that adds nothing (it stands on the other side) is left out.
    """
    number, place = read_cursor(after)
    found: list[CellLine] = []
    while number < len(wanted):
        source = wanted[number]
        page = ledger.entries_behind(
            unit_id, source.accounts, during=source.during, after=place, limit=limit + 1, except_entries=source.besides
        )
        found += [CellLine(source, line, source.of(line)) for line in page.lines if source.of(line)]
        if len(found) > limit:
            last = found[limit - 1]
            place_of = (wanted.index(last.source), last.line.period, last.line.entry_id, last.line.line_no)
            return CellLines(tuple(found[:limit]), ".".join(str(part) for part in place_of))
        number, place = (number + 1, None) if page.next is None else (number, page.next)
    return CellLines(tuple(found), "")


def read_cursor(text: str) -> tuple[int, tuple[int, int, int] | None]:
    """Return the source and the place from which a page continues; an unreadable cursor is the beginning."""
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        return 0, None
    number, period, entry, line = map(int, parts)
    return (number, (period, entry, line)) if period < 10**6 and line < 10**6 else (0, None)


def account_name(code: str, chart: str) -> str:
    """Return an account's name in a chart."""
    return next((account.name for account in reference.chart(chart) if account.code == code), code)


def _other_cells(cells: Sequence[Cell], formula: Mapping[str, Any]) -> tuple[Part, ...]:
    by_id = {cell.line_id: cell for cell in cells}
    plus = formula["lines"] if formula["op"] == "sum" else formula["plus"]
    minus = formula.get("minus", ())
    return tuple(Part(written_name(by_id[line].label), by_id[line].value, is_minus=line in minus, line_id=line) for line in (*plus, *minus))


def _sums(unit_id: int, wanted: Sequence[Source]) -> tuple[Part, ...]:
    """Return what each account adds, from the summaries of the books."""
    parts = []
    spans = {(source.during, source.besides) for source in wanted}
    moved = {(during, besides): ledger.turnover([unit_id], during=during, except_entries=besides) for during, besides in spans}
    for source in wanted:
        sums: dict[str, int] = {}
        for row in moved[source.during, source.besides]:
            key = row.account
            if key.code.startswith(source.accounts.codes) and (source.accounts.items is None or key.item in source.accounts.items):
                sums[key.code] = sums.get(key.code, 0) + source.of(row)
        parts += [Part(source.words, amount, account=code) for code, amount in sums.items() if amount]
    return tuple(parts)


def _form_records() -> list[Record]:
    return [record for topic in reference.catalogue() if topic.startswith("finance.form.") for record in reference.records(topic)]
