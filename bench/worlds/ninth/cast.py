"""The bodies of a place: employers, their unions, joint payers, and how each is wont to pay."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous
from bench.worlds.register import BANK_NAMES, BANK_STARTS

FORMS = {
    "T": ("Công ty TNHH", "tu_nhan"), "M": ("Công ty TNHH Một thành viên", "co_von_nha_nuoc"), "F": ("Công ty TNHH", "fdi"),
    "C": ("Công ty Cổ phần", "tu_nhan"), "D": ("Doanh nghiệp tư nhân", "tu_nhan"), "X": ("Hợp tác xã", "tap_the"),
    "H": ("Hộ kinh doanh", "tu_nhan"), "P": ("", "nha_nuoc"),
}  # fmt: skip
SHORT_FORMS = {
    "Công ty TNHH Một thành viên": ("Cty TNHH MTV", "Công ty TNHH MTV"),
    "Công ty TNHH": ("Cty TNHH",), "Công ty Cổ phần": ("CTCP", "Cty CP"),
    "Doanh nghiệp tư nhân": ("DNTN",), "Hợp tác xã": ("HTX",), "Hộ kinh doanh": ("HKD",),
}  # fmt: skip
HABITS = {
    "monthly": 58, "late": 10, "quarterly": 9, "two_months": 5, "gap": 4, "stops": 3, "short": 3, "round_up": 3, "half": 1, "never": 2,
}  # fmt: skip


@dataclass
class Ways:
    """How a payer pays: its cashier and her account, the account of ours it uses, its foreign name."""

    person: str
    person_account: str
    own: int
    english: str = ""
    trade: str = ""
    fancy: str = ""
    manner: str = ""
    template: int = 0
    hand: str = ""


@dataclass
class Cast:
    register: Register
    codes: TaxCodes
    ways: dict[str, Ways]
    numbers: dict[str, int]
    pairs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The few bodies that are easily taken for one another; no bank cuts their notes."""
    shared: str = ""
    """The account that two of them use."""

    def employer(self, code: str) -> Employer:
        return next(one for one in self.register.employers if one.code == code)

    def employer_of(self, union: Union) -> Employer:
        return next(one for one in self.register.employers if one.union == union.code)


