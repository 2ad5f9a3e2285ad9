"""Where every đồng of the account stands. A state changes only by a step, and a step changes nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from congdoan.finance.collection.rules.model import ChargeKind, Earlier, Line, Match, Opening
from congdoan.finance.collection.rules.moves import CreditMove, Piece, Step
from congdoan.finance.collection.rules.terms import Terms
from congdoan.foundation.kernel.periods import add_months, month_of

Key = TypeVar("Key")
OPENING_LINE = 0
"""The line id under which money in suspense at the start is kept."""


@dataclass(frozen=True)
class Credit:
    """A payer's surplus from one line (None: at the start). Units: đồng, above zero."""

    line_id: int | None
    amount: int


@dataclass
class State:
    """The account after a step.

    `opened_through` is the last month whose first day was reached; `paid` what was applied by (payer, kind, month); `credits` the
    surpluses by (payer, kind), oldest first; `payable` what is owed to unions and upper bodies; `held` the base share kept for
    employers (or ended unions) without a union; `suspense` the money that waits, by line (below zero: money out not understood);
    `own` the collecting unit's own money. bank = payable + held + credits + suspense + own, always. `handed` is the union that an
    employer's held share was last handed to.
    """

    opened_through: int
    begun_on: date = date.min
    bank: int = 0
    own: int = 0
    paid: dict[tuple[int, ChargeKind, int], int] = field(default_factory=dict)
    credits: dict[tuple[int, ChargeKind], tuple[Credit, ...]] = field(default_factory=dict)
    payable: dict[int, int] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    handed: dict[int, int] = field(default_factory=dict)
    suspense: dict[int, int] = field(default_factory=dict)
    learned: dict[str, list[int]] = field(default_factory=dict)
    lines: dict[int, tuple[Line, Match]] = field(default_factory=dict)
    repeats: dict[int, int] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    by_account: dict[str, list[int]] = field(default_factory=dict)
    by_amount: dict[int, list[int]] = field(default_factory=dict)
    by_reference: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begin(cls, opening: Opening) -> State:
        """Start the account on its first day; the month of that day is still to be opened."""
        state = cls(add_months(month_of(opening.on), -1), opening.on, opening.bank, opening.own)
        state.payable = {unit_id: amount for unit_id, amount in opening.payable.items() if amount}
        state.held = {payer_id: amount for payer_id, amount in opening.held.items() if amount}
        if opening.suspense:
            state.suspense[OPENING_LINE] = opening.suspense
        for credit in opening.credits:
            key = (credit.payer_id, credit.kind)
            state.credits[key] = (*state.credits.get(key, ()), Credit(None, credit.amount))
        if state.unplaced:
            raise ValueError(f"the opening balances differ from the bank by {state.unplaced}")
        return state

    @property
    def unplaced(self) -> int:
        """Return the money of the account that stands nowhere: always 0."""
        placed = sum(self.payable.values()) + sum(self.held.values()) + sum(self.suspense.values()) + self.own
        return self.bank - placed - sum(credit.amount for row in self.credits.values() for credit in row)

    def copied(self) -> State:
        """Return a state that may change without this one changing."""
        other = copy(self)
        for name, value in vars(self).items():
            if name in ("learned", "by_account", "by_amount"):
                setattr(other, name, {key: row.copy() for key, row in value.items()})
            elif isinstance(value, dict):
                setattr(other, name, value.copy())
        return other

    def credit_of(self, payer_id: int, kind: ChargeKind) -> int:
        """Return a payer's whole surplus."""
        return sum(credit.amount for credit in self.credits.get((payer_id, kind), ()))

    def apply(self, step: Step, collector_id: int) -> None:
        """Carry out one step."""
        if not step.is_balanced:
            raise AssertionError(f"a step loses money: {step}")
        self.bank += step.bank
        for piece in step.pieces:
            self._apply_piece(piece, collector_id)
        for move in step.credits:
            self._apply_credit(move)
        for waiting in step.suspense:
            _add(self.suspense, waiting.line_id, waiting.amount)
        for transfer in step.transfers:
            _add(self.payable, transfer.unit_id, -transfer.amount)
        self.own += sum(own.amount for own in step.own)
        for moved in step.reclassifications:
            if moved.from_id is not None:
                _add(self.payable, moved.from_id, -moved.amount)
            else:
                _add(self.held, moved.from_held_id or 0, -moved.amount)
                self.handed[moved.from_held_id or 0] = moved.to_id or 0
            if moved.to_id is not None:
                _add(self.payable, moved.to_id, moved.amount)
            else:
                _add(self.held, moved.held_for_id or 0, moved.amount)
        if step.cause == "month" and step.month:
            self.opened_through = step.month
        if step.line and step.repeat_of is not None:
            self.repeats[step.line.id] = step.repeat_of
        elif step.line and step.match:
            self.remember(step.line, step.match)

    def remember(self, line: Line, match: Match) -> None:
        """Keep a line and what was held of it, so that later lines may refer to it."""
        before = self.lines.get(line.id)
        self.lines[line.id] = (line, match)
        if before is not None:
            self._unlearn(before[1])
        if match.status != "review":
            for account, payer_id in match.learns:
                known = self.learned.setdefault(account, [])
                if payer_id not in known:
                    known.append(payer_id)
        if before is not None:
            return
        if line.fingerprint:
            self.seen[line.fingerprint] = line.id
        if line.account:
            self.by_account.setdefault(line.account, []).append(line.id)
        self.by_amount.setdefault(line.amount, []).append(line.id)
        if line.reference:
            self.by_reference.setdefault(line.reference, line.id)

    def _unlearn(self, match: Match) -> None:
        """Forget what a judgement taught, unless another line that stands teaches it too."""
        if match.status == "review" or not match.learns:
            return
        taught = {pair for _, held in self.lines.values() if held.status != "review" for pair in held.learns}
        for account, payer_id in match.learns:
            known = self.learned.get(account, [])
            if (account, payer_id) not in taught and payer_id in known:
                known.remove(payer_id)

    def _apply_piece(self, piece: Piece, collector_id: int) -> None:
        _add(self.paid, (piece.payer_id, piece.kind, piece.month), piece.amount)
        if piece.beneficiary_id is not None:
            _add(self.payable, piece.beneficiary_id, piece.base)
        elif piece.held_for_id is not None:
            _add(self.held, piece.held_for_id, piece.base)
        for unit_id, amount in piece.upper:
            if unit_id == collector_id:
                self.own += amount
            else:
                _add(self.payable, unit_id, amount)

    def _apply_credit(self, move: CreditMove) -> None:
        key = (move.payer_id, move.kind)
        row = list(self.credits.get(key, ()))
        places = [index for index, credit in enumerate(row) if credit.line_id == move.line_id]
        if places:
            at = places[0]
            row[at] = replace(row[at], amount=row[at].amount + move.amount)
        else:
            at = len(row)
            row.append(Credit(move.line_id, move.amount))
        if row[at].amount < 0:
            raise AssertionError(f"a surplus falls below zero: {move}")
        kept = tuple(credit for credit in row if credit.amount)
        if kept:
            self.credits[key] = kept
        else:
            self.credits.pop(key, None)


