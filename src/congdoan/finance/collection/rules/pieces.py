"""Pieces as they stand: what was booked, with everything that changed it since, and the change that brings one where it should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from congdoan.finance.collection.rules.moves import Piece
from congdoan.finance.collection.rules.state import State
from congdoan.finance.collection.rules.terms import SplitPolicy, Terms
from congdoan.foundation.kernel.periods import first_day, month_of


def standing(pieces: Iterable[Piece]) -> list[Piece]:
    """Return each piece with the sums of all that changed it, in order; those wholly taken back are left out.

    Shapes: stored pieces (with `id`), each before those that change it (`of`).
    """
    found: dict[int | None, Piece] = {}
    for piece in pieces:
        if piece.of is None:
            found[piece.id] = piece
        else:
            found[piece.of] = _joined(found[piece.of], piece)
    return [piece for piece in found.values() if piece.amount or piece.base or any(amount for _, amount in piece.upper)]


def resplit(piece: Piece, policy: SplitPolicy, amount: int | None = None) -> Piece:
    """Return the piece as it would stand under a table, with its own amount or a smaller one.

    Rounding: as when a piece is first cut.
    """
    wanted = piece.amount if amount is None else amount
    base, upper = policy.split(wanted, piece.kind)
    shares = tuple((level.unit_id, share) for level, share in zip(policy.levels, upper, strict=True))
    return replace(piece, amount=wanted, base=base, upper=shares)


def nothing(piece: Piece) -> Piece:
    """Return the piece with every sum zero."""
    return replace(piece, amount=0, base=0, upper=tuple((unit_id, 0) for unit_id, _ in piece.upper))


def is_change(piece: Piece) -> bool:
    """Tell whether a change moves anything."""
    return bool(piece.amount or piece.base or any(amount for _, amount in piece.upper))


class Changing:
    """Makes the changes of one step, one after the other: a base share is taken from whoever holds it by then.

    An ended union gives way to its heir. A held share that was handed to a union comes from there as far as it is no longer held.
    """

    def __init__(self, state: State, terms: Terms, on: date) -> None:
        self._terms, self._on = terms, on
        self._held, self._handed = dict(state.held), state.handed
        self._ended = frozenset(terms.ended_unions(on=first_day(month_of(on))))

    def change(self, piece: Piece, wanted: Piece) -> Piece:
        """Return the piece that brings a standing piece to what is wanted, booked today."""
        gained = wanted.base - piece.base
        union_id, held_for = self._holder(piece, gained)
        if held_for is not None:
            self._held[held_for] = self._held.get(held_for, 0) + gained
        return replace(
            piece,
            amount=wanted.amount - piece.amount,
            base=gained,
            upper=_differences(piece.upper, wanted.upper),
            beneficiary_id=union_id,
            held_for_id=held_for,
            applied_on=self._on,
            id=None,
            of=piece.id,
        )

    def _holder(self, piece: Piece, gained: int) -> tuple[int | None, int | None]:
        union_id, held_for = piece.beneficiary_id, piece.held_for_id
        if held_for is not None and held_for in self._handed and self._held.get(held_for, 0) + gained < 0:
            union_id, held_for = self._handed[held_for], None
        if union_id is not None and union_id in self._ended:
            return self._terms.heir(union_id, on=self._on)
        return union_id, held_for


def _joined(piece: Piece, change: Piece) -> Piece:
    upper = dict(piece.upper)
    for unit_id, amount in change.upper:
        upper[unit_id] = upper.get(unit_id, 0) + amount
    return replace(piece, amount=piece.amount + change.amount, base=piece.base + change.base, upper=tuple(upper.items()))


def _differences(now: tuple[tuple[int, int], ...], then: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    before, after = dict(now), dict(then)
    return tuple((unit_id, after.get(unit_id, 0) - before.get(unit_id, 0)) for unit_id in {**after, **before})
