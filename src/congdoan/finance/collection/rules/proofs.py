"""What the proofs compare: the books and the bank at a day's end, and two units' books about each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

MOST_TOLD = 50


@dataclass(frozen=True)
class Day:
    """The end of one day: what the bank says is on the account, and what the books say. Units: đồng."""

    on: date
    bank: int
    books: int

    @property
    def difference(self) -> int:
        return self.books - self.bank


@dataclass(frozen=True)
class Placed:
    """One place where the account's money stands: by the account's steps, and by the books. Units: đồng."""

    words: str
    account: int
    books: int

    @property
    def difference(self) -> int:
        return self.books - self.account


@dataclass(frozen=True)
class Side:
    """One line of a unit's books about another unit. Units: đồng, a debit above zero."""

    unit_id: int
    entry_id: int
    on: date
    words: str
    amount: int


@dataclass(frozen=True)
class Pair:
    """What stands between the collecting unit and one body for `item` (share, dues): `own` in the unit's books, `theirs` in the body's.

    The two cancel: own + theirs = 0. A body without books here (a level above) is told, not compared. `lacking` are lines of either side
    that the other lacks. Units: đồng, a debit above zero.
    """

    item: str
    body_id: int
    own: int
    theirs: int
    has_books: bool
    lacking: tuple[Side, ...] = ()

    @property
    def difference(self) -> int:
        return self.own + self.theirs if self.has_books else 0


def days(
    moved: Sequence[tuple[date, int]], bank: Mapping[int, Sequence[tuple[date, int]]], *, since: date, until: date
) -> tuple[Day, ...]:  # fmt: skip
    """Return every day from `since` to `until` of which the bank says a balance, with the books' balance at its end.

    `moved` is what the books' bank account moved, by day, all days; `bank` the balances that the bank prints at days' ends, by account.
    With several accounts a day counts once each of them has told a balance; an account that is silent on a day keeps its last one.
    """
    told = sorted({day for rows in bank.values() for day, _ in rows if since <= day <= until})
    dates, sums = [day for day, _ in moved], [0, *accumulate(amount for _, amount in moved)]
    found = []
    for day in told:
        known = [_last(rows, day) for rows in bank.values()]
        if None not in known:
            found.append(Day(day, sum(balance for balance in known if balance is not None), sums[bisect_right(dates, day)]))
    return tuple(found)


def _last(rows: Sequence[tuple[date, int]], day: date) -> int | None:
    """Return the newest balance told by a day; rows are in the order of days."""
    place = bisect_right(rows, day, key=lambda row: row[0])
    return rows[place - 1][1] if place else None


def explained(pair: Pair, own: Iterable[Side], theirs: Iterable[Side]) -> Pair:
    """Add the lines of either side that have no counterpart of the same day and the opposite sum on the other side."""
    own, theirs = list(own), list(theirs)
    return replace(pair, lacking=tuple([*_without(own, theirs), *_without(theirs, own)][:MOST_TOLD]))


def _without(lines: Sequence[Side], others: Sequence[Side]) -> Iterable[Side]:
    there = Counter((other.on, -other.amount) for other in others)
    for line in lines:
        if there[line.on, line.amount]:
            there[line.on, line.amount] -= 1
        else:
            yield line
