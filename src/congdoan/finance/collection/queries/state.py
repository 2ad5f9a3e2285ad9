"""The account as it stands: the steps stored so far, folded in order."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import (
    CreditMove,
    OpeningBalance,
    OwnMove,
    Piece,
    Reclassification,
    SingleAccount,
    Step,
    SuspenseMove,
    Transfer,
    UpperShare,
)
from congdoan.finance.collection.rules import model, moves
from congdoan.finance.collection.rules.packing import unpack_match
from congdoan.finance.collection.rules.state import State
from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.kernel.periods import add_months, first_day, month_of


@dataclass(frozen=True)
class Account:
    """A collecting unit's single account and its opening."""

    unit_id: int
    opening: model.Opening


def account_of(unit_id: int) -> Account | None:
    """Return the unit's single account, or None when it runs none."""
    row = SingleAccount.objects.filter(unit_id=unit_id).first()
    if row is None:
        return None
    parts: dict[str, list[OpeningBalance]] = defaultdict(list)
    for balance in OpeningBalance.objects.filter(account=row).order_by("id"):
        parts[balance.kind].append(balance)
    opening = model.Opening(
        on=row.opened_on,
        bank=row.bank,
        own=row.own,
        suspense=row.suspense,
        payable={balance.body_id: balance.amount for balance in parts["payable"]},
        held={balance.body_id: balance.amount for balance in parts["held"]},
        credits=tuple(
            model.OpeningCredit(balance.body_id, balance.charge_kind, balance.amount)  # type: ignore[arg-type]
            for balance in parts["credit"]
        ),
    )
    return Account(unit_id, opening)


@dataclass(frozen=True)
class _Folded:
    """A state this process has folded before, and the step it ended with: (id, number, moment of recording)."""

    opening: model.Opening
    state: State
    last: tuple[int, int, Any]


_folded: OrderedDict[tuple[str, str, int], _Folded] = OrderedDict()
MOST_FOLDED = 8


def load_state(account: Account) -> tuple[State, int]:
    """Return the account's state after its last step, and that step's number (0 = none yet).

    Steps are never changed, so what was folded once is kept and only later steps are read. A kept state counts only while its last
    step still stands with the same id and moment: a transaction that was rolled back, or another database, begins anew.
    """
    place = (str(connection.settings_dict["HOST"]), str(connection.settings_dict["NAME"]), account.unit_id)
    kept = _folded.get(place)
    if kept is not None and kept.opening == account.opening and _stands(account.unit_id, kept.last):
        state, last = kept.state.copied(), kept.last
    else:
        state, last = State.begin(account.opening), (0, 0, None)
    before = last
    for row, step in stored_steps(account.unit_id, after=last[1]):
        state.apply(step, account.unit_id)
        last = (row["id"], row["number"], row["recorded_at"])
    if last != before:
        _folded[place] = _Folded(account.opening, state.copied(), last)
        _folded.move_to_end(place)
        while len(_folded) > MOST_FOLDED:
            _folded.popitem(last=False)
    return state, last[1]


def _stands(unit_id: int, last: tuple[int, int, Any]) -> bool:
    step_id, number, recorded_at = last
    return Step.objects.filter(id=step_id, unit_id=unit_id, number=number, recorded_at=recorded_at).exists()


def stored_steps(
    unit_id: int, *, step_ids: Iterable[int] | None = None, after: int = 0
) -> Iterable[tuple[dict[str, Any], moves.Step]]:  # fmt: skip
    """Yield stored steps in order, each with its row; `after` leaves out those up to a number."""
    found = Step.objects.filter(unit_id=unit_id, number__gt=after).order_by("number")
    if step_ids is not None:
        found = found.filter(id__in=list(step_ids))
    told = found.values("id", "number", "cause", "occurred_on", "line_id", "month", "bank", "repeat_of", "match", "law", "recorded_at")
    rows: list[dict[str, Any]] = [dict(row) for row in told]
    if not rows:
        return
    ids = None if step_ids is None and not after else [row["id"] for row in rows]
    lines = lines_by_id(unit_id, None if ids is None else {row["line_id"] for row in rows if row["line_id"]})
    parts = _parts(unit_id, ids)
    for row in rows:
        yield row, step_from_row(row, lines, parts)


