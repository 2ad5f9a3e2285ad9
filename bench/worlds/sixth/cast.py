"""The register of a place: who stands in it, who looks like whom, who shares, moves, begins and ends."""

import math
from dataclasses import dataclass, field
from datetime import date
from random import Random

from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous

from .place import FORMS, SHORTER, Place

BANK_STARTS = {
    "Vietcombank": "0481", "VietinBank": "1058", "BIDV": "4851", "Agribank": "7309", "Techcombank": "1903", "MB": "0680", "ACB": "2468",
    "Sacombank": "0701", "HDBank": "0687", "SHB": "1012", "VPBank": "1567", "KienlongBank": "5029", "LPBank": "0347", "TPBank": "0414",
    "Shinhan Bank": "7000", "Woori Bank": "1001", "MUFG": "5087", "HSBC": "0911", "Mizuho Bank": "3108", "Nam A Bank": "8017",
}  # fmt: skip
HABITS = {
    "monthly": 40, "late": 13, "quarterly": 15, "two_months": 8, "listed": 5, "half": 3, "short": 5, "round_up": 4, "stops": 3, "never": 4,
}  # fmt: skip


@dataclass
class Cast:
    """The register and what is known of it beyond its columns."""

    register: Register
    codes: TaxCodes
    shared: set[str] = field(default_factory=set)
    """Accounts of two payers."""
    near: set[str] = field(default_factory=set)
    """Employers whose name begins or continues another's: the name alone is no exact key."""
    old_codes: dict[str, str] = field(default_factory=dict)
    """Valid tax codes of before a change, which the register no longer holds."""
    foreign: dict[str, str] = field(default_factory=dict)
    """The names that the people of foreign firms write."""
    children: dict[str, str] = field(default_factory=dict)
    """Employers whose registered parent pays now and then."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each payer as an empty database would give it."""

    def employer(self, code: str) -> Employer:
        return next(one for one in self.register.employers if one.code == code)

    def employer_of(self, union: str) -> Employer:
        return next(one for one in self.register.employers if one.union == union)


