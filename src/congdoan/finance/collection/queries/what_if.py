"""What other shares or another rate would have given: money that came in shared anew, charges worked out anew; nothing is written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.db import connection, transaction

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection.queries.pieces import standing_pieces
from congdoan.finance.collection.queries.terms import terms_of
from congdoan.finance.collection.rules.model import FUND
from congdoan.finance.collection.rules.pieces import resplit
from congdoan.finance.collection.rules.terms import SplitPolicy, Terms
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import share_of
from congdoan.foundation.kernel.periods import first_day, last_day
from congdoan.foundation.reference import queries as reference


class WrongScenario(DomainError):
    code = "what-if-wrong"
    says = "Chưa thử được: {why}"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is thought otherwise; None stays as it is. `upper` is by level, together one."""

    base: Fraction | None = None
    upper: Mapping[str, Fraction] | None = None
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class WhatRow:
    """One holder: of the money that came in, and of what employers owe, its part now and then. Units: đồng."""

    holder_id: int
    code: str
    name: str
    place: str  # union, held, upper
    collected_now: int
    collected_then: int
    assessed_now: int
    assessed_then: int

    @property
    def collected_change(self) -> int:
        return self.collected_then - self.collected_now

    @property
    def assessed_change(self) -> int:
        return self.assessed_then - self.assessed_now


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The rows and what they must add up to: the pieces, which a scenario never changes, and the charges now and then.

    `fixed` are charges that stay as they are: taken over, decided by hand, or without a declared wage fund.
    """

    months: tuple[int, int]
    rows: tuple[WhatRow, ...]
    collected: int
    charges_now: int
    charges_then: int
    pieces: int
    charges: int
    fixed: int

    def total(self, name: str) -> int:
        return sum(getattr(row, name) for row in self.rows)

    @property
    def is_proved(self) -> bool:
        return (self.total("collected_now"), self.total("collected_then")) == (self.collected, self.collected) and (
            self.total("assessed_now"), self.total("assessed_then")
        ) == (self.charges_now, self.charges_then)  # fmt: skip


@contextmanager
def reading() -> Iterator[None]:
    """Let PostgreSQL refuse every write while the block runs."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield


def what_if(unit_id: int, *, months: tuple[int, int], scenario: Scenario, on: date) -> WhatIf:
    """Work out the money applied and the charges of some months, both included, under other shares or another rate.

    Money that came in is a fact: other shares place it otherwise, another rate changes only what is owed.
    Rounding: as when money is applied and charges are assessed.

    :raises WrongScenario: shares that are none, levels that are not those of the tables
    :raises NoSplitTable: a year has no upper table
    """
    during = first_day(months[0]), last_day(months[1])
    if during[1] < during[0]:
        raise WrongScenario(why="tháng cuối đứng trước tháng đầu.")
    with reading():
        terms = terms_of(unit_id, days=list(during), on=on)
        then = replace(terms, policies=tuple(_imagined(policy, scenario) for policy in terms.policies))
        pieces = standing_pieces(unit_id, during=during)
        charges = assessments.fund_charges(months)
        sums = _Sums()
        for piece in pieces:
            holder = _holder(piece.beneficiary_id, piece.held_for_id)
            sums.add("collected_now", holder, piece.base, piece.upper)
            other = resplit(piece, then.policy_on(piece.applied_on))
            sums.add("collected_then", holder, other.base, other.upper)
        after = [_assessed(charge, scenario.rate) for charge in charges]
        for charge, amount in zip(charges, after, strict=True):
            sums.charge("assessed_now", terms, charge, charge.amount)
            sums.charge("assessed_then", then, charge, amount if amount is not None else charge.amount)
        return WhatIf(
            months=months,
            rows=sums.rows(terms),
            collected=sum(piece.amount for piece in pieces),
            charges_now=sum(charge.amount for charge in charges),
            charges_then=sum(charge.amount if amount is None else amount for charge, amount in zip(charges, after, strict=True)),
            pieces=len(pieces),
            charges=len(charges),
            fixed=sum(amount is None for amount in after) if scenario.rate is not None else 0,
        )


class _Sums:
    """Gathers the four figures of every holder."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, what: str, holder: tuple[str, int] | None, base: int, upper: tuple[tuple[int, int], ...]) -> None:
        if holder is not None:
            self._sums[holder][what] += base
        for unit_id, amount in upper:
            self._sums["upper", unit_id][what] += amount

    def charge(self, what: str, terms: Terms, charge: assessments.FundCharge, amount: int) -> None:
        policy = terms.policy_on(first_day(charge.month))
        base, upper = policy.split(amount, FUND)
        union_id = terms.beneficiary(charge.payer_id, charge.month, on=last_day(charge.month))
        shares = tuple((level.unit_id, share) for level, share in zip(policy.levels, upper, strict=True))
        self.add(what, _holder(union_id, charge.payer_id), base, shares)

    def rows(self, terms: Terms) -> tuple[WhatRow, ...]:
        """Return the holders, upper levels first, then the register's order."""
        names = access.branch_names({holder for _, holder in self._sums})
        order = {payer.id: place for place, payer in enumerate(terms.register.payers)}
        keys = sorted(self._sums, key=lambda key: (("upper", "union", "held").index(key[0]), order.get(key[1], 0)))
        figures = ("collected_now", "collected_then", "assessed_now", "assessed_then")
        return tuple(
            WhatRow(holder, *names.get(holder, ("", "")), place, *(self._sums[place, holder][figure] for figure in figures))
            for place, holder in keys
        )


def _holder(union_id: int | None, held_for_id: int | None) -> tuple[str, int] | None:
    if union_id is not None:
        return "union", union_id
    return None if held_for_id is None else ("held", held_for_id)


def _imagined(policy: SplitPolicy, scenario: Scenario) -> SplitPolicy:
    base = policy.base_share if scenario.base is None else scenario.base
    levels = policy.levels
    if scenario.upper is not None:
        if set(scenario.upper) != {level.name for level in levels}:
            raise WrongScenario(why=f"các cấp nhận phải là {', '.join(level.name for level in levels)}.")
        levels = tuple(replace(level, ratio=scenario.upper[level.name]) for level in levels)
    try:
        return replace(policy, base_share=base, levels=levels)
    except ValueError as error:
        raise WrongScenario(why="tỷ lệ phải từ 0 đến 100%, các cấp trên cộng lại đúng 100%, nhiều nhất hai số lẻ.") from error


def _assessed(charge: assessments.FundCharge, rate: Fraction | None) -> int | None:
    """Return a charge at another rate, its relief kept; None when it stays as it is."""
    if rate is None or charge.wage_fund is None or charge.rate is None:
        return None
    if not 0 <= rate <= 1:
        raise WrongScenario(why="mức đóng phải từ 0 đến 100%.")
    law = reference.in_force("union_fund_rate", on=first_day(charge.month)).value
    return share_of(charge.wage_fund, rate * charge.rate / Fraction(law)) if law else None
