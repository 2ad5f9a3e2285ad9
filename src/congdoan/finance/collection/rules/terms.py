"""The dated facts a run stands on: the register, what is owed, and how a piece is split."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from operator import attrgetter

from congdoan.finance.collection.rules.model import FUND, Charge, ChargeKind, Register
from congdoan.finance.collection.rules.split import parts_of_whole, share_split, split_upper
from congdoan.foundation.kernel.periods import first_day, last_day


@dataclass(frozen=True)
class Level:
    """One upper level of the split: its name in the table, its exact ratio, and the body that holds it for this collecting unit."""

    name: str
    ratio: Fraction
    unit_id: int


@dataclass(frozen=True)
class SplitPolicy:
    """How money applied from `valid_from`, before `valid_until`, is shared. The order of `levels` decides ties of the odd đồng.

    Source: reference tables `share_grassroots` (flow fund) and `share_upper_split`, of the fiscal year in which the money is applied.
    """

    valid_from: date
    valid_until: date | None
    base_share: Fraction
    levels: tuple[Level, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.base_share <= 1:
            raise ValueError(f"the base share must lie between 0 and 1: {self.base_share}")
        if len({level.name for level in self.levels}) != len(self.levels):
            raise ValueError("a level stands twice in the split table")
        parts_of_whole(self._ratios)

    @property
    def _ratios(self) -> dict[str, Fraction]:
        return {level.name: level.ratio for level in self.levels}

    @cached_property
    def shares(self) -> Mapping[str, int]:
        """The upper levels' shares in parts per ten thousand, in the order that decides ties."""
        return parts_of_whole(self._ratios)

    def split(self, amount: int, kind: ChargeKind) -> tuple[int, tuple[int, ...]]:
        """Split one piece into the base share and the upper levels' shares, in the order of `levels`.

        Dues that arrive here are upper money whole: the union kept its share before it paid.
        Rounding: the base share half-up, the rest by largest remainder.
        """
        base, above = share_split(amount, self.base_share) if kind == FUND else (0, amount)
        return base, tuple(split_upper(above, self.shares).values())


@dataclass(frozen=True)
class Terms:
    """Everything outside the money itself that decides where money goes."""

    register: Register
    charges: tuple[Charge, ...]
    policies: tuple[SplitPolicy, ...]

    @cached_property
    def _by_payer(self) -> tuple[Sequence[int], Sequence[Charge]]:
        """The charges in the order of payers and months, and the payer of each: a column takes far less room than a mapping."""
        rows = sorted(sorted(self.charges, key=attrgetter("month")), key=attrgetter("payer_id"))
        return array("q", map(attrgetter("payer_id"), rows)), rows

    def owed(self, payer_id: int, kind: ChargeKind) -> Mapping[int, int]:
        """Return the sums that a payer owes of a kind by month, oldest first, paid or not. Several charges of one month add up."""
        payers, rows = self._by_payer
        found: dict[int, int] = {}
        for charge in rows[bisect_left(payers, payer_id) : bisect_right(payers, payer_id)]:
            if charge.kind == kind:
                found[charge.month] = found.get(charge.month, 0) + charge.amount
        return found

    def policy_on(self, day: date) -> SplitPolicy:
        """Return the split in force on a day.

        :raises LookupError: no table, or more than one, is in force: a ratio is never assumed
        """
        found = [p for p in self.policies if p.valid_from <= day and (p.valid_until is None or day < p.valid_until)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} split tables in force on {day}")
        return found[0]

    def beneficiary(self, employer_id: int, month: int, *, on: date) -> int | None:
        """Return the union that the base share of a month belongs to when it is applied on a day; None = held for the employer.

        A union that ended before the month's end or by the day of application gives way to its successor, else to the held money;
        a union founded after the month does not receive it.
        """
        end = last_day(month)
        union_id = self._last_union(employer_id, end)
        if union_id is None:
            return None
        union = self.register.by_id[union_id]
        if self._has_ended(union_id, before=first_day(month)) or self._has_ended(union_id, before=on):
            return self.standing_successor(union_id, on=on)
        stands = (union.founded_on is None or union.founded_on <= end) and (union.until is None or end < union.until)
        return union_id if stands else None

    def standing_successor(self, union_id: int, *, on: date) -> int | None:
        """Follow successors to the first union that stands on a day; None when there is none."""
        passed = {union_id}
        following = self.register.by_id[union_id].successor_id
        while following is not None and following not in passed:
            if not self._has_ended(following, before=on):
                return following
            passed.add(following)
            following = self.register.by_id[following].successor_id
        return None

    def heir(self, union_id: int, *, on: date) -> tuple[int | None, int | None]:
        """Return (union, held) that an ended union's unpaid share moves to: its successor, else the money held of its only employer,
        else (none or several employers) the money held of the union itself."""
        successor = self.standing_successor(union_id, on=on)
        if successor is not None:
            return successor, None
        employers = self.register.employers_of.get(union_id, ())
        return None, employers[0] if len(employers) == 1 else union_id

    def ended_unions(self, *, on: date) -> list[int]:
        """List the unions that no longer stand on a day, in the order of the register."""
        return [p.id for p in self.register.payers if p.kind == "union" and p.until is not None and p.until <= on]

    def _has_ended(self, union_id: int, *, before: date) -> bool:
        """Tell whether the union's last day lies before a day."""
        until = self.register.by_id[union_id].until
        return until is not None and until <= before

    def _last_union(self, employer_id: int, day: date) -> int | None:
        """Return the employer's union on a day, or the last one it had when that union ended and nobody followed."""
        spans = [span for span in self.register.by_id[employer_id].unions if span.first <= day]
        if not spans:
            return None
        latest = max(spans, key=lambda span: span.first)
        has_left = latest.until is not None and latest.until <= day
        left_standing = has_left and not self._has_ended(latest.union_id, before=latest.until or day)
        return None if left_standing else latest.union_id
