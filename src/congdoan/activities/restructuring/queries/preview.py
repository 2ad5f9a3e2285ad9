"""What a plan would do, before anything is written: the tree before and after, the proof of its totals, and what it touches elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from congdoan.activities.bargaining import queries as bargaining
from congdoan.activities.restructuring import rules
from congdoan.activities.restructuring.models import Reorganisation
from congdoan.activities.restructuring.queries.facts import Facts, facts_of, known_members, plan_of
from congdoan.activities.restructuring.rules import Fault, PlanRow, Proof, Tree
from congdoan.finance.budgets import queries as budgets
from congdoan.finance.collection import queries as collection
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import month_of, year_of
from congdoan.people.officers import queries as officers
from congdoan.people.organisations import queries as organisations

MONEY, PAYABLE = ("111", "112", "113", "141"), ("336",)


@dataclass(frozen=True, slots=True)
class UpperRow:
    """What stands below one upper union before and after. `state`: "" goes on, "new", "ends". Members: None where nobody has told."""

    code: str
    name: str
    state: str
    unions: tuple[int, int]
    employers: tuple[int, int]
    members: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Effects:
    """What a plan touches in the other apps. Units: đồng for what ends in `_dong`, else counts."""

    seats_ended: int  # with the memberships of their holders
    seats_left: int  # of ending units, whose holders stay members
    agreements: int  # of ending units, carried out on the eve
    employers_moved: int
    employers_left: int  # without a base union, more than before: their share is held
    unpaid: int
    unpaid_dong: int
    books: int  # ending units with something in their books
    books_ended: int
    money_dong: int
    money_handed_dong: int
    payable_dong: int
    months_open: int
    estimates_open: int
    estimates_approved: int
    grants: int
    grants_moved: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that is shown before a decision; `mark` is the hash of it."""

    rows: tuple[PlanRow, ...]  # in the order in which they are carried out
    faults: tuple[Fault, ...]
    counts: Mapping[str, tuple[int, int]]  # by outcome: units, members
    policies: Mapping[str, int]  # members by what becomes of them
    uppers: tuple[UpperRow, ...]
    proofs: tuple[Proof, ...]
    effects: Effects | None  # None while something is wrong
    unstated: int  # base unions of the plan whose head-count nobody has told
    mark: str

    @property
    def is_sound(self) -> bool:
        return not self.faults and all(one.holds for one in self.proofs)

    @property
    def totals(self) -> dict[str, object]:
        """Return what is kept with the decision."""
        return {
            "counts": {outcome: list(pair) for outcome, pair in self.counts.items()},
            "policies": dict(self.policies),
            "proofs": [{"what": one.what, "parts": list(one.parts), "total": one.total, "holds": one.holds} for one in self.proofs],
        }


def preview(reorganisation_id: int) -> Preview:
    """Return what a plan would do, in a fixed number of statements whatever the number of units."""
    one = Reorganisation.objects.get(id=reorganisation_id)
    rows = plan_of(one.pk)
    facts = facts_of(one, rows)
    faults = facts.faults(rows, one.effective_on)
    ordered = rules.ordered(rows, facts.known, facts.ranks)
    members = _members(rows, facts, one.effective_on)
    counts, policies = _counted(rows, facts, members)
    uppers: tuple[UpperRow, ...] = ()
    proofs: tuple[Proof, ...] = ()
    effects = None
    if not faults and rows:
        after = rules.after_plan(facts.tree, ordered, facts.ranks)
        uppers = _uppers(facts.tree, after, ordered, members)
        effects = _effects(ordered, facts, after, one.effective_on)
        proofs = tuple(_proofs(ordered, facts, after, uppers, members, effects))
    about = (one.unit_id, one.number, one.title, one.decided_on, one.effective_on)
    told = repr((about, ordered, faults, sorted(counts.items()), uppers, proofs, effects))
    base = [row for row in rows if row.code in facts.known and not facts.known[row.code].is_employer and facts.known[row.code].rank >= 40]
    unstated = sum(row.code not in members for row in base)
    return Preview(
        tuple(ordered), tuple(faults), counts, policies, uppers, proofs, effects, unstated, sha256(told.encode()).hexdigest()[:32]
    )


