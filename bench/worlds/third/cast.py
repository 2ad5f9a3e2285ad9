"""The register of a place of the third set, and what its people know beside it."""

import math
from dataclasses import dataclass, field
from datetime import date
from random import Random

from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous
from bench.worlds.register import BANK_STARTS

from .town import Body, Town

HABITS = {"monthly": 66, "quarterly": 11, "two_months": 6, "late": 8, "short": 4, "round_up": 3, "half_ahead": 2, "stops": 4, "never": 2}


@dataclass
class Cast:
    """Builds the register of a town; one chance gives one register."""

    town: Town
    chance: Random
    employers: list[Employer] = field(default_factory=list)
    unions: list[Union] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    shorts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """How people write each employer, every one of them its own alone."""
    traits: dict[str, list[Employer]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.codes = TaxCodes(self.chance, self.town.prefix)

    def build(self) -> Register:
        for body in self.town.bodies:
            self._employer(body)
        self._events()
        groups = self._groups()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        return Register(self._uppers(), self.unions, self.employers, groups)

    def account(self, bank: str = "") -> str:
        """Return an account number nobody else has."""
        while True:
            start = BANK_STARTS[bank or self.chance.choice(self.town.payers_banks)]
            number = start + "99" + "".join(self.chance.choices("0123456789", k=self.chance.choice((5, 6, 7, 8))))
            if number not in self.used:
                self.used.add(number)
                return number

    def _uppers(self) -> list[Union]:
        town = self.town
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28))
        province = Union(*town.province, "lien_doan", "tinh", "TLD", founded_on=date(1976, 1, 1))
        district = Union(*town.district, "lien_doan", "huyen", province.code, founded_on=date(1986, 1, 1), bank=town.own[0].bank)
        top.account, province.account, district.account = self.account("VTB"), self.account("BIDV"), town.own[0].number
        return [top, province, district]

    def _employer(self, body: Body) -> Employer:
        chance, serial = self.chance, len(self.employers) + 1
        si_code = f"{chance.choice('TYHDQ')}{chance.choice('ABCKN')}{chance.randint(0, 9999):04d}{chance.choice('ABCDEHKLMNPZ')}"
        employer = Employer(
            self.town.employer_code.format(serial),
            body.name,
            body.name,
            body.shorts[0],
            body.sector,
            body.ownership,
            chance.choice(self.town.communes),
            self._tax_code(body),
            si_code,
            accounts=(self.account(),),
            habit=chance.choices(list(HABITS), list(HABITS.values()))[0],
            former=body.former,
            heads=body.size or chance.choice((12, 18, 26, 40, 65, 110, 180)),
        )
        if body.trait == "household":
            employer.heads = chance.randint(11, 19)
        if chance.random() < 0.1:
            employer.accounts = (*employer.accounts, self.account())
        if chance.random() < 0.13:
            employer.unknown_account = self.account()
        self.shorts[employer.code] = body.shorts
        self.employers.append(employer)
        self.traits.setdefault(body.trait, []).append(employer)
        if body.union:
            self._union(employer)
        return employer

    def _tax_code(self, body: Body) -> str:
        if body.trait == "branch":
            parent = next(one for one in reversed(self.employers) if "-" not in one.tax_code)
            return f"{parent.tax_code}-{1 + sum(one.tax_code.startswith(parent.tax_code + '-') for one in self.employers):03d}"
        if body.trait == "orphan_branch":
            return f"{self.codes.next()}-{self.chance.randint(2, 19):03d}"
        if body.trait == "household":
            return f"0{self.chance.choice('46')}{self.chance.choice('268')}0{self.chance.randint(60, 95)}999{self.chance.randint(100, 999)}"
        return self.codes.next()

    def _union(self, employer: Employer) -> None:
        kind = {"giao_duc": "truong_hoc", "y_te": "y_te", "hanh_chinh": "co_quan"}.get(employer.sector, "doanh_nghiep")
        union = Union(
            self.town.union_code.format(len(self.unions) + 1),
            f"{self.town.union_lead} {employer.name}",
            kind,
            "co_so",
            self.town.district[0],
            employer.name,
            employer.commune,
            date(self.chance.randint(2004, 2020), self.chance.randint(1, 12), 20),
            account=self.account(),
            treasurer=self.chance.choice(self.town.people),
            members=max(6, employer.heads * 7 // 10),
        )
        employer.union = union.code
        self.unions.append(union)

    def _events(self) -> None:
        """Namesakes sit in different communes, two firms share an account, one duty begins and one ends within the year."""
        year, same = self.town.year, self.traits.get("same", [])
        for first, second in zip(same[::2], same[1::2], strict=True):
            second.commune = next(one for one in self.town.communes if one != first.commune)
            first.namesake = second.namesake = True
        first, second = self.traits["shared"]
        second.accounts = first.accounts[:1]
        for employer in (first, second, *same, *self.traits["sibling"]):
            employer.habit, employer.unknown_account = "monthly", ""
        self.traits["begins"][0].liable_from = date(year, 4, 1)
        self.traits["ends"][0].liable_until = date(year, 8, 31)
        for branch in self.traits.get("branch", []):
            branch.parent = next(one.code for one in self.employers if one.tax_code == branch.tax_code[:10])
        for employer in self.chance.sample([one for one in self.employers if one.union and not one.former and not one.namesake], 6):
            employer.habit = "both"
        self.unions[1].founded_on = date(year, 3, 12)
        self.unions[4].ended_on = date(year, 8, 31)

    def _groups(self) -> list[Group]:
        members = self.traits["grouped"]
        for member in members:
            member.habit = "group"
        return [Group("NH01", self.town.group_name, self.codes.next(), self.account(), members)]

    def _wages(self, employer: Employer) -> None:
        heads, pay = employer.heads, self.chance.randint(*self.town.pay)
        for month in (previous(self.town.year * 100 + 1), *months_of(self.town.year)):
            if self.chance.random() < 0.35:
                heads = max(3, heads + self.chance.choice((-2, -1, 1, 2)))
            pay = math.ceil(pay * 105 / 100) if month % 100 == 7 else pay
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if employer.liable_from <= last and (employer.liable_until is None or employer.liable_until >= first):
                employer.wages[month] = heads * pay + self.chance.randint(0, 9999)

    def _dues(self, union: Union) -> None:
        members, each = union.members, self.chance.randint(*self.town.dues_each)
        for month in months_of(self.town.year):
            members = max(5, members + self.chance.choice((-1, 0, 0, 1)))
            stands = union.founded_on <= date(month // 100, month % 100, 28)
            if stands and (union.ended_on is None or union.ended_on >= date(month // 100, month % 100, 1)):
                union.dues[month] = members * each + self.chance.randint(0, 900)

    def written(self, employer: Employer) -> str:
        """Return one of the ways people write this employer."""
        return self.chance.choice((employer.name, *self.shorts[employer.code], *map(folded, self.shorts[employer.code])))
