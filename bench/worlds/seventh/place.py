"""What a place is told: its money, bodies, people and words."""

from dataclasses import dataclass

from bench.worlds.place import Own

FORMS = {
    "Công ty TNHH Một thành viên": ("CTY TNHH MTV", "Cong ty TNHH MTV"),
    "Công ty TNHH": ("CTY TNHH", "Cty TNHH"),
    "Công ty Cổ phần": ("CTY CP", "CTCP"),
    "Doanh nghiệp tư nhân": ("DNTN",),
    "Hợp tác xã": ("HTX",),
    "Hộ kinh doanh": ("HKD", "Ho KD"),
}
"""Legal forms, and the abbreviations that leave a name the registered one."""


@dataclass(frozen=True)
class Words:
    """How payers write. Notes are templates of {k} fund, {p} period, {n} name, {c} code."""

    fund: tuple[str, ...]
    hints: tuple[str, ...]
    dues: tuple[str, ...]
    both: tuple[str, ...]
    notes: tuple[str, ...]
    bare: tuple[str, ...]
    """Templates without name and code."""
    arrears: tuple[str, ...]
    behalf: tuple[str, ...]
    code: tuple[str, ...]
    unit: tuple[str, ...]
    month: tuple[str, ...]
    quarter: tuple[str, ...]
    run: tuple[str, ...]
    half: tuple[str, ...]
    year: tuple[str, ...]
    silent: tuple[str, ...]
    union: tuple[str, ...]
    """What people put before the employer's name for its union."""
    shared_out: str
    sent_up: str


@dataclass(frozen=True)
class OtherMoney:
    """Notes of money that is no fee: templates of {n} name, {c} tax code, {m} month, {y} year, {d} figures."""

    of_employers: tuple[str, ...]
    of_unions: tuple[str, ...]
    of_persons: tuple[str, ...]
    of_strangers: tuple[str, ...]
    """Strangers who pay a fee to the wrong collector; {n} is theirs."""
    mistaken: tuple[str, ...]
    """Transfers to the wrong account that the collector sends back."""
    own_in: tuple[str, ...]
    paid_out: tuple[str, ...]
    sent_back: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """One place."""

    key: str
    year: int
    province: tuple[str, str]
    district: tuple[str, str]
    union_code: str
    employer_code: str
    prefix: str
    """First two digits of tax codes."""
    virtual: str
    """Prefix of virtual numbers; empty where the bank gives none."""
    own: tuple[Own, ...]
    communes: tuple[str, ...]
    trades: tuple[str, ...]
    fancies: tuple[str, ...]
    forms: tuple[tuple[str, int], ...]
    others: tuple[str, ...]
    """Whole names of bodies that follow no pattern: households, co-operatives, public bodies, joint ventures."""
    public: tuple[str, ...]
    shorter: tuple[tuple[str, str], ...]
    """Shortenings after which a name is no longer the registered one."""
    firms: int
    unions: int
    twins: tuple[str, str]
    continued: tuple[str, str]
    """Two names of which the second goes on where the first ends."""
    holding: str
    people: tuple[str, ...]
    strangers: tuple[str, ...]
    banks: tuple[str, ...]
    heads: tuple[int, ...]
    pay: tuple[int, int]
    manners: dict[str, int]
    dues_manners: dict[str, int]
    capitals: int
    small: int
    marked: int
    """How many notes in a hundred are typed in capitals, in small letters, with Vietnamese marks."""
    words: Words
    other_money: OtherMoney

    @property
    def voice(self) -> Words:
        return self.words