class Casting:
    """Draws the cast of one place; the same chance gives the same cast."""

    def __init__(self, place: Place, chance: Random) -> None:
        self.place, self.chance = place, chance
        self.codes = TaxCodes(chance, place.prefix)
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.taken: set[str] = set()
        self.cast = Cast(Register([], self.unions, self.employers, []), self.codes)

    def build(self) -> Cast:
        self._firms()
        self._foreign()
        self._lookalikes()
        self._households()
        self._public()
        self._unions()
        self._fates()
        self._names_that_go_on()
        self._groups()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        self._uppers()
        everybody = (*self.cast.register.uppers, *self.unions, *self.employers)
        self.cast.numbers = {body.code: number for number, body in enumerate(everybody, start=101)}
        return self.cast

    def account(self, bank: str = "") -> tuple[str, str]:
        """Return (bank, a number that nobody else bears)."""
        bank = bank or self.chance.choice(self.place.banks)
        while True:
            number = BANK_STARTS[bank] + "".join(self.chance.choices("0123456789", k=self.chance.choice((6, 7, 8, 9))))
            if number not in self.taken:
                self.taken.add(number)
                return bank, number

    def _employer(self, name: str, *, sector: str, ownership: str, heads: int, bank: str = "") -> Employer:
        chance, place = self.chance, self.place
        form = next((one for one in FORMS if name.startswith(one)), "")
        core = name[len(form) :].strip()
        letters = "".join(chance.choices("BCDGHKLMNPSTVY", k=2))
        employer = Employer(
            place.employer_code.format(len(self.employers) + 1), name, core, shortened(name), sector, ownership,
            chance.choice(place.communes), self.codes.next(), f"{letters}{chance.randint(100, 9999):04d}{chance.choice('ACDFGHKP')}",
            accounts=(self.account(bank)[1],), habit=chance.choices(list(HABITS), list(HABITS.values()))[0], heads=heads,
        )  # fmt: skip
        roll = chance.random()
        if roll < 0.10:
            employer.accounts = (*employer.accounts, self.account()[1])
        elif roll < 0.20:
            employer.unknown_account = self.account()[1]
        elif roll < 0.25:
            employer.unknown_account, employer.accounts = employer.accounts[0], ()
        self.employers.append(employer)
        return employer

    def _firms(self) -> None:
        place, chance = self.place, self.chance
        pairs = [(trade, fancy) for fancy in place.fancies for trade in place.trades]
        for trade, fancy in chance.sample(pairs, place.firms):
            form = chance.choices([one for one, _ in place.forms], [weight for _, weight in place.forms])[0]
            ownership = "co_von_nha_nuoc" if form == "Công ty Cổ phần" and chance.random() < 0.15 else "tu_nhan"
            self._employer(f"{form} {trade} {fancy}", sector="san_xuat", ownership=ownership, heads=chance.choice(place.heads))

    def _foreign(self) -> None:
        for name, written in self.place.foreign:
            employer = self._employer(name, sector="san_xuat", ownership="fdi", heads=self.chance.choice(self.place.heads) * 2)
            self.cast.foreign[employer.code] = written

    def _lookalikes(self) -> None:
        """Names that are one name without marks, and names that only go on."""
        for pair in self.place.twins:
            for name in pair:
                twin = self._employer(name, sector="san_xuat", ownership="tu_nhan", heads=self.chance.choice(self.place.heads))
                twin.namesake, twin.habit = True, "monthly"
        for pair in self.place.longer:
            for name in pair:
                one = self._employer(name, sector="san_xuat", ownership="tu_nhan", heads=self.chance.choice(self.place.heads))
                self.cast.near.add(one.code)
                one.habit = "monthly"

    def _households(self) -> None:
        for name in self.place.households:
            one = self._employer(f"Hộ kinh doanh {name}", sector="thuong_mai", ownership="tu_nhan", heads=self.chance.randint(3, 8))
            one.habit = self.chance.choice(("quarterly", "monthly", "half", "late"))

    def _public(self) -> None:
        for name, kind, heads in self.place.public:
            sector = {"truong_hoc": "giao_duc", "y_te": "y_te"}.get(kind, "hanh_chinh")
            self._employer(name, sector=sector, ownership="nha_nuoc", heads=heads)

    def _unions(self) -> None:
        place, chance = self.place, self.chance
        public = {name: kind for name, kind, _ in place.public}
        firms = [one for one in self.employers if one.name not in public and one.sector == "san_xuat"]
        founding = sorted(chance.sample(firms, place.unions), key=lambda one: one.code)
        for employer in (*founding, *(one for one in self.employers if one.name in public)):
            bank, number = self.account()
            union = Union(
                place.union_code.format(len(self.unions) + 1), f"{place.voice.lead} {employer.name}",
                public.get(employer.name, "doanh_nghiep"), "co_so", place.district[0], employer.core, employer.commune,
                date(chance.randint(2004, 2019), chance.randint(1, 12), chance.randint(1, 27)), bank=bank, account=number,
                treasurer=chance.choice(place.people), members=max(4, employer.heads * 85 // 100),
            )  # fmt: skip
            employer.union = union.code
            self.unions.append(union)

    def _fates(self) -> None:
        """A parent and its branches, a shared account, changed codes and names, beginnings and ends."""
        cast, chance, year = self.cast, self.chance, self.place.year
        plain = [
            one
            for one in self.employers
            if one.sector == "san_xuat" and not one.namesake and one.code not in cast.near and one.code not in cast.foreign and one.accounts
        ]
        alone = [one for one in plain if not one.union]
        chance.shuffle(alone)
        parent, first, second, sharer, shared, child, payer, starts, ends, renamed, moved = alone[:11]
        for number, branch in enumerate((first, second), start=1):
            branch.name = f"Chi nhánh {parent.name} tại {branch.commune}"
            branch.core, branch.short, branch.parent = branch.name, shortened(branch.name), parent.code
            branch.tax_code = f"{parent.tax_code}-{number:03d}"
        cast.near.add(parent.code)
        sharer.accounts = (*sharer.accounts[:1], shared.accounts[0])
        cast.shared.add(shared.accounts[0])
        cast.children[child.code] = payer.code
        starts.liable_from, ends.liable_until = date(year, 4, 1), date(year, 8, 31)
        with_union = next(one for one in plain if one.union)
        for employer, before in ((renamed, "Thiên Bảo Long"), (with_union, "Đại Dương Xanh Cũ")):
            employer.former = f"{employer.name.removesuffix(employer.core)}{before} {employer.code[-2:]}"
        for employer in (moved, alone[11], alone[12]):
            cast.old_codes[employer.code] = self.codes.next()
        for employer in (parent, first, second, sharer, shared, child, renamed, moved, alone[11], alone[12]):
            employer.habit = "monthly"
        self.unions[1].founded_on, self.unions[4].ended_on = date(year, 3, 12), date(year, 9, 30)
        candidates = [one for one in self.employers if one.union and one.code not in cast.near and not one.namesake and one.accounts]
        for employer in chance.sample(candidates, 6 + len(self.place.public) // 8):
            employer.habit = "both"

    def _names_that_go_on(self) -> None:
        """Mark every two employers of whom one's name, without marks, begins the other's."""
        names = {one.code: f"{folded(one.name).upper()} " for one in self.employers if not one.namesake}
        for code, name in names.items():
            longer = [other for other, whole in names.items() if other != code and whole.startswith(name)]
            self.cast.near |= {code, *longer} if longer else set()

    def _groups(self) -> None:
        name, count = self.place.payer_of_public
        schools = [one for one in self.employers if one.ownership == "nha_nuoc" and one.habit != "both"][-count:] if count else []
        holding, size = self.place.holding
        free = [
            one
            for one in self.employers
            if one.sector == "san_xuat" and not one.union and not one.namesake and not one.parent and one.habit in ("quarterly", "late")
        ]
        for code, title, members in (("NHOM1", name, schools), ("NHOM2", holding, free[:size])):
            if members:
                for member in members:
                    member.habit = "group"
                self.cast.register.groups.append(Group(code, title, self.codes.next(), self.account()[1], members))

    def _uppers(self) -> None:
        place = self.place
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank="VietinBank")
        province = Union(*place.province, "lien_doan", "tinh", "TLD", founded_on=date(1977, 3, 1), bank="Vietcombank")
        district = Union(*place.district, "lien_doan", "huyen", province.code, founded_on=date(1988, 5, 1), bank=place.own[0].bank)
        top.account, province.account = self.account("VietinBank")[1], self.account("Vietcombank")[1]
        district.account = place.own[0].number
        self.cast.register.uppers = [top, province, district]

    def _wages(self, employer: Employer) -> None:
        chance = self.chance
        heads, pay = employer.heads, chance.randint(*self.place.pay)
        for month in (previous(self.place.year * 100 + 1), *months_of(self.place.year)):
            heads = max(2, heads + chance.choice((-3, -1, 0, 0, 1, 2))) if chance.random() < 0.45 else heads
            pay = math.ceil(pay * 105 / 100) if month % 100 == 7 else pay
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if employer.liable_from <= last and (employer.liable_until is None or employer.liable_until >= first):
                employer.wages[month] = heads * pay + chance.randint(0, 99) * 50

    def _dues(self, union: Union) -> None:
        chance = self.chance
        members, each = union.members, chance.randint(41_000, 88_000)
        for month in months_of(self.place.year):
            members = max(3, members + chance.choice((-1, 0, 0, 0, 1)))
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if union.founded_on <= last and (union.ended_on is None or union.ended_on >= first):
                union.dues[month] = members * each


def shortened(name: str) -> str:
    """Return a name with its form and its commonest words abbreviated."""
    form = next((one for one in FORMS if name.startswith(one)), "")
    brief = f"{FORMS[form][0]} {name[len(form) :].strip()}" if form else name
    for long, less in SHORTER:
        brief = brief.replace(long, less)
    return brief


def with_short_form(chance: Random, name: str) -> str:
    """Return the registered name with nothing but its legal form abbreviated."""
    form = next((one for one in FORMS if one in name), "")
    return name.replace(form, chance.choice(FORMS[form]), 1) if form else name


def is_exact(name: str, written: str) -> bool:
    """Tell whether a name is written with nothing but its legal form abbreviated."""
    form = next((one for one in FORMS if one in name), "")
    return written in {name, *(name.replace(form, short, 1) for short in FORMS.get(form, ()))}


def misspelt(chance: Random, name: str) -> str:
    """Return the name with two letters changed places or one doubled or lost, in a long word."""
    words = name.split()
    spot = max(range(len(words)), key=lambda place: (len(words[place]), place))
    word = words[spot]
    at = chance.randrange(1, max(2, len(word) - 1))
    slips = (
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        word[:at] + word[at:][:1] + word[at:],
        word[:at] + word[at + 1 :],
    )
    words[spot] = next((slip for slip in chance.sample(slips, 3) if slip != word), word + word[-1])
    return " ".join(words)
