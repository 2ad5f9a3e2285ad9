"""What a place of this set is told: its bodies, its people, its collector's accounts, and the words in which it pays."""

from dataclasses import dataclass

from bench.worlds.place import Own


@dataclass(frozen=True)
class Firm:
    """A body that stands in the register by its own wish. `twin` is what people also write, and what another body bears as well."""

    name: str
    short: str
    ownership: str
    twin: str = ""
    has_union: bool = False


@dataclass(frozen=True)
class Voice:
    """The words of a place. Templates take {k} the kind, {p} the period, {n} the payer, {i} a code; empty ones vanish."""

    fund: tuple[str, ...]
    dues: tuple[str, ...]
    both: tuple[str, ...]
    vague: tuple[str, ...]
    """Words for "union money" that leave open which."""
    notes: tuple[str, ...]
    bare: tuple[str, ...]
    """Templates without a payer."""
    helped: tuple[str, ...]
    """{h} pays for {n}."""
    tax_labels: tuple[str, ...]
    other: tuple[tuple[str, int, int], ...]
    """Money that is none of ours: words, least and largest sum. {n} is the payer."""
    own_people: tuple[str, ...]
    """What people return to the union or give for the union's own ends: no fee either."""
    shared_out: str
    sent_up: str
    empty: tuple[str, ...] = ("chuyen tien", "CK", "Thanh toan", "nop tien", ".", "chuyen khoan")


@dataclass(frozen=True)
class Place:
    """One place."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    communes: tuple[str, ...]
    own: tuple[Own, ...]
    virtual_prefix: str
    """The bank's prefix of virtual numbers on the first eFAST account; empty: none."""
    tax_prefix: str
    union_code: str
    employer_code: str
    lead: str
    """What stands before an employer's name in its union's name."""
    union_ways: tuple[str, ...]
    """How people write a union: {s} the employer's short name."""
    forms: tuple[tuple[str, str, str, int], ...]
    """(form, what people write for it, ownership, weight)"""
    trades: tuple[tuple[str, str], ...]
    """(trade, what people write for it)"""
    fancy: tuple[str, ...]
    """Own names of firms, each used once."""
    owners: tuple[str, ...]
    """Owners of household businesses, each used once."""
    household: tuple[str, tuple[str, ...]]
    """How the register calls a household business, and what people write: {o} the owner."""
    special: tuple[Firm, ...]
    publics: tuple[tuple[str, str, str, str], ...]
    """(name, short name, kind of union, sector)"""
    branches: tuple[tuple[str, str], ...]
    """Branches of the first special firm: name, short name."""
    group: str
    """Who pays for the last schools."""
    holding: str
    """Who pays for some firms."""
    agents: tuple[str, str]
    """Two accounting firms: one in the register, one that is not."""
    strangers: tuple[str, ...]
    firms_with_union: int
    private_share: float
    """How often a small payer uses the owner's own account."""
    marked: float
    """Share of notes with Vietnamese marks."""
    cases: tuple[int, int, int]
    """Weights of capitals, small letters, as written."""
    fund_manners: dict[str, int]
    dues_manners: dict[str, int]
    habits: dict[str, int]
    heads: tuple[int, ...]
    pay: tuple[int, int]
    voice: Voice
