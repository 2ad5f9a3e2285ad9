"""What booking a line would do, worked out by the engine's own rules on the few bodies it concerns; nothing is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congdoan.finance.collection.queries.law import Law, split_records
from congdoan.finance.collection.queries.terms import NoSplitTable, split_policy
from congdoan.finance.collection.rules import engine, model
from congdoan.finance.collection.rules.allocate import allocate
from congdoan.finance.collection.rules.standing import Month
from congdoan.finance.collection.rules.terms import SplitPolicy, Terms
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Goes:
    """Where a part of the money goes: to a union, held for an employer without one, or to an upper level. Units: đồng."""

    holder_id: int
    code: str
    name: str
    amount: int
    ratio: Fraction | None
    is_held: bool = False
    is_upper: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What booking parts would do: the months they pay, where the money goes, the surplus that is left. Units: đồng."""

    months: tuple[tuple[int, int], ...]  # month, applied
    goes: tuple[Goes, ...]
    surplus: int
    total: int
    law: tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part somebody thinks of booking."""

    payer_id: int
    kind: model.ChargeKind
    amount: int


class Foresight:
    """Works out effects for some bodies of one collecting unit: a fixed number of statements, then none for each effect."""

    def __init__(self, unit_id: int, payer_ids: Iterable[int], owed: Sequence[Month], *, applied_on: date) -> None:
        self.unit_id, self.applied_on = unit_id, applied_on
        self.open: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
        for row in owed:
            if row.unpaid:
                self.open[row.payer_id, row.kind].append((row.month, row.unpaid))
        self.policy, self.law = _policy(unit_id, applied_on)
        self.register = _register(unit_id, payer_ids)
        self.terms = Terms(self.register, (), (self.policy,) if self.policy else ())
        levels = [level.unit_id for level in self.policy.levels] if self.policy else []
        self.names: Mapping[int, tuple[str, str]] = access.branch_names([*(payer.id for payer in self.register.payers), *levels])

    def of(self, parts: Sequence[Wanted]) -> Effect | None:
        """Return what booking these parts would do; None where the unit has no split table for that day."""
        if self.policy is None:
            return None
        months: dict[int, int] = defaultdict(int)
        base: dict[tuple[int, bool], int] = defaultdict(int)
        upper: dict[int, int] = {level.unit_id: 0 for level in self.policy.levels}
        surplus = 0
        for part in _summed(parts):
            applied, rest = allocate(part.amount, self.open[part.payer_id, part.kind])
            surplus += rest
            for month, paid in applied:
                piece = engine.cut(self.terms, 0, part.payer_id, part.kind, month, paid, self.applied_on)
                months[month] += paid
                if piece.base:
                    base[piece.beneficiary_id or piece.held_for_id or 0, piece.beneficiary_id is None] += piece.base
                for holder, amount in piece.upper:
                    upper[holder] += amount
        return self._effect(months, base, upper, surplus, {part.kind for part in parts})

    def _effect(
        self, months: dict[int, int], base: dict[tuple[int, bool], int], upper: dict[int, int], surplus: int, kinds: set[model.ChargeKind]
    ) -> Effect:
        assert self.policy is not None
        above = 1 - self.policy.base_share if kinds == {model.FUND} else Fraction(1)
        ratios = {level.unit_id: level.ratio * above for level in self.policy.levels}
        is_single = len(kinds) == 1
        goes = [
            Goes(holder, *self.names.get(holder, ("", "")), amount, self.policy.base_share if is_single else None, is_held)
            for (holder, is_held), amount in base.items()
        ]
        goes += [
            Goes(holder, *self.names.get(holder, ("", "")), amount, ratios[holder] if is_single else None, is_upper=True)
            for holder, amount in upper.items()
            if amount
        ]
        law = tuple(row for row in self.law if kinds != {model.DUES} or row.part != "base")
        return Effect(
            months=tuple(sorted(months.items())),
            goes=tuple(goes),
            surplus=surplus,
            total=sum(months.values()) + surplus,
            law=law,
        )


def _summed(parts: Sequence[Wanted]) -> list[Wanted]:
    sums: dict[tuple[int, model.ChargeKind], int] = defaultdict(int)
    for part in parts:
        sums[part.payer_id, part.kind] += part.amount
    return [Wanted(payer_id, kind, amount) for (payer_id, kind), amount in sums.items()]


def _policy(unit_id: int, on: date) -> tuple[SplitPolicy | None, tuple[Law, ...]]:
    """Return the split table of a day's year and the rules it rests on; nothing where the unit has none."""
    records = split_records(unit_id, year=on.year, on=on)
    try:
        return split_policy(unit_id, on.year, records), records.law
    except NoSplitTable:
        return None, ()


def _register(unit_id: int, payer_ids: Iterable[int]) -> model.Register:
    bodies = organisations.register_of(payer_ids).bodies
    return model.Register(
        tuple(
            model.Payer(
                id=body.id,
                code=body.code,
                kind=body.kind,  # type: ignore[arg-type]
                name=body.name,
                tax_code=body.tax_code,
                unions=tuple(model.UnionSpan(span.union_id, span.first or date.min, span.until) for span in body.unions),
                founded_on=None if body.kind == "employer" else body.founded_on,
                until=None if body.kind == "employer" else body.ended_on,
                successor_id=body.successor_id,
            )
            for body in bodies
        ),
        (),
        unit_id,
    )
