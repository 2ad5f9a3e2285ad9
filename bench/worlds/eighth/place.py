"""What a place is told: its bodies, its banks and the words of its payers."""

from dataclasses import dataclass

from bench.worlds.place import Own


@dataclass(frozen=True)
class Voice:
    """What the collector writes when it sends money."""

    shared_out: str
    sent_up: str


@dataclass(frozen=True)
class Place:
    """One district and one year."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    union_code: str
    employer_code: str
    prefix: str
    own: tuple[Own, ...]
    virtual: str
    """The prefix of virtual numbers under the first account, or nothing."""
    communes: tuple[str, ...]
    payers_banks: tuple[str, ...]
    persons: tuple[str, ...]
    bodies: str
    """One a line: form | what it does ~ what it is called | what else it is called | `u` where a union stands."""
    fund: tuple[str, ...]
    dues: tuple[str, ...]
    both: tuple[str, ...]
    hints: tuple[str, ...]
    templates: tuple[str, ...]
    """{k} fund, {p} months, {n} name, {c} code, {x} a number of the payer's own."""
    months: tuple[str, ...]
    spans: tuple[str, ...]
    strangers: tuple[str, ...]
    voice: Voice
    marked: int
    """Of a hundred notes, how many keep their marks; how many stand in capitals, in small letters."""
    capitals: int
    small: int
    remains: str
    """`telex` or `vni`: what a broken keyboard driver leaves."""

    @property
    def pays(self) -> tuple[int, int]:
        return 5_300_000, 10_800_000
