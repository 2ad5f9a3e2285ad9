"""Two proofs: that the books equal the bank at the end of every day, and that what units owe each other cancels, pair by pair."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.state import account_of, load_state
from congdoan.finance.collection.queries.units import reached_on
from congdoan.finance.collection.rules import proofs as rules
from congdoan.finance.collection.rules.accounts import CHARTS
from congdoan.finance.collection.rules.proofs import Day, Pair, Placed, Side
from congdoan.finance.collection.rules.state import State
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, AccountFilter
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import month_of
from congdoan.people.organisations import queries as organisations

BANK = tuple(sorted({chart.bank for chart in CHARTS.values()}))
PAYABLE = tuple(sorted({chart.payable for chart in CHARTS.values()}))
RECEIVABLE = tuple(sorted({chart.receivable for chart in CHARTS.values()}))
PROVISIONAL = tuple(sorted({chart.provisional for chart in CHARTS.values()}))
OTHER_RECEIVABLE = tuple(sorted({chart.other_receivable for chart in CHARTS.values()}))
MOST_ENTRIES = 2_000
CLAIMS = (
    ("share", AccountFilter(codes=RECEIVABLE, items=("share",)), AccountFilter(codes=PAYABLE, items=("share",))),
    ("dues", AccountFilter(codes=PAYABLE, items=("dues",)), AccountFilter(codes=(*RECEIVABLE, *PROVISIONAL), items=("dues", "advance"))),
)
"""What stands between the two: the item, the union's accounts of it, the collecting unit's. Dues paid too much stand as an advance."""


class NotReached(DomainError):
    code = "account-not-reached"
    says = "Tài khoản thu của đơn vị này chưa có dòng nào được đối chiếu, chưa có gì để chứng minh."


@dataclass(frozen=True)
class Proofs:
    """Everything proven of one single account until the day it has reached. Units: đồng."""

    unit_id: int
    reached: date
    days: tuple[Day, ...]
    placed: tuple[Placed, ...]
    pairs: tuple[Pair, ...]
    unrun: int

    @property
    def first_wrong_day(self) -> Day | None:
        """Return the first day on which the books differ from the bank."""
        return next((day for day in self.days if day.difference), None)

    @property
    def wrong_pairs(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.difference]

    @property
    def wrong_places(self) -> list[Placed]:
        return [place for place in self.placed if place.difference]

    @property
    def holds(self) -> bool:
        """Tell whether everything is proven."""
        return self.first_wrong_day is None and not self.wrong_pairs and not self.wrong_places


def prove(unit_id: int, *, on: date) -> Proofs:
    """Prove a single account's balances until the day that it has reached by `on`.

    :raises NotReached: nothing was run on it yet
    """
    account = account_of(unit_id)
    reached = reached_on(unit_id, on=on)
    if account is None or reached is None:
        raise NotReached()
    state, _ = load_state(account)
    days = _days(unit_id, account.opening.on, reached)
    passed = len(state.lines) + len(state.repeats)
    return Proofs(
        unit_id=unit_id,
        reached=reached,
        days=days,
        placed=_places(unit_id, state, month_of(reached)) if reached == reached_on(unit_id, on=date.max) else (),
        pairs=_pairs(unit_id, month_of(reached)),
        unrun=banking.count_lines(unit_id=unit_id) - passed,
    )


def first_wrong_day(unit_id: int, *, on: date) -> Day | None:
    """Return the first day on which the books differ from the bank, in few statements; None when every day is proven."""
    account, reached = account_of(unit_id), reached_on(unit_id, on=on)
    return None if account is None or reached is None else wrong_day_between(unit_id, since=account.opening.on, until=reached)


def wrong_day_between(unit_id: int, *, since: date, until: date) -> Day | None:
    """Return the first day, from the account's first to the one it has reached, on which the books differ from the bank."""
    return next((day for day in _days(unit_id, since, until) if day.difference), None)


def _days(unit_id: int, since: date, reached: date) -> tuple[Day, ...]:
    """Hold the bank's balance at each day's end, as it prints it, against the books' balance of that day."""
    moved = ledger.turnover_by_day(unit_id, AccountFilter(codes=BANK), until=reached)
    return rules.days(moved, banking.balances_by_day(unit_id), since=since, until=reached)


