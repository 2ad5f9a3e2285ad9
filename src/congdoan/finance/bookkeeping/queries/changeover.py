"""What changing the chart of accounts would move, account by account, and what stands in the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from congdoan.finance.bookkeeping.models import ChartChange
from congdoan.finance.bookkeeping.rules import INCOME, SPENDING, Move, moves, unmapped
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter, AccountKey
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import format_month, month_of
from congdoan.foundation.reference import queries as reference

from .units import names_of

TABLE = Path(__file__).parents[1] / "data" / "changeover_tt107_tt24.yaml"
RESULT = "9"


@dataclass(frozen=True, slots=True)
class Changeover:
    """The mapping from one chart to the next as a unit has it. `own` are the codes that a branch of its own has decided."""

    from_chart: str
    to_chart: str
    on: date
    to: Mapping[str, str]
    notes: Mapping[str, str]
    own: frozenset[str]

    @property
    def month(self) -> int:
        return month_of(self.on)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What one unit's balances would move to, and what stands in the way."""

    unit_id: int
    moves: tuple[Move, ...]
    hindrances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One old code and its new one over all units. Units: đồng, debits less credits."""

    old: str
    old_name: str
    new: str
    new_name: str
    note: str
    is_own: bool
    debit: int
    credit: int
    units: int


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What changing the chart would do. `mark` is the hash of all that is shown; `totals` by kind before and after, in đồng."""

    changeover: Changeover
    units: tuple[UnitChange, ...]
    unmapped: tuple[str, ...]
    rows: tuple[CodeRow, ...]
    totals: tuple[tuple[str, int, int], ...]
    mark: str

    @property
    def moving(self) -> list[UnitChange]:
        """Return the units that have something to move."""
        return [one for one in self.units if one.moves]

    @property
    def blocked(self) -> list[UnitChange]:
        return [one for one in self.units if one.hindrances]


KINDS = {"asset": "Tài sản", "asset_contra": "Tài sản", "liability": "Công nợ", "equity": "Tích lũy, quỹ"}


