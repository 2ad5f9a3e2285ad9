"""Opening balances as a table would bring them, and those that stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from congdoan.finance.bookkeeping.models import OpeningImport
from congdoan.finance.bookkeeping.rules import OpeningTable, SimpleAccounts, read_opening_balances
from congdoan.finance.ledger.rules import AccountKey
from congdoan.foundation.kernel.periods import add_days
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .closing import accounts_on
from .templates import template


@dataclass(frozen=True, slots=True)
class OpeningStanding:
    """The balances that stand for a unit: which import, by which entry."""

    number: int
    first_day: date
    entry_id: int
    file_name: str
    file_sha256: str
    moved: int


@dataclass(frozen=True, slots=True)
class OpeningUnit:
    """One unit of a table: what its books would hold. Units: đồng, debits above zero."""

    unit_id: int
    code: str
    name: str
    balances: Mapping[AccountKey, int]
    stands: OpeningStanding | None

    @property
    def debit(self) -> int:
        return sum(amount for amount in self.balances.values() if amount > 0)


@dataclass(frozen=True, slots=True)
class OpeningPreview:
    """What a table would book; `mark` is the hash of the file and the day."""

    first_day: date
    units: tuple[OpeningUnit, ...]
    mark: str


def opening_preview(content: bytes, *, file_name: str, first_day: date, unit_id: int) -> OpeningPreview:
    """Read a table of opening balances for a unit, or for the units that its own column names.

    :raises UnreadableTable, Rejected: as the rule says
    """
    eve = add_days(first_day, -1)
    chart = reference.chart_on(eve)
    codes = {one.code for one in reference.chart(chart)}
    table: OpeningTable = read_opening_balances(content, name=file_name, chart=chart, codes=codes, simple=_simple(unit_id, eve), ids=_ids)
    found = {code: body.pk for code, body in organisations.by_code([code for code in table.balances if code]).items()}
    units = {found[code] if code else unit_id: held for code, held in table.balances.items()}
    names = organisations.codes_and_names(units)
    stands = openings_of(units)
    rows = tuple(OpeningUnit(unit, *names.get(unit, ("", "")), units[unit], stands.get(unit)) for unit in sorted(units))
    mark = sha256(content + first_day.isoformat().encode() + str(unit_id).encode()).hexdigest()[:32]
    return OpeningPreview(first_day, rows, mark)


def openings_of(unit_ids: Iterable[int]) -> dict[int, OpeningStanding]:
    """Return the balances that stand, by unit."""
    rows = OpeningImport.objects.filter(unit_id__in=set(unit_ids)).order_by("unit_id", "-number").distinct("unit_id")
    return {
        row.unit_id: OpeningStanding(row.number, row.first_day, row.entry_id, row.file_name, row.file_sha256, row.moved) for row in rows
    }


def _ids(codes: set[str]) -> dict[str, int]:
    return {code: body.pk for code, body in organisations.by_code(codes).items()}


def _simple(unit_id: int, eve: date) -> SimpleAccounts:
    """Return where the simple form's words stand, by the templates of the unit."""
    advance, up = (template(unit_id, event, on=eve) for event in ("advance_pay", "grassroots_pays_up"))
    (to,) = accounts_on([unit_id], on=eve).values()
    return SimpleAccounts(
        cash=_side(advance.lines, "credit"), bank=_side(up.lines, "credit"), advances=_side(advance.lines, "debit"),
        payable=_side(up.lines, "debit"), surplus=(to.carried or to.surplus).code,
    )  # fmt: skip


def _side(lines: Iterable[object], side: str) -> str:
    return next(str(line.account) for line in lines if line.side == side)  # type: ignore[attr-defined]
