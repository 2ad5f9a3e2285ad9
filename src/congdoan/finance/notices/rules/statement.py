"""The arrears statement: what was owed before, what was charged, adjusted and received, what is owed now; every line adds up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Move:
    """One event. Exactly one of the sums is other than zero; `adjusted` and `received` may be below zero. Units: đồng."""

    on: date
    words: str
    charged: int = 0
    adjusted: int = 0
    received: int = 0
    line_id: int | None = None

    @property
    def change(self) -> int:
        return self.charged + self.adjusted - self.received


@dataclass(frozen=True, slots=True)
class Line:
    """One event and what is owed after it; below zero is money paid ahead."""

    move: Move
    owed: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A period of one payer's fund: opening + charged + adjusted - received = closing. Units: đồng."""

    since: date
    until: date
    opening: int
    lines: tuple[Line, ...]
    charged: int
    adjusted: int
    received: int

    @property
    def closing(self) -> int:
        return self.opening + self.charged + self.adjusted - self.received


def statement(moves: Iterable[Move], *, since: date, until: date) -> Statement:
    """Put events in order; those before `since` make the opening, those after `until` are left out.

    On one day what is charged comes before what is received.
    """
    told = sorted((move for move in moves if move.on <= until), key=lambda move: (move.on, move.received != 0))
    before = [move for move in told if move.on < since]
    within = [move for move in told if move.on >= since]
    opening = sum(move.change for move in before)
    return Statement(
        since=since,
        until=until,
        opening=opening,
        lines=tuple(_running(within, opening)),
        charged=sum(move.charged for move in within),
        adjusted=sum(move.adjusted for move in within),
        received=sum(move.received for move in within),
    )


def _running(moves: Sequence[Move], opening: int) -> Iterable[Line]:
    owed = opening
    for move in moves:
        owed += move.change
        yield Line(move, owed)
