"""What a place of this set is told: its bodies by kind, its words, its accounts."""

from dataclasses import dataclass, field
from typing import NamedTuple

from bench.worlds.place import Own


class Kind(NamedTuple):
    """A sort of employer: `written` are the ways people write its form, `names` what follows it."""

    form: str
    written: tuple[str, ...]
    sector: str
    ownership: str
    heads: tuple[int, int]
    unions: int
    """How many of them, from the first, have a union."""
    names: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """How people of a place write. In a phrase {p} is the period, {n} the name, {i} a code; each may stay empty."""

    fund: tuple[str, ...]
    dues: tuple[str, ...]
    both: tuple[str, ...]
    vague: tuple[str, ...]
    """It says money of the union and not which."""
    empty: tuple[str, ...]
    behalf: tuple[str, ...]
    """{n} is whom the money is for; the payer is another."""
    month: tuple[str, ...]
    span: tuple[str, ...]
    """Several months, from {a} to {b}."""
    quarter: tuple[str, ...]
    tax_code: tuple[str, ...]
    si_code: tuple[str, ...]
    union_code: tuple[str, ...]
    union: tuple[str, ...]
    """Ways to call a union; {n} is its employer."""
    shared_out: str
    sent_up: str
    brief: tuple[tuple[str, str], ...]
    """Words of names that people shorten, longest first."""
    contact: tuple[str, ...] = (" lh {}", " - DT {}", " sdt {}")
    hand: tuple[str, ...] = (" ke toan {}", " - {} nop", " nguoi nop {}")
    """How the person who pays at the counter adds a name."""


@dataclass(frozen=True)
class Town:
    """Stands where the machine expects a profile: `key`, `year`, `own` and `voice` are what it asks for."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    union_code: str
    employer_code: str
    prefix: str
    """The first two digits of its tax codes."""
    own: tuple[Own, ...]
    virtual_prefix: str
    communes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    voice: Words
    lead: str
    families: tuple[str, ...]
    givens: tuple[str, ...]
    banks: tuple[str, ...]
    branch: tuple[str, str]
    """A branch's full and short name; {n} its parent's, {c} its commune, {k} its number."""
    holding: str
    office: str
    service: str
    """A firm that keeps books for others and is not in the register."""
    old_names: tuple[str, ...]
    strangers: tuple[str, ...]
    other_money: tuple[str, ...]
    """Notes of known payers that are no fee of the union."""
    pay: tuple[int, int]
    each: tuple[int, int]
    manners: dict[str, int]
    dues_manners: dict[str, int]
    capitals: int
    """How many notes of a hundred are all in capitals."""
    small: int
    marked: int
    """How many keep their Vietnamese marks."""
    habits: dict[str, int] = field(
        default_factory=lambda: {
            "monthly": 60, "quarterly": 10, "two_months": 7, "late": 14, "short": 5, "round_up": 3, "half_ahead": 3, "stops": 3, "never": 2,
        }
    )  # fmt: skip
