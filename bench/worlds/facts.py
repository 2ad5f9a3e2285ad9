"""The values a world is made of, and the few numbers that must be right: tax codes, halves, remainders, months."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

FICTITIOUS_SERIALS = (9_995_000, 9_999_999)
"""Serials of tax codes that these worlds use; the other worlds of the project use lower ones."""
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


@dataclass
class Union:
    """One union body of the register. `core` is the part of its name that tells it from others."""

    code: str
    name: str
    kind: str
    level: str
    parent: str = ""
    core: str = ""
    commune: str = ""
    founded_on: date = date(2012, 1, 1)
    ended_on: date | None = None
    bank: str = ""
    account: str = ""
    successor: str = ""
    treasurer: str = ""
    members: int = 0
    dues: dict[int, int] = field(default_factory=dict)
    """Dues collected by month (yyyymm), in đồng."""

    def payable_up(self, month: int) -> int:
        """Return what goes up of a month's dues: the collected sum less half-up(70%)."""
        collected = self.dues.get(month, 0)
        return collected - (collected * 70 + 50) // 100


@dataclass
class Employer:
    """One employer of the register and the private habits that the register does not know."""

    code: str
    name: str
    core: str
    short: str
    sector: str
    ownership: str
    commune: str
    tax_code: str
    si_code: str
    union: str = ""
    liable_from: date = date(2015, 1, 1)
    liable_until: date | None = None
    accounts: tuple[str, ...] = ()
    unknown_account: str = ""
    """An account it really pays from, which the register does not hold."""
    former: str = ""
    further: tuple[str, ...] = ()
    """Further short names in use."""
    parent: str = ""
    namesake: bool = False
    habit: str = "monthly"
    wages: dict[int, int] = field(default_factory=dict)
    heads: int = 0

    def due(self, month: int) -> int:
        """Return half-up(2% of the wage fund) of a month."""
        return (self.wages.get(month, 0) * 2 + 50) // 100


@dataclass
class Group:
    """A body that pays for several employers in one transfer."""

    code: str
    name: str
    tax_code: str
    account: str
    members: list[Employer]


@dataclass
class Register:
    """Everything the clerk has on the desk."""

    uppers: list[Union]
    unions: list[Union]
    employers: list[Employer]
    groups: list[Group]

    @property
    def collector(self) -> Union:
        return self.uppers[-1]

    def union(self, code: str) -> Union:
        return next(one for one in (*self.unions, *self.uppers) if one.code == code)


@dataclass
class Said:
    """What a payer's line shows to somebody who reads it with the register: the only ground of its class (see `clerk.py`)."""

    note: str
    account: str = ""
    name: str = ""
    evidence: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()


@dataclass
class Line:
    """One row of a statement with its truth. `parts` are (subject, kind, amount, stated months)."""

    at: datetime
    sign: str
    amount: int
    kind: str
    review: str
    own: int = 0
    """Which of the collector's accounts."""
    said: Said = field(default_factory=lambda: Said(""))
    text: str = ""
    shows_account: str = ""
    shows_name: str = ""
    virtual: str = ""
    """The payer's own number under the collector's account, where the layout has a place for it."""
    parts: tuple[tuple[str, str, int, tuple[int, ...]], ...] = ()
    why: str = ""
    true_payer: tuple[str, ...] = ()
    target: str = ""
    refers_to: "Line | None" = None
    reference: str = ""
    id: str = ""
    file: str = ""
    row: int = 0
    also: list[tuple[str, int]] = field(default_factory=list)


def tax_code(prefix: str, serial: int) -> str | None:
    """Return prefix + serial + check digit, or None where the rule gives no digit."""
    digits = f"{prefix}{serial:07d}"
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11
    return digits + str(10 - rest) if 10 - rest < 10 else None


def is_tax_code(text: str) -> bool:
    """Tell whether ten digits pass the check."""
    return len(text) == 10 and text.isdigit() and tax_code(text[:2], int(text[2:9])) == text


class TaxCodes:
    """Hands out valid codes of the fictitious serials, each once."""

    def __init__(self, chance: Random, prefix: str) -> None:
        self.chance, self.prefix, self.given = chance, prefix, set[str]()

    def next(self) -> str:
        while True:
            found = tax_code(self.prefix, self.chance.randint(*FICTITIOUS_SERIALS))
            if found and found not in self.given:
                self.given.add(found)
                return found

    def mistyped(self, code: str) -> str:
        """Return the code with one digit wrong, such that the check fails and nobody bears it."""
        while True:
            place = self.chance.randrange(2, 10)
            wrong = code[:place] + str((int(code[place]) + self.chance.randint(1, 9)) % 10) + code[place + 1 :]
            if not is_tax_code(wrong) and wrong not in self.given:
                return wrong


def folded(text: str) -> str:
    """Return the text without Vietnamese marks, as most banks print it."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def months_of(year: int) -> list[int]:
    return [year * 100 + month for month in range(1, 13)]


def previous(month: int) -> int:
    return month - 1 if month % 100 > 1 else month - 89


def following(month: int) -> int:
    return month + 1 if month % 100 < 12 else month + 89


def last_day(month: int) -> date:
    after = following(month)
    return date.fromordinal(date(after // 100, after % 100, 1).toordinal() - 1)


def iso(month: int) -> str:
    return f"{month // 100}-{month % 100:02d}"


def split_upper(amount: int) -> tuple[int, int, int]:
    """Split the upper part 60/30/10 by largest remainder, ties in that order."""
    shares = (60, 30, 10)
    parts = [amount * share // 100 for share in shares]
    order = sorted(range(3), key=lambda place: -(amount * shares[place] % 100))
    for place in order[: amount - sum(parts)]:
        parts[place] += 1
    return parts[0], parts[1], parts[2]
