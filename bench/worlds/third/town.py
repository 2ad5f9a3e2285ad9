"""What a place of the third set is told: bodies, people, words. Its members that `account` and `generate` read have their names."""

from dataclasses import dataclass

from bench.worlds.place import Own


@dataclass(frozen=True)
class Words:
    """The phrases of a place. {n} is a name, {i} an identity, {p} a period; a part in brackets falls away when it is empty."""

    fund: tuple[str, ...]
    dues: tuple[str, ...]
    both: tuple[str, ...]
    group: tuple[str, ...]
    for_another: tuple[str, ...]
    """{n} is the payer, {b} whom it pays for, {i} the code of that one."""
    empty: tuple[str, ...]
    unclear: tuple[str, ...]
    """Words that may mean the fund and the dues as well."""
    other: tuple[str, ...]
    """Other money of a payer of the register."""
    tax_labels: tuple[str, ...]
    insurance_labels: tuple[str, ...]
    union_labels: tuple[str, ...]
    periods: tuple[str, ...]
    quarters: tuple[str, ...]
    several: tuple[str, ...]
    union_names: tuple[str, ...]
    shared_out: str
    sent_up: str
    refunds: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """An employer as a place is told it: what it is called in the register, and how people write it."""

    name: str
    shorts: tuple[str, ...]
    sector: str = "san_xuat"
    ownership: str = "tu_nhan"
    size: int = 0
    union: bool = False
    former: str = ""
    former_shorts: tuple[str, ...] = ()
    trait: str = ""
    """same (a namesake beside it), sibling (its name less its number is nobody's), letters (another's name but for two letters), household,
    branch, orphan_branch (its parent is elsewhere), shared (one account of two), grouped (somebody pays for it), begins, ends."""


@dataclass(frozen=True)
class Town:
    """One place and its year."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    own: tuple[Own, ...]
    prefix: str
    employer_code: str
    union_code: str
    union_lead: str
    communes: tuple[str, ...]
    bodies: tuple[Body, ...]
    voice: Words
    payers_banks: tuple[str, ...]
    group_name: str
    bookkeepers: tuple[str, ...]
    """Firms that keep other firms' books and pay for them; no employers of the register."""
    strangers: tuple[str, ...]
    people: tuple[str, ...]
    marks: float
    """Share of notes typed with Vietnamese marks."""
    slips: float
    """Share of notes with a slip of the typing hand."""
    pay: tuple[int, int]
    dues_each: tuple[int, int]