def _members(rows: Sequence[PlanRow], facts: Facts, effective_on: date) -> dict[str, int]:
    """Return the head-count of every union of the branch by code: as the plan states it, else as the product knows it."""
    codes = {facts.known[code].id: code for code in facts.tree.bodies if code in facts.known}
    known = known_members(codes, on=effective_on - timedelta(days=1))
    found = {codes[unit]: count for unit, count in known.items()}
    return found | {row.code: row.members for row in rows if row.members is not None}


def _counted(
    rows: Sequence[PlanRow], facts: Facts, members: Mapping[str, int]
) -> tuple[dict[str, tuple[int, int]], dict[str, int]]:  # fmt: skip
    units, heads, policies = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        units[row.outcome] += 1
        if row.outcome != "found" and _is_base(row.code, facts):
            heads[row.outcome] += members.get(row.code, 0)
            policies[row.policy] += members.get(row.code, 0)
    return {outcome: (units[outcome], heads[outcome]) for outcome in rules.OUTCOMES if units[outcome]}, dict(policies)


def _is_base(code: str, facts: Facts) -> bool:
    one = facts.known.get(code)
    return one is not None and not one.is_employer and one.rank >= 40


def _uppers(before: Tree, after: Tree, rows: Sequence[PlanRow], members: Mapping[str, int]) -> tuple[UpperRow, ...]:
    """Return a row for each upper union of the branch that stands before or after."""
    sums: dict[str, list[Counter[str]]] = {"unions": [], "employers": [], "members": []}
    heads = dict(members)
    for row in rows:  # after the plan the heirs hold the members that move, the main heir those of a split unit
        if row.is_ending and row.targets and row.policy != "end":
            heads[row.targets[0]] = heads.get(row.targets[0], 0) + heads.get(row.code, 0)
    for tree, told in ((before, members), (after, heads)):
        above = rules.uppers_of(tree)
        sums["unions"].append(Counter(above[code] for code in above if tree.bodies[code].rank == 40))
        employers, counted = Counter[str](), Counter[str]()
        for code, count in tree.employers.items():
            employers[above.get(code, code)] += count
        for code, upper in above.items():
            counted[upper] += told.get(code, 0)
        sums["employers"].append(employers)
        sums["members"].append(counted)
    uppers = {code: one.name for tree in (after, before) for code, one in tree.bodies.items() if one.rank < 40}
    found = []
    for code, name in sorted(uppers.items()):
        state = "ends" if code not in after.bodies else "new" if code not in before.bodies else ""
        pairs = [(sums[what][0][code], sums[what][1][code]) for what in ("unions", "employers", "members")]
        if any(any(pair) for pair in pairs) or state:
            found.append(UpperRow(code, name, state, *pairs))
    return tuple(found)


