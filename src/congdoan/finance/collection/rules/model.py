"""The values that the single account speaks in: lines, payers, matches, and what a matcher may ask while the year runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal, Protocol

PayerKind = Literal["employer", "union", "upper"]
ChargeKind = Literal["KPCD", "DUES"]
LineKind = Literal["KPCD", "DUES", "BOTH", "FEE", "INTEREST", "SHARE_OUT", "UPPER_OUT", "REFUND_OUT", "RETURN_IN", "OTHER_IN", "WRONG_IN"]
Status = Literal["auto", "review", "decided"]

FUND: ChargeKind = "KPCD"
DUES: ChargeKind = "DUES"
RECEIPTS: frozenset[str] = frozenset({"KPCD", "DUES", "BOTH"})
"""Kinds of line whose money is allocated to months."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a bank statement, as the bank printed it.

    `id` is the caller's own number. `position` is the row's place in statement order inside its file (oldest first), which decides
    between rows of one moment. `fingerprint` names the transaction: a second row with it is the same transaction printed again.
    Units: `amount` in đồng, above zero; `direction` is C (money in) or D (money out).
    """

    id: int
    file: str
    row: int
    booked_at: datetime
    direction: Literal["C", "D"]
    amount: int
    reference: str = ""
    account: str = ""
    name: str = ""
    narrative: str = ""
    virtual_account: str = ""
    position: int = 0
    fingerprint: str = ""
    repeat: bool = False

    @property
    def on(self) -> date:
        """Return the day of booking."""
        return self.booked_at.date()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name borne before `until` (the first day of the next name; None = day not known)."""

    name: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class UnionSpan:
    """The days an employer's workers belonged to one grassroots union: from `first`, before `until` (None = open)."""

    union_id: int
    first: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Payer:
    """One body of the register: an employer, a grassroots union or an upper body.

    `founded_on` is a union's first day; `until` the first day it no longer stands (None = stands). `unions` are an employer's spans,
    oldest first; `liable_from`/`liable_until` bound its duty (the last is the first day without duty).
    """

    id: int
    code: str
    kind: PayerKind
    name: str
    former_names: tuple[FormerName, ...] = ()
    tax_code: str = ""
    si_unit_code: str = ""
    accounts: tuple[str, ...] = ()
    unions: tuple[UnionSpan, ...] = ()
    founded_on: date | None = None
    until: date | None = None
    successor_id: int | None = None
    liable_from: date | None = None
    liable_until: date | None = None
    commune: str = ""
    virtual_accounts: tuple[str, ...] = ()
    taught_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the present name, every former one, and those that people taught."""
        return (self.name, *(former.name for former in self.former_names), *self.taught_names)


@dataclass(frozen=True, slots=True)
class PayerGroup:
    """One body that pays for several employers at once, each its own due."""

    code: str
    name: str
    tax_code: str
    account: str
    member_ids: tuple[int, ...]


@dataclass(frozen=True)
class Ordered:
    """A payment order of this account, as a line of money out may name it: a share of body `to_id`, or a refund of line `to_id`.

    Units: đồng.
    """

    number: str
    kind: Literal["share", "refund"]
    to_id: int
    amount: int
    account: str


@dataclass(frozen=True)
class Register:
    """Every body the matcher may name, with exact-key indexes. Folded names are the matcher's own index."""

    payers: tuple[Payer, ...]
    groups: tuple[PayerGroup, ...] = ()
    collector_id: int = 0
    own_accounts: frozenset[str] = frozenset()
    orders: tuple[Ordered, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[int, Payer]:
        return {payer.id: payer for payer in self.payers}

    @cached_property
    def by_code(self) -> Mapping[str, Payer]:
        return {payer.code: payer for payer in self.payers}

    @cached_property
    def by_order_number(self) -> Mapping[str, Ordered]:
        return {order.number: order for order in self.orders}

    @cached_property
    def by_account(self) -> Mapping[str, tuple[int, ...]]:
        return gather((account, payer.id) for payer in self.payers for account in payer.accounts)

    @cached_property
    def by_virtual_account(self) -> Mapping[str, tuple[int, ...]]:
        return gather((account, payer.id) for payer in self.payers for account in payer.virtual_accounts)

    @cached_property
    def by_tax_code(self) -> Mapping[str, tuple[int, ...]]:
        return gather((payer.tax_code, payer.id) for payer in self.payers)

    @cached_property
    def by_si_unit_code(self) -> Mapping[str, tuple[int, ...]]:
        return gather((payer.si_unit_code, payer.id) for payer in self.payers)

    @cached_property
    def groups_by_account(self) -> Mapping[str, PayerGroup]:
        return {group.account: group for group in self.groups if group.account}

    @cached_property
    def groups_by_tax_code(self) -> Mapping[str, PayerGroup]:
        return {group.tax_code: group for group in self.groups if group.tax_code}

    @cached_property
    def employers_of(self) -> Mapping[int, tuple[int, ...]]:
        """The employers that ever stood under each union, in the order of the register."""
        found: dict[int, dict[int, None]] = {}
        for payer in self.payers:
            for span in payer.unions:
                found.setdefault(span.union_id, {})[payer.id] = None
        return {union_id: tuple(members) for union_id, members in found.items()}

    def union_of(self, employer_id: int, *, on: date) -> int | None:
        """Return the employer's union on a day, or None."""
        for span in self.by_id[employer_id].unions:
            if span.first <= on and (span.until is None or on < span.until):
                return span.union_id
        return None


def gather(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return every number under its keys, each once, in the order given; almost every key has one, so one alone takes no room."""
    found: dict[str, tuple[int, ...]] = {}
    several: dict[str, dict[int, None]] = {}
    for key, value in pairs:
        if not key:
            continue
        if key not in found:
            found[key] = (value,)
        else:
            several.setdefault(key, dict.fromkeys(found[key]))[value] = None
    for key, values in several.items():
        found[key] = tuple(values)
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A line's money for one payer and kind. `months` are those the payer named (yyyymm), None when it named none.

    The months named do not change the order of allocation (oldest open first); they are kept as evidence.
    """

    kind: ChargeKind
    payer_id: int
    amount: int
    months: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: its name (`account`, `mst`, `si_code`, `name`, …), the text found, whom it points to."""

    name: str
    text: str = ""
    payer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A payer that a person may choose, best first, with what speaks for it."""

    payer_id: int
    kind: ChargeKind | None
    amount: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What is held of one line: booked by rule (auto), by a person (decided), or waiting for one (review).

    `parts` sum to the line for KPCD, DUES and BOTH. `target_id` is the body that money went to (SHARE_OUT, UPPER_OUT) or came back
    from (RETURN_IN). `refers_to` is the id of the line refunded (REFUND_OUT) or returned (RETURN_IN). `learns` are accounts that this
    line teaches, with their payer. A review may carry its likely kind; its money waits in suspense whatever the kind.
    """

    status: Status
    rule: str
    kind: LineKind | None
    parts: tuple[Part, ...] = ()
    target_id: int | None = None
    refers_to: int | None = None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    learns: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A line that already passed, what was held of it, and the sum of it still in suspense."""

    line: Line
    match: Match
    suspense: int = 0


class Books(Protocol):
    """What a matcher may ask while the lines run. Every answer is as of the line being matched (months opened, earlier lines booked)."""

    def due(self, payer_id: int, kind: ChargeKind, month: int) -> int | None:
        """Return the sum assessed for a month, paid or not (dues: the part payable up), or None when nothing was assessed."""

    def remaining(self, payer_id: int, kind: ChargeKind, month: int) -> int:
        """Return what is still unpaid of a month; 0 when nothing was assessed."""

    def open_months(self, payer_id: int, kind: ChargeKind, on: date) -> Sequence[tuple[int, int]]:
        """Return (month, unpaid sum) of the months open on a day and not yet paid, oldest first."""

    def credit(self, payer_id: int, kind: ChargeKind) -> int:
        """Return the payer's surplus that waits for its next month."""

    def learned(self, account: str) -> Sequence[int]:
        """Return the payers whose own account this is, learned from earlier lines (`Match.learns`), oldest first."""

    def earlier(self, *, account: str | None = None, amount: int | None = None, direction: str | None = None) -> Sequence[Earlier]:
        """Return earlier lines with these facts, newest first. At least one of `account` and `amount` is given."""

    def by_reference(self, reference: str) -> Earlier | None:
        """Return the earlier line with this bank reference."""

    def payable(self, unit_id: int) -> int:
        """Return what the collecting unit owes a union or an upper body now."""


class Matcher(Protocol):
    """Judges one line. Never guesses: what is not certain is a review."""

    def __call__(self, line: Line, register: Register, books: Books) -> Match: ...


@dataclass(frozen=True, slots=True)
class Charge:
    """A month's sum owed by one payer (dues: the part payable up). Opening arrears are charges of older months."""

    payer_id: int
    kind: ChargeKind
    month: int
    amount: int


@dataclass(frozen=True)
class OpeningCredit:
    """A payer's surplus at the start, used before the credits of any line."""

    payer_id: int
    kind: ChargeKind
    amount: int


@dataclass(frozen=True)
class Opening:
    """The collecting unit's single-account balances on its first day. Units: đồng, each above zero as it normally stands."""

    on: date
    bank: int = 0
    payable: Mapping[int, int] = field(default_factory=dict)
    held: Mapping[int, int] = field(default_factory=dict)
    credits: tuple[OpeningCredit, ...] = ()
    suspense: int = 0
    own: int = 0