class Builder:
    """Builds the cast of a place by one chance."""

    def __init__(self, place: Place, chance: Random) -> None:
        self.place, self.chance = place, chance
        self.codes = TaxCodes(chance, place.prefix)
        self.accounts: set[str] = set()
        self.si: set[str] = set()
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.ways: dict[str, Ways] = {}
        self.pairs: dict[str, tuple[str, ...]] = {}

    def account(self, bank: str = "", mark: str = "88") -> tuple[str, str]:
        while True:
            bank = bank or self.chance.choice([one for one in self.place.payers_banks if one in BANK_NAMES])
            number = BANK_STARTS[bank] + mark + "".join(self.chance.choices("0123456789", k=6))
            if number not in self.accounts:
                self.accounts.add(number)
                return bank, number

    def build(self) -> Cast:
        for line in self.place.bodies.strip().splitlines():
            self._body(*(one.strip() for one in line.split("|")))
        self._special()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        register = Register(self._uppers(), self.unions, self.employers, self._groups())
        numbers = {one.code: n for n, one in enumerate((*register.uppers, *self.unions, *self.employers), start=101)}
        return Cast(register, self.codes, self.ways, numbers, self.pairs, self.shared)

    def _uppers(self) -> list[Union]:
        bank, number = self.place.own[0].bank, self.place.own[0].number
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank="VietinBank")
        province = Union(*self.place.province, "lien_doan", "tinh", "TLD", founded_on=date(1977, 3, 1), bank="BIDV")
        district = Union(*self.place.district, "lien_doan", "huyen", province.code, founded_on=date(1988, 5, 1), bank=bank)
        top.account, province.account, district.account = self.account("VTB")[1], self.account("BIDV")[1], number
        return [top, province, district]

    def _ways(self, code: str) -> Ways:
        shares = [own.share for own in self.place.own]
        own = self.chance.choices(range(len(shares)), shares)[0]
        person = self.chance.choice(self.place.persons)
        self.ways[code] = Ways(person, self.account(mark="66")[1], own)
        return self.ways[code]

    def _body(self, form: str, name: str, english: str = "", mark: str = "", *, code: str = "") -> Employer:
        chance, serial = self.chance, len(self.employers) + 1
        trade, _, fancy = (one.strip() for one in name.partition("~"))
        core = f"{trade} {fancy}".strip()
        long, ownership = FORMS[form]
        while (si := "".join(chance.choices("ABDEHKNRSTVX", k=2)) + f"{chance.randint(1000, 9999)}{chance.choice('ABCDE')}") in self.si:
            pass
        self.si.add(si)
        employer = Employer(
            f"{self.place.employer_code}{serial:03d}", f"{long} {core}".strip(), core, fancy or core,
            "hcsn" if form == "P" else "sxkd", ownership, chance.choice(self.place.communes), code or self.codes.next(), si,
        )  # fmt: skip
        employer.accounts = (self.account()[1],)
        if chance.random() < 0.1:
            employer.accounts += (self.account()[1],)
        elif chance.random() < 0.13:
            employer.accounts, employer.unknown_account = (), self.account()[1]
        employer.habit = chance.choices(list(HABITS), list(HABITS.values()))[0]
        employer.heads = chance.choice((3, 4)) if form == "H" else chance.choice((11, 16, 24, 33, 47, 64, 90, 150))
        self.employers.append(employer)
        ways = self._ways(employer.code)
        ways.english, ways.trade, ways.fancy = english, trade, fancy
        if mark != "-" and form != "H" and ("u" in mark or chance.random() < 0.35):
            self._union(employer)
        if "both" in mark and employer.union:
            employer.habit = "both"
        return employer

    def _union(self, employer: Employer) -> None:
        union = Union(
            f"{self.place.union_code}{len(self.unions) + 1:03d}", f"Công đoàn cơ sở {employer.name}", "cdcs", "co_so",
            self.place.district[0], employer.core, employer.commune, date(2013, 4, 1),
        )  # fmt: skip
        bank, union.account = self.account()
        union.bank = BANK_NAMES[bank]
        union.members = max(5, employer.heads - self.chance.randint(0, 4))
        employer.union = union.code
        self.unions.append(union)
        self._ways(union.code)

    def _special(self) -> None:
        """Set namesakes, a name that another's continues, a branch, a shared account, former names, a payer of both funds."""
        chance = self.chance
        free = [one for one in self.employers if one.ownership == "tu_nhan" and one.name.startswith("Công ty TNHH")]
        twin = next(one for one in free if not one.union)
        free.remove(twin)
        other = self._body("T", f"{self.ways[twin.code].trade} ~ {self.ways[twin.code].fancy}", "", "-")
        base = free[5]
        longer = self._body("T", f"{self.ways[base.code].trade} ~ {self.ways[base.code].fancy} {self.place.communes[0]}", "", "-")
        parent = free[8]
        branch = self._body("P", f"Chi nhánh {self.place.communes[1]} ~ {parent.core}", "", "-", code=f"{parent.tax_code}-001")
        branch.sector, branch.ownership = "sxkd", "tu_nhan"
        for one in (twin, other, base, longer, parent, branch):
            one.accounts, one.unknown_account, one.habit = one.accounts or (self.account()[1],), "", "monthly"
        twin.namesake = other.namesake = True
        one, two = free[11], free[13]
        self.shared = self.account()[1]
        for each in (one, two):
            each.accounts, each.unknown_account, each.habit = (self.shared,), "", "monthly"
        self.pairs = {
            "twins": (twin.code, other.code), "longer": (base.code, longer.code), "branch": (branch.code, parent.code),
            "sharing": (one.code, two.code),
        }  # fmt: skip
        special = {code for pair in self.pairs.values() for code in pair}
        for employer in chance.sample([one for one in free if one.code not in special], 4):
            employer.former = f"Công ty TNHH {self.place.strangers[-1 - len([e for e in self.employers if e.former])]}"
        with_union = [one for one in self.employers if one.union and one.code not in special and one.habit == "monthly"]
        for employer in chance.sample(with_union, 7):
            employer.habit = "both"

    def _groups(self) -> list[Group]:
        """Two joint payers: a holding and an office, three members each."""
        special = {code for pair in self.pairs.values() for code in pair}
        free = [one for one in self.employers if one.habit in ("monthly", "late") and one.code not in special and not one.unknown_account]
        members = self.chance.sample(free, 6)
        groups = []
        for n, name in enumerate((f"Tổng công ty {self.place.strangers[0]}", f"Ban Quản lý dự án {self.place.strangers[1]}")):
            mine = members[n * 3 : n * 3 + 3]
            for one in mine:
                one.habit = "group"
            groups.append(Group(f"NH{n + 1:02d}", name, self.codes.next(), self.account()[1], mine))
        return groups

    def _wages(self, employer: Employer) -> None:
        chance, year = self.chance, self.place.year
        each = chance.randint(*self.place.pays)
        households = employer.name.startswith("Hộ")
        for month in (previous(year * 100 + 1), *months_of(year)):
            employer.wages[month] = employer.heads * 5_400_000 if households else employer.heads * each + chance.randint(0, 3_000_000)
        if employer.code not in str(self.pairs) and chance.random() < 0.05:
            employer.liable_from = date(year, 4, 1)
            employer.wages = {month: sum_ for month, sum_ in employer.wages.items() if month >= year * 100 + 4}

    def _dues(self, union: Union) -> None:
        each = self.chance.randint(41_000, 93_000)
        for month in months_of(self.place.year):
            union.dues[month] = union.members * each + self.chance.randint(0, 90_000)


def with_form(chance: Random, name: str) -> str:
    """Return a whole name, its legal form abbreviated or not; nothing else is changed."""
    for long, briefs in SHORT_FORMS.items():
        if name.startswith(long + " "):
            return name.replace(long, chance.choice((long, *briefs)), 1)
    return name


def shortened(name: str, ways: Ways) -> str:
    """Return what the neighbours call a body: its fancy name, or trade and name without form."""
    return ways.fancy if len(ways.fancy.split()) > 2 else name


def misspelt(chance: Random, name: str) -> str:
    """Return a name with one slip of the finger in a long word."""
    words = folded(name).split()
    places = [n for n, word in enumerate(words) if n > 1 and len(word) > 3 and word.isalpha()] or [len(words) - 1]
    at = chance.choice(places)
    word = words[at]
    k = chance.randrange(1, len(word) - 1) if len(word) > 2 else 0
    words[at] = chance.choice(
        (word[:k] + word[k + 1 :], word[: k + 1] + word[k:], word[:k] + word[k + 1 : k + 2] + word[k] + word[k + 2 :])
    )
    return " ".join(words)