def _proofs(
    rows: Sequence[PlanRow], facts: Facts, after: Tree, uppers: Sequence[UpperRow], members: Mapping[str, int], effects: Effects
) -> Iterable[Proof]:  # fmt: skip
    """Yield every total of the branch held against its parts."""
    before = facts.tree
    unions = [code for code, one in before.bodies.items() if not one.is_employer]
    plan = Counter(row.outcome for row in rows if row.code in before.bodies and not before.bodies[row.code].is_employer)
    untouched = len(unions) - sum(plan.values())
    words = [(rules.outcome_words(outcome), plan[outcome]) for outcome in rules.OUTCOMES]
    yield rules.proof("Đơn vị trước khi sắp xếp", [*words, ("không nêu trong phương án", untouched)], len(unions))
    added = sum(row.outcome in ("found", "reclassify") for row in rows)
    ended = sum(row.is_ending for row in rows)
    stand = sum(not one.is_employer for one in after.bodies.values())
    yield rules.proof("Đơn vị sau khi sắp xếp", [("trước", len(unions)), ("lập mới", added), ("không còn", -ended)], stand)
    base = [row for row in rows if _is_base(row.code, facts)]
    heads = [
        (rules.outcome_words(outcome), sum(members.get(row.code, 0) for row in base if row.outcome == outcome))
        for outcome in rules.OUTCOMES
    ]
    yield rules.proof("Đoàn viên trong phương án", heads, sum(members.get(row.code, 0) for row in base))
    leaving = sum(members.get(row.code, 0) for row in base if row.is_ending and (row.policy == "end" or not row.targets))
    total = sum(count for code, count in members.items() if code in before.bodies)
    held = sum(row.members[1] for row in uppers)
    yield rules.proof("Đoàn viên sau khi sắp xếp", [("trước", total), ("kết thúc, chờ hỏi", -leaving)], held)
    yield rules.proof("Doanh nghiệp", [("sau khi sắp xếp", sum(after.employers.values()))], sum(before.employers.values()))
    stays = effects.money_dong - effects.money_handed_dong
    yield rules.proof(
        "Tiền ở đơn vị không còn (đồng)", [("bàn giao", effects.money_handed_dong), ("giữ trong sổ cũ", stays)], effects.money_dong
    )


def _effects(rows: Sequence[PlanRow], facts: Facts, after: Tree, effective_on: date) -> Effects:
    eve = effective_on - timedelta(days=1)
    ending = {facts.known[row.code].id: row for row in rows if row.is_ending}
    month = month_of(eve)
    money, payable = _balances(ending, month)
    handing = {unit for unit, row in ending.items() if row.books == "hand_over"}
    employers = organisations.employers_of(ending, on=eve)
    owed = [one.unpaid for one in collection.outstanding(employers, on=eve) if one.unpaid] if employers else []
    booked = money.keys() | payable.keys()
    states = ledger.month_states(sorted(booked), during=(month, month))
    estimates = [one.last_kind for one in budgets.newest_of(ending, year_of(month)).values()]  # type: ignore[attr-defined]
    grants = access.grants_on(ending, since=effective_on)
    leaving = [unit for unit, row in ending.items() if row.policy != "ask"]
    seats_ended, seats_left = officers.count_seats(leaving=leaving, ending=ending, on=eve)
    named = sum(row.outcome == "transfer" and facts.known[row.code].is_employer for row in rows)
    return Effects(
        seats_ended=seats_ended,
        seats_left=seats_left,
        agreements=bargaining.count_running(ending, on=eve),
        employers_moved=len(employers) + named,
        employers_left=max(0, _without_union(after) - _without_union(facts.tree)),
        unpaid=len(owed),
        unpaid_dong=sum(owed),
        books=len(booked),
        books_ended=len(ledger.ends_of(ending)),
        money_dong=sum(money.values()),
        money_handed_dong=sum(money.get(unit, 0) for unit in handing),
        payable_dong=sum(payable.values()),
        months_open=sum(states.get((unit, month)) != "hard" for unit in booked),
        estimates_open=sum(kind not in ("approved", "returned") for kind in estimates),
        estimates_approved=sum(kind == "approved" for kind in estimates),
        grants=sum(grants.values()),
        grants_moved=sum(count for unit, count in grants.items() if ending[unit].grants == "move"),
    )


def _without_union(tree: Tree) -> int:
    return sum(count for code, count in tree.employers.items() if code in tree.bodies and tree.bodies[code].rank < 40)


def _balances(units: Iterable[int], month: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return the money of each unit and what it owes upwards at a month's end, units with nothing left out. Units: đồng."""
    money, payable = Counter[int](), Counter[int]()
    for row in ledger.turnover(units, during=(FIRST_PERIOD, month)):
        if row.account.code.startswith(MONEY):
            money[row.unit_id] += row.debit - row.credit
        elif row.account.code.startswith(PAYABLE):
            payable[row.unit_id] += row.credit - row.debit
    return {unit: sum_ for unit, sum_ in money.items() if sum_}, {unit: sum_ for unit, sum_ in payable.items() if sum_}
