"""The values of a fictitious district: its bodies, what they owe, what they pay, what the bank prints."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from congdoan.finance.collection.rules.model import ChargeKind, Match

YEAR = 2024
COMMUNES = (
    "Thị trấn Dương Minh Châu", "Xã Suối Đá", "Xã Phan", "Xã Phước Ninh", "Xã Phước Minh", "Xã Bàu Năng", "Xã Chà Là", "Xã Cầu Khởi",
    "Xã Bến Củi", "Xã Lộc Ninh", "Xã Truông Mít",
)  # fmt: skip
SEAT = COMMUNES[0]

Stream = random.Random


def stream(seed: int, part: str) -> Stream:
    """Return the chance of one part of the story: other parts may draw more or less without changing this one."""
    return random.Random(f"{seed}/{part}")  # noqa: S311  a story, not a secret


@dataclass(frozen=True)
class Union:
    """A union body. `ended_on` is its last day; `treasurer` pays dues from an account of her own."""

    code: str
    name: str
    kind: str
    parent: str
    level: str
    commune: str
    founded_on: date
    bank: str
    account: str
    treasurer: str = ""
    treasurer_account: str = ""
    ended_on: date | None = None
    successor: str = ""


@dataclass(frozen=True)
class Firm:
    """An employer. Units: `wage` is the mean wage of January 2024 in đồng; `public` wages follow the State's base salary.

    `habit` is how it pays the union fund; `unwritten` accounts are its own but not in the register.
    """

    code: str
    name: str
    sector: str
    ownership: str
    commune: str
    union_code: str
    tax_code: str
    si_unit_code: str
    accounts: tuple[str, ...]
    headcount: int
    wage: int
    habit: str
    liable_from: date = date(2015, 1, 1)
    liable_until: date | None = None
    former_name: str = ""
    unwritten: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        return self.ownership == "nha_nuoc"

    @property
    def pays_from(self) -> tuple[str, ...]:
        return self.accounts or self.unwritten


@dataclass(frozen=True)
class Group:
    """One body that pays for several employers in one sum."""

    code: str
    name: str
    tax_code: str
    account: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Roles:
    """Who plays which part of the story: codes of firms and unions, empty where the district is too small for it."""

    founded: str = ""
    dissolved: str = ""
    merged: str = ""
    namesakes: tuple[str, ...] = ()
    sharers: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    patron: tuple[str, ...] = ()
    branch: tuple[str, ...] = ()
    both: tuple[str, ...] = ()


@dataclass(frozen=True)
class District:
    """Everybody in the story. `unions` begin with the three upper bodies."""

    unions: tuple[Union, ...]
    firms: tuple[Firm, ...]
    groups: tuple[Group, ...]
    roles: Roles

    @cached_property
    def union(self) -> Mapping[str, Union]:
        return {union.code: union for union in self.unions}

    @cached_property
    def firm(self) -> Mapping[str, Firm]:
        return {firm.code: firm for firm in self.firms}

    @cached_property
    def ids(self) -> Mapping[str, int]:
        codes = [union.code for union in self.unions] + [firm.code for firm in self.firms]
        return {code: number for number, code in enumerate(codes, start=101)}

    @property
    def confederation(self) -> Union:
        return self.unions[0]

    @property
    def province(self) -> Union:
        return self.unions[1]

    @property
    def collector(self) -> Union:
        return self.unions[2]

    @property
    def base(self) -> tuple[Union, ...]:
        return self.unions[3:]

    @cached_property
    def firms_of(self) -> Mapping[str, tuple[Firm, ...]]:
        """The firms that ever stood under each union."""
        found: dict[str, tuple[Firm, ...]] = {}
        for firm in self.firms:
            if firm.union_code:
                found[firm.union_code] = (*found.get(firm.union_code, ()), firm)
        return found

    @cached_property
    def merged_into(self) -> Mapping[str, tuple[str, ...]]:
        """The unions that each union succeeded."""
        found: dict[str, tuple[str, ...]] = {}
        for union in self.unions:
            if union.successor:
                found[union.successor] = (*found.get(union.successor, ()), union.code)
        return found


@dataclass(frozen=True)
class PayrollRow:
    """What an employer declares for a month; a later row for the same month replaces the earlier."""

    firm: str
    month: int
    headcount: int
    wage_fund: int
    source: str


@dataclass(frozen=True)
class DuesRow:
    """What a union reports for a month."""

    union: str
    month: int
    members: int
    collected: int


Owed = Mapping[tuple[str, ChargeKind, int], int]
"""What each body owes by (code, kind, month), late 2023 included."""

Part = tuple[str, ChargeKind, int]
"""A sum for one body and kind: (code, kind, đồng)."""


@dataclass(frozen=True)
class Payment:
    """Money that somebody means to send: whose it is (`parts`), the months it is said to be for, and the manner of its note.

    `payer` is the body whose account it comes from. Strangers' money has no parts.
    """

    on: date
    payer: str
    parts: tuple[Part, ...]
    months: tuple[int, ...] = ()
    manner: str = "usual"
    amount: int = 0
    words: str = ""

    @property
    def total(self) -> int:
        return self.amount or sum(amount for _, _, amount in self.parts)


@dataclass(frozen=True)
class Printed:
    """One line as the bank prints it, and what is true of it (`truth`; None for what nobody but the payer can know is never stored)."""

    at: datetime
    direction: str
    amount: int
    narrative: str
    account: str = ""
    name: str = ""
    reference: str = ""
    truth: Match | None = None
    manner: str = ""

    @property
    def signed(self) -> int:
        return self.amount if self.direction == "C" else -self.amount


@dataclass
class Opening:
    """The balances of the first day by kind and code, and the arrears by (code, kind, month)."""

    sums: dict[tuple[str, str], int] = field(default_factory=dict)
    arrears: dict[tuple[str, ChargeKind, int], int] = field(default_factory=dict)

    @property
    def bank(self) -> int:
        return sum(self.sums.values())

    def of(self, kind: str) -> dict[str, int]:
        return {code: amount for (found, code), amount in self.sums.items() if found == kind}