def _places(unit_id: int, state: State, month: int) -> tuple[Placed, ...]:
    """Hold the folded account against the books, place by place; the unit's own money is what remains of the bank on both sides."""
    codes = (*BANK, *PAYABLE, *PROVISIONAL, *OTHER_RECEIVABLE)
    rows = ledger.turnover([unit_id], during=(FIRST_PERIOD, month), accounts=AccountFilter(codes=codes))

    def balance(codes: tuple[str, ...], item: str | None = None) -> int:
        return sum(row.debit - row.credit for row in rows if row.account.code.startswith(codes) and item in (None, row.account.item))

    credits = sum(credit.amount for row in state.credits.values() for credit in row)
    folded = {
        "Tiền ở ngân hàng": (state.bank, balance(BANK)),
        "Phải trả công đoàn và cấp trên": (sum(state.payable.values()), -balance(PAYABLE, "share")),
        "Giữ hộ nơi chưa có công đoàn": (sum(state.held.values()), -balance(PAYABLE, "held")),
        "Nộp thừa": (credits, -balance(PROVISIONAL, "advance")),
        "Đang treo": (sum(state.suspense.values()), -balance(PROVISIONAL, "suspense") - balance(OTHER_RECEIVABLE, "suspense")),
    }
    return tuple(Placed(words, account, books) for words, (account, books) in folded.items())


def _pairs(unit_id: int, month: int) -> tuple[Pair, ...]:
    """Return every pair of the collecting unit and a union that holds books here, shares and dues each; and what upper bodies are owed."""
    names = access.branch_names(access.branches_below([unit_id]))
    below = [branch for branch in names if branch != unit_id]
    during = (FIRST_PERIOD, month)
    found: list[Pair] = []
    for item, theirs, ours in CLAIMS:
        own: dict[int, int] = {}
        for row in ledger.turnover([unit_id], during=during, accounts=ours):
            if row.account.party_id is not None:
                own[row.account.party_id] = own.get(row.account.party_id, 0) + row.debit - row.credit
        other: dict[int, int] = {}
        for row in ledger.turnover(below, during=during, accounts=replace(theirs, party_ids=(unit_id,))):
            other[row.unit_id] = other.get(row.unit_id, 0) + row.debit - row.credit
        bodies = {body.id for body in organisations.register_of(set(own) | set(other)).bodies if body.kind != "employer"}
        for body_id in sorted(bodies):
            pair = Pair(item, body_id, own.get(body_id, 0), other.get(body_id, 0), has_books=body_id in names)
            found.append(_explained(pair, unit_id, month, ours, theirs) if pair.difference else pair)
    return tuple(found)


def _explained(pair: Pair, unit_id: int, month: int, ours: AccountFilter, theirs: AccountFilter) -> Pair:
    """Add to a pair that does not cancel the entries of either side that the other side lacks."""

    def sides(books: int, accounts: AccountFilter, party: int) -> list[Side]:
        page = ledger.entries_behind(
            books, replace(accounts, party_ids=(party,)), during=(FIRST_PERIOD, month), limit=MOST_ENTRIES
        )  # fmt: skip
        return [Side(books, line.entry_id, line.accounting_date, line.description, line.debit - line.credit) for line in page.lines]

    return rules.explained(pair, sides(unit_id, ours, pair.body_id), sides(pair.body_id, theirs, unit_id))


def told(proofs: Proofs) -> dict[str, Any]:
    """Return the proofs as one document for programs."""
    first = proofs.first_wrong_day
    return {
        "unit": proofs.unit_id,
        "reached": proofs.reached,
        "holds": proofs.holds,
        "unrun_lines": proofs.unrun,
        "days": len(proofs.days),
        "first_wrong_day": None if first is None else {**asdict(first), "difference": first.difference},
        "places": [{**asdict(place), "difference": place.difference} for place in proofs.placed],
        "pairs": len(proofs.pairs),
        "wrong_pairs": [{**asdict(pair), "difference": pair.difference} for pair in proofs.wrong_pairs],
    }