def _add(balances: dict[Key, int], key: Key, amount: int) -> None:
    total = balances.get(key, 0) + amount
    if total:
        balances[key] = total
    else:
        balances.pop(key, None)


@dataclass(frozen=True)
class BooksNow:
    """The books as a matcher sees them while one line is judged."""

    state: State
    terms: Terms

    def due(self, payer_id: int, kind: ChargeKind, month: int) -> int | None:
        return self.terms.owed(payer_id, kind).get(month)

    def remaining(self, payer_id: int, kind: ChargeKind, month: int) -> int:
        return max(0, (self.due(payer_id, kind, month) or 0) - self.state.paid.get((payer_id, kind, month), 0))

    def open_months(self, payer_id: int, kind: ChargeKind, on: date) -> Sequence[tuple[int, int]]:
        now, paid = month_of(on), self.state.paid
        owed = self.terms.owed(payer_id, kind).items()
        left = [(month, amount - paid.get((payer_id, kind, month), 0)) for month, amount in owed if month <= now]
        return [(month, rest) for month, rest in left if rest > 0]

    def credit(self, payer_id: int, kind: ChargeKind) -> int:
        return self.state.credit_of(payer_id, kind)

    def learned(self, account: str) -> Sequence[int]:
        return self.state.learned.get(account, ())

    def earlier(self, *, account: str | None = None, amount: int | None = None, direction: str | None = None) -> Sequence[Earlier]:
        if account is not None:
            ids: Sequence[int] = self.state.by_account.get(account, ())
        elif amount is not None:
            ids = self.state.by_amount.get(amount, ())
        else:
            raise ValueError("an account or an amount must be given")
        found = (self._earlier(line_id) for line_id in reversed(ids))
        return [
            row for row in found if (amount is None or row.line.amount == amount) and (direction is None or row.line.direction == direction)
        ]

    def by_reference(self, reference: str) -> Earlier | None:
        line_id = self.state.by_reference.get(reference)
        return None if line_id is None else self._earlier(line_id)

    def by_id(self, line_id: int) -> Earlier | None:
        """Return an earlier line by its number."""
        return self._earlier(line_id) if line_id in self.state.lines else None

    def payable(self, unit_id: int) -> int:
        return self.state.payable.get(unit_id, 0)

    def _earlier(self, line_id: int) -> Earlier:
        line, match = self.state.lines[line_id]
        return Earlier(line, match, self.state.suspense.get(line_id, 0))


@dataclass(frozen=True)
class Outcome:
    """The state after a run and the steps that led to it, in order."""

    state: State
    steps: tuple[Step, ...]

    @property
    def pieces(self) -> list[Piece]:
        """List every piece of every step, in order."""
        return [piece for step in self.steps for piece in step.pieces]
