"""Who is owed what now: the shares of unions and upper bodies, and money that goes back to where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan.finance.banking import queries as banking
from congdoan.finance.banking.rules.payments import DEAD
from congdoan.finance.collection.queries.state import account_of, load_state
from congdoan.finance.collection.rules.engine import WAITING
from congdoan.finance.collection.rules.model import Line, Match
from congdoan.finance.collection.rules.payouts import PREFIX, PayoutKind, Placed, on_the_way, read_source
from congdoan.finance.collection.rules.state import OPENING_LINE, State
from congdoan.foundation.kernel.vietnamese import sort_key
from congdoan.people.organisations import queries as organisations

PAYS = {"share": frozenset({"SHARE_OUT", "UPPER_OUT"}), "refund": frozenset({"REFUND_OUT"})}


@dataclass(frozen=True, slots=True)
class Receiver:
    """An account of the register on which a body is paid."""

    number: str
    bank: str


@dataclass(frozen=True, slots=True)
class ShareDue:
    """What the account owes one body. `ordered` is on its way already; `left` may be ordered now. Units: đồng."""

    body_id: int
    code: str
    name: str
    is_upper: bool
    owed: int
    ordered: int
    receivers: tuple[Receiver, ...]

    @property
    def left(self) -> int:
        return max(0, self.owed - self.ordered)


@dataclass(frozen=True, slots=True)
class Refundable:
    """Money of one line that may go back: a payer's surplus, or money that is not ours. Units: đồng.

    `spare` is what all lines of the payer may still give back together: a refund is taken from the newest surplus, whichever line's.
    """

    line: Line
    kind: str
    payer_id: int | None
    payer: str
    held: int
    ordered: int
    spare: int
    bank: str

    @property
    def left(self) -> int:
        return max(0, min(self.held - self.ordered, self.spare))


def orders_placed(unit_id: int, state: State) -> list[Placed]:
    """Return every order of the unit's single account, and how far each is in the books."""
    rows = banking.payments(unit_id=unit_id, source_prefix=PREFIX)
    proven = banking.proofs(unit_id) if rows else {}
    placed = []
    for row in rows:
        paid_for = read_source(row.source)
        if paid_for is not None and paid_for.unit_id == unit_id:
            booked = state.lines.get(proven.get(row.id, 0))
            is_booked = booked is not None and booked[1].status != "review" and booked[1].kind in PAYS[paid_for.kind]
            placed.append(Placed(paid_for, row.amount, row.state in DEAD, row.id in proven, is_booked))
    return placed


def share_dues(unit_id: int, *, on: date) -> list[ShareDue]:
    """Return what the unit's single account owes each union and upper body now, by name; bodies owed nothing are left out."""
    account = account_of(unit_id)
    if account is None:
        return []
    state, _ = load_state(account)
    ordered = on_the_way(orders_placed(unit_id, state))
    owed = {body_id: amount for body_id, amount in state.payable.items() if amount > 0}
    bodies = {body.id: body for body in organisations.register_of(owed).bodies}
    accounts = receivers(owed, on=on)
    dues = [
        ShareDue(
            body_id=body_id,
            code=bodies[body_id].code,
            name=bodies[body_id].name,
            is_upper=bodies[body_id].kind == "upper",
            owed=amount,
            ordered=ordered.get(("share", body_id), 0),
            receivers=accounts.get(body_id, ()),
        )
        for body_id, amount in owed.items()
        if body_id in bodies
    ]
    return sorted(dues, key=lambda due: (not due.is_upper, sort_key(due.name), due.code))


def receivers(body_ids: Iterable[int], *, on: date) -> dict[int, tuple[Receiver, ...]]:
    """Return the accounts on which bodies are paid on a day, the one registered last first."""
    found = organisations.accounts_of(body_ids, on=on)
    return {body_id: tuple(Receiver(account.number, account.bank) for account in reversed(rows)) for body_id, rows in found.items()}


def refundable(unit_id: int, *, on: date, line_id: int | None = None) -> list[Refundable]:
    """Return the money that may be returned, newest line first: surpluses of lines, and lines that a person named as not ours."""
    account = account_of(unit_id)
    if account is None:
        return []
    state, _ = load_state(account)
    everything = list(_held(state))
    found = [row for row in everything if line_id in (None, row[0].id)]
    ordered = on_the_way(orders_placed(unit_id, state)) if found else {}
    spare = _spare(state, everything, ordered)
    names = organisations.named({payer_id for _, _, payer_id, _ in found if payer_id}, on=on)
    banks = {
        account.number: account.bank
        for rows in organisations.accounts_of({payer_id for _, _, payer_id, _ in found if payer_id}, on=on).values()
        for account in rows
    }
    rows = [
        Refundable(
            line=line,
            kind=kind,
            payer_id=payer_id,
            payer=names[payer_id].name if payer_id in names else line.name,
            held=held,
            ordered=ordered.get(("refund", line.id), 0),
            spare=held if payer_id is None else spare[payer_id],
            bank=banks.get(line.account, ""),
        )
        for line, kind, payer_id, held in found
    ]
    return sorted(rows, key=lambda row: (row.line.booked_at, row.line.id), reverse=True)


def _held(state: State) -> Iterable[tuple[Line, str, int | None, int]]:
    """Yield (line, kind, payer, đồng) of money that waits to go back."""
    for line_id, amount in state.suspense.items():
        if line_id != OPENING_LINE and amount > 0 and _is_others(state.lines[line_id]):
            yield state.lines[line_id][0], "wrong", None, amount
    sums: dict[tuple[int, int], int] = {}
    for (payer_id, _), row in state.credits.items():
        for credit in row:
            if credit.line_id is not None:
                sums[credit.line_id, payer_id] = sums.get((credit.line_id, payer_id), 0) + credit.amount
    for (line_id, payer_id), amount in sums.items():
        yield state.lines[line_id][0], "surplus", payer_id, amount


def _spare(
    state: State, held: Iterable[tuple[Line, str, int | None, int]], ordered: Mapping[tuple[PayoutKind, int], int]
) -> dict[int, int]:
    """Return each payer's whole surplus of lines, less the refunds of any of its lines that are on their way."""
    sums: dict[int, int] = {}
    for _, _, payer_id, amount in held:
        if payer_id is not None:
            sums[payer_id] = sums.get(payer_id, 0) + amount
    for (kind, line_id), amount in ordered.items():
        payers = {part.payer_id for part in state.lines[line_id][1].parts} if kind == "refund" and line_id in state.lines else set()
        for payer_id in payers & set(sums):
            sums[payer_id] -= amount
    return sums


def _is_others(held: tuple[Line, Match]) -> bool:
    return held[1].status != "review" and held[1].kind in WAITING