def step_from_row(row: Mapping[str, Any], lines: Mapping[int, model.Line], parts: Mapping[str, Mapping[int, Sequence[Any]]]) -> moves.Step:
    """Return one stored step as the engine's value."""
    step_id = row["id"]
    return moves.Step(
        cause=row["cause"],
        on=row["occurred_on"],
        line=lines[row["line_id"]] if row["line_id"] is not None else None,
        match=unpack_match(row["match"]) if row["match"] else None,
        month=row["month"],
        bank=row["bank"],
        pieces=tuple(parts["pieces"].get(step_id, ())),
        credits=tuple(parts["credits"].get(step_id, ())),
        suspense=tuple(parts["suspense"].get(step_id, ())),
        transfers=tuple(parts["transfers"].get(step_id, ())),
        own=tuple(parts["own"].get(step_id, ())),
        reclassifications=tuple(parts["reclassifications"].get(step_id, ())),
        repeat_of=row["repeat_of"],
        law=row["law"],
    )


def lines_by_id(unit_id: int, line_ids: set[int] | None = None) -> dict[int, model.Line]:
    """Return bank lines of a unit as the engine reads them."""
    return {line.id: line for line in map(line_of, banking.lines(unit_id=unit_id, ids=line_ids))}


def line_of(row: Any) -> model.Line:
    """Return one bank line as the engine reads it."""
    return model.Line(
        id=row.id,
        file=row.file_name,
        row=row.row,
        booked_at=row.booked_at,
        direction=row.direction,
        amount=row.amount,
        reference=row.reference,
        account=row.counterparty_account,
        name=row.counterparty_name,
        narrative=row.narrative,
        virtual_account=row.virtual_account,
        position=row.position,
        fingerprint=row.fingerprint,
    )


def _parts(unit_id: int, step_ids: list[int] | None) -> dict[str, dict[int, list[Any]]]:
    def rows(table: Any, *names: str) -> Iterable[tuple[Any, ...]]:
        found = table.objects.filter(unit_id=unit_id) if step_ids is None else table.objects.filter(step_id__in=step_ids)
        return found.order_by("id").values_list("step_id", *names)  # type: ignore[no-any-return]

    parts: dict[str, dict[int, list[Any]]] = {
        name: defaultdict(list) for name in ("pieces", "credits", "suspense", "transfers", "own", "reclassifications")
    }
    upper = _upper_shares(unit_id, step_ids)
    front = ("id", "line_id", "payer_id", "kind", "month", "amount", "applied_on", "base")
    for step_id, piece_id, line_id, payer_id, kind, month, amount, applied_on, base, *holders in rows(
        Piece, *front, "beneficiary_id", "held_for_id", "from_credit", "id", "of_id"
    ):
        shares = tuple(upper[piece_id])
        piece = moves.Piece(line_id, payer_id, kind, month, amount, applied_on, base, shares, *holders)
        parts["pieces"][step_id].append(piece)
    for step_id, *cells in rows(CreditMove, "line_id", "payer_id", "kind", "amount", "why"):
        parts["credits"][step_id].append(moves.CreditMove(*cells))
    for step_id, *cells in rows(SuspenseMove, "line_id", "amount", "why"):
        parts["suspense"][step_id].append(moves.SuspenseMove(*cells))
    for step_id, *cells in rows(Transfer, "line_id", "to_id", "kind", "amount"):
        parts["transfers"][step_id].append(moves.Transfer(*cells))
    for step_id, *cells in rows(OwnMove, "line_id", "kind", "amount"):
        parts["own"][step_id].append(moves.OwnMove(*cells))
    for step_id, *cells in rows(Reclassification, "moved_on", "from_id", "to_id", "held_for_id", "amount", "from_held_id"):
        parts["reclassifications"][step_id].append(moves.Reclassification(*cells))
    return parts


def _upper_shares(unit_id: int, step_ids: list[int] | None) -> dict[int, list[tuple[int, int]]]:
    found = UpperShare.objects.filter(unit_id=unit_id)
    if step_ids is not None:
        found = found.filter(piece__step_id__in=step_ids)
    shares: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for piece_id, holder, amount in found.order_by("piece_id", "place").values_list("piece_id", "holder_id", "amount"):
        shares[piece_id].append((holder, amount))
    return shares


def reached(state: State) -> date:
    """Return the day the account has reached: that of its last line, or its first day."""
    return max((line.on for line, _ in state.lines.values()), default=state.begun_on)


def open_day(unit_id: int, state: State, *, on: date) -> date:
    """Return the day on which a change is booked: the day the account has reached, or the first day after its locked months.

    Never later than the day on which a person acts: where every month up to it is locked, the books refuse.
    """
    day = reached(state)
    while ledger.is_locked(unit_id, month=month_of(day)) and (after := first_day(add_months(month_of(day), 1))) <= on:
        day = after
    return day


def last_day_opened(unit_id: int) -> date | None:
    """Return the last day the account has reached, or None before its first step."""
    return Step.objects.filter(unit_id=unit_id).order_by("-number").values_list("occurred_on", flat=True).first()
