"""Posting templates: which accounts an event moves, and an event's sums as the lines of one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from congdoan.finance.ledger.rules import AccountKey

MONEY = ("111", "112", "113")
SETTLEMENT = ("13", "14", "33", "34")
RESULTS = ("5", "6", "7", "8")
"""Account classes alike in both charts: what kind of tag a line of theirs carries."""


class AmountMissing(ValueError):
    """A template asks for a sum that the event did not give."""


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One line: side, account (and the one that may stand in its place), and the name of the sum it takes."""

    side: str  # debit, credit
    account: str
    amount: str
    alternative: str | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """How an event is booked under one chart. `record_id` leads to the law pack or to the federation's own decision."""

    event: str
    chart: str
    name: str
    lines: tuple[TemplateLine, ...]
    record_id: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an event, booked by the whole template.

    `amounts` are the sums the template names (in đồng, zero allowed). `category` is the entry category of lines on income and spending
    accounts; `debt` and `party_id` say what is owed, and by or to whom, on lines of settlement accounts.
    """

    amounts: Mapping[str, int]
    category: str = ""
    debt: str = ""
    party_id: int | None = None


def template_of(event: str, chart: str, name: str, lines: Iterable[Mapping[str, Any]], *, record_id: str, needs_check: bool) -> Template:
    """Return a template from the fields of its record. Source: reference table `posting_templates`."""
    read = tuple(
        TemplateLine(str(line["side"]), str(line["account"]), str(line["amount"]), line.get("alternative"), line.get("category", ""))
        for line in lines
    )
    return Template(event, chart, name, read, record_id, needs_check)


@dataclass
class _Sums:
    """Gathers lines, one per account and side, in the order they came."""

    of: dict[tuple[AccountKey, bool], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, account: AccountKey, *, is_debit: bool, amount: int) -> None:
        self.of[account, is_debit] += amount


def booked(template: Template, parts: Iterable[Part], *, prefer: Collection[str] = ()) -> list[tuple[AccountKey, int]]:
    """Return the lines of an event: accounts with signed sums, a debit above zero and a credit below; empty sums are left out.

    An alternative account is taken where `prefer` names it. Units: đồng. A sum below zero moves to the other side.

    :raises AmountMissing: a part lacks a sum that the template names
    """
    sums = _Sums()
    for part in parts:
        for line in template.lines:
            if line.amount not in part.amounts:
                raise AmountMissing(f"{template.event} needs the sum {line.amount!r}")
            sum_, is_debit = part.amounts[line.amount], line.side == "debit"
            if sum_:
                sums.add(_account(template.chart, line, part, prefer), is_debit=is_debit == (sum_ > 0), amount=abs(sum_))
    return [(account, amount if is_debit else -amount) for (account, is_debit), amount in sums.of.items()]


def _account(chart: str, line: TemplateLine, part: Part, prefer: Collection[str]) -> AccountKey:
    code = line.alternative if line.alternative in prefer and line.alternative else line.account
    if code.startswith(MONEY):
        return AccountKey(chart, code)
    if code.startswith(SETTLEMENT):
        return AccountKey(chart, code, part.debt, part.party_id)
    if code.startswith(RESULTS):
        return AccountKey(chart, code, line.category or part.category)
    return AccountKey(chart, code, line.category)
