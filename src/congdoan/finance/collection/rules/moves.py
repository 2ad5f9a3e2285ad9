"""The moves of money that a run made, step by step: pieces, surpluses, suspense, transfers; services store them, the books record them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from congdoan.finance.collection.rules.model import ChargeKind, Line, LineKind, Match

Cause = Literal["line", "month", "decision", "undo", "law", "surplus", "held"]


@dataclass(frozen=True)
class Piece:
    """Money of one line (or of the opening surplus: `line_id` None) applied to one month.

    `base` belongs to `beneficiary_id`, or is held for `held_for_id` (fund only; both None for dues). `upper` are (unit, đồng) in the
    order of the split table. base + upper = amount. What is booked stays; a later piece with `of` changes it: taken back, made smaller,
    or (with amount 0) shared otherwise. `id` and `of` are the numbers of stored pieces, None before they are stored.
    """

    line_id: int | None
    payer_id: int
    kind: ChargeKind
    month: int
    amount: int
    applied_on: date
    base: int
    upper: tuple[tuple[int, int], ...]
    beneficiary_id: int | None
    held_for_id: int | None
    from_credit: bool = False
    id: int | None = field(default=None, compare=False)
    of: int | None = None


@dataclass(frozen=True)
class CreditMove:
    """A change of a payer's surplus: above zero it grows, below zero it is used, refunded or taken back. `line_id` is its origin."""

    line_id: int | None
    payer_id: int
    kind: ChargeKind
    amount: int
    why: Literal["surplus", "used", "refund", "undo"]


@dataclass(frozen=True)
class SuspenseMove:
    """A change of the money of one line that waits. Above zero: money in of unknown owner; below zero for a line of money out."""

    line_id: int
    amount: int
    why: Literal["unknown", "identified", "refund", "undo"]


@dataclass(frozen=True)
class Transfer:
    """Money sent to a union or an upper body (above zero), or back from it (below zero)."""

    line_id: int
    unit_id: int
    kind: Literal["SHARE_OUT", "UPPER_OUT", "RETURN_IN"]
    amount: int


@dataclass(frozen=True)
class OwnMove:
    """The collecting unit's own income (above zero) or expense (below zero): bank interest and bank fees."""

    line_id: int
    kind: Literal["INTEREST", "FEE"]
    amount: int


@dataclass(frozen=True)
class Reclassification:
    """Money moved between those it is kept for: an ended union's unpaid share to its heir, a held share to a union or back.

    It leaves a union or upper body (`from_id`) or the money held for an employer (`from_held_id`), exactly one of the two, and comes
    to a union (`to_id`) or to the money held (`held_for_id`), exactly one of the two.
    """

    on: date
    from_id: int | None
    to_id: int | None
    held_for_id: int | None
    amount: int
    from_held_id: int | None = None


@dataclass(frozen=True)
class Step:
    """One event: a line booked, a month opened, a person's later decision or one taken back, what a later law, charge or founding
    changes (`law` names the record or the reason).

    `bank` is the change of the account. Always: bank = pieces + credits + suspense + own - transfers.
    A repeated row is a step with `repeat_of` and nothing else (0: it is in the opening balances).
    """

    cause: Cause
    on: date
    line: Line | None = None
    match: Match | None = None
    month: int | None = None
    bank: int = 0
    pieces: tuple[Piece, ...] = ()
    credits: tuple[CreditMove, ...] = ()
    suspense: tuple[SuspenseMove, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    own: tuple[OwnMove, ...] = ()
    reclassifications: tuple[Reclassification, ...] = ()
    repeat_of: int | None = None
    law: str = ""

    @property
    def kind(self) -> LineKind | None:
        """Return the kind the line was held to be."""
        return self.match.kind if self.match else None

    @property
    def is_balanced(self) -> bool:
        """Tell whether every đồng of the account is somewhere."""
        gained = sum(p.amount for p in self.pieces) + sum(c.amount for c in self.credits)
        gained += sum(s.amount for s in self.suspense) + sum(o.amount for o in self.own)
        return self.bank == gained - sum(t.amount for t in self.transfers)