@cache
def shipped() -> Mapping[str, Any]:
    """Return the mapping as shipped. Source: `data/changeover_tt107_tt24.yaml`, derived, to be checked."""
    content: Mapping[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return content


def last_old_year() -> int:
    """Return the last year of the old chart."""
    return date.fromisoformat(shipped()["changes_on"]).year - 1


def changeover(branch_id: int) -> Changeover:
    """Return the mapping of a branch: the shipped one, with the lines that it or a unit above it has decided; the nearest counts.

    Source: `data/changeover_tt107_tt24.yaml`; own records of the table `charts`.
    """
    table = shipped()
    on = date.fromisoformat(table["changes_on"])
    to = {code: line["to"] for code, line in table["accounts"].items()}
    notes = {code: line.get("note", "") for code, line in table["accounts"].items()}
    own: set[str] = set()
    line = [branch_id, *access.ancestors([branch_id], on=on)[branch_id]]
    decided = reference.own_records("charts", line)
    for branch in reversed(line):
        for record in decided.get(branch, ()):
            if record.scope.get("from") == table["from_chart"] and record.holds_on(on):
                code = str(record.scope["account"])
                to[code], notes[code] = str(record.fields["to"]), record.source.get("document") or ""
                own.add(code)
    return Changeover(table["from_chart"], table["to_chart"], on, to, notes, frozenset(own))


def changeover_preview(branch_id: int, unit_ids: Iterable[int]) -> ChangePreview:
    """Return what changing the chart would move in the units of a branch, by its mapping, in a fixed number of statements."""
    table, asked = changeover(branch_id), sorted(set(unit_ids))
    held = _balances(asked, table)
    lacking = unmapped((account for of in held.values() for account in of), table.to)
    states = ledger.month_states(asked, during=(table.month, table.month))
    units = []
    for unit in asked:
        known = {account: amount for account, amount in held[unit].items() if account.code in table.to}
        hindrances = []
        if any(account.code.startswith((*INCOME, *SPENDING, RESULT)) for account in held[unit]):
            hindrances.append(f"chưa kết chuyển năm {table.on.year - 1}: còn số dư trên tài khoản thu, chi, kết quả")
        if codes := [code for code in unmapped(held[unit], table.to) if not code.startswith((*INCOME, *SPENDING, RESULT))]:
            hindrances.append(f"tài khoản chưa có tài khoản tương ứng: {', '.join(codes)}")
        if held[unit] and states.get((unit, table.month)) == "hard":
            hindrances.append(f"tháng {format_month(table.month)} đã khóa cứng")
        units.append(UnitChange(unit, tuple(moves(known, table.to, chart=table.to_chart)), tuple(hindrances)))
    shown = tuple(units)
    told = repr([(one.unit_id, one.moves, one.hindrances) for one in shown])
    lacking = [code for code in lacking if not code.startswith((*INCOME, *SPENDING, RESULT))]
    mark = sha256(told.encode()).hexdigest()[:32]
    return ChangePreview(table, shown, tuple(lacking), _rows(shown, table), _totals(shown), mark)


def changes_of(unit_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the changes that stand, as (change, entry), by unit, oldest first."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = ChartChange.objects.filter(unit_id__in=set(unit_ids), undone=None).order_by("id")
    for unit, change, entry in rows.values_list("unit_id", "id", "entry_id"):
        found[unit].append((change, entry))
    return dict(found)


def _balances(units: Sequence[int], table: Changeover) -> dict[int, dict[AccountKey, int]]:
    held: dict[int, dict[AccountKey, int]] = {unit: {} for unit in units}
    for row in ledger.turnover(units, during=(FIRST_PERIOD, table.month), accounts=AccountFilter(chart=table.from_chart)):
        if row.debit != row.credit:
            held[row.unit_id][row.account] = row.debit - row.credit
    return held


def _rows(units: Sequence[UnitChange], table: Changeover) -> tuple[CodeRow, ...]:
    debit, credit, of = defaultdict[str, int](int), defaultdict[str, int](int), defaultdict[str, set[int]](set)
    for one in units:
        for move in one.moves:
            debit[move.old.code] += max(move.amount, 0)
            credit[move.old.code] += max(-move.amount, 0)
            of[move.old.code].add(one.unit_id)
    old, new = _names(table.from_chart), _names(table.to_chart)
    return tuple(
        CodeRow(
            code, old[code][0], table.to[code], new.get(table.to[code], ("", ""))[0], table.notes.get(code, ""), code in table.own,
            debit[code], credit[code], len(of[code]),
        )
        for code in sorted(of)
    )  # fmt: skip


def _totals(units: Sequence[UnitChange]) -> tuple[tuple[str, int, int], ...]:
    """Return assets, debts and funds before and after: their equality is the proof of a change."""
    before, after = defaultdict[str, int](int), defaultdict[str, int](int)
    for one in units:
        for move in one.moves:
            before[KINDS.get(_names(move.old.chart)[move.old.code][1], "Khác")] += move.amount
            after[KINDS.get(_names(move.new.chart).get(move.new.code, ("", ""))[1], "Khác")] += move.amount
    return tuple((kind, before[kind], after[kind]) for kind in sorted({*before, *after}))


@cache
def _names(chart: str) -> dict[str, tuple[str, str]]:
    """Return (name, kind) of the accounts of a chart."""
    return {account.code: (account.name, account.kind) for account in reference.chart(chart)}


def told_units(units: Iterable[UnitChange]) -> list[dict[str, Any]]:
    """Return what stands in the way of some units, for people and programs."""
    listed = list(units)
    names = names_of([one.unit_id for one in listed])
    return [{"unit": names[one.unit_id][0], "name": names[one.unit_id][1], "why": list(one.hindrances)} for one in listed]
