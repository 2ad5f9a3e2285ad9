"""The clerk's desk: bodies, their accounts, wages and dues month by month, and what was open when the year began."""

import math
from datetime import date
from random import Random

from .facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous
from .place import Profile

BANK_STARTS = {
    "VCB": "0999", "TCB": "1999", "ACB": "9995", "BIDV": "6519", "VPB": "2959", "SHBVN": "7009", "WOORI": "1029", "STB": "0609",
    "AGR": "8999",
    "VBSP": "9929", "LPB": "0219", "VTB": "1099", "MB": "9999", "MSB": "0359", "HDB": "0689", "TPB": "0799", "SEAB": "0009",
    "KLB": "5999", "OCB": "0029", "NAB": "8019", "SHB": "1019", "VIB": "0569", "HSBC": "0919", "MUFG": "0139", "PVB": "3009",
}  # fmt: skip
BANK_NAMES = {
    "VCB": "Vietcombank", "TCB": "Techcombank", "ACB": "ACB", "BIDV": "BIDV", "VPB": "VPBank", "STB": "Sacombank", "AGR": "Agribank",
    "LPB": "LPBank", "VTB": "VietinBank", "MB": "MB", "MSB": "MSB", "HDB": "HDBank", "TPB": "TPBank",
    "KLB": "KienlongBank", "OCB": "OCB", "NAB": "Nam A Bank", "SHB": "SHB", "VIB": "VIB", "HSBC": "HSBC", "MUFG": "MUFG",
    "PVB": "PVcomBank",
}  # fmt: skip


class Builder:
    """Builds a register from a profile; one chance, so that one seed gives one register."""

    def __init__(self, profile: Profile, chance: Random) -> None:
        self.profile, self.chance = profile, chance
        self.codes = TaxCodes(chance, profile.prefix)
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.accounts: set[str] = set()

    def build(self) -> Register:
        self._firms()
        self._public()
        self._events()
        groups = self._groups()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        return Register(self._uppers(), self.unions, self.employers, groups)

    def account(self, bank: str = "") -> tuple[str, str]:
        """Return (bank, an account number nobody else has)."""
        bank = bank or self.chance.choice(self.profile.payers_banks)
        while True:
            number = BANK_STARTS[bank] + "99" + "".join(self.chance.choices("0123456789", k=self.chance.choice((5, 6, 7, 8))))
            if number not in self.accounts:
                self.accounts.add(number)
                return bank, number

    def person(self) -> str:
        return f"{self.chance.choice(self.profile.families)} {self.chance.choice(self.profile.givens)}"

    def _uppers(self) -> list[Union]:
        profile, own = self.profile, self.profile.own[0]
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank=own.bank)
        province = Union(*profile.province, "lien_doan", "tinh", "TLD", founded_on=date(1976, 1, 1), bank=own.bank)
        district = Union(*profile.district, "lien_doan", "huyen", province.code, founded_on=date(1986, 1, 1), bank=own.bank)
        top.account, province.account, district.account = self.account("VTB")[1], self.account("BIDV")[1], own.number
        return [top, province, district]

    def _employer(self, name: str, core: str, short: str, sector: str, ownership: str, commune: str) -> Employer:
        serial = len(self.employers) + 1
        letters = "".join(self.chance.choices("ABCDEGHKLMNPTVXY", k=2))
        si_code = f"{letters}{self.chance.randint(0, 9999):04d}{self.chance.choice('ABCDEHKLMNP')}"
        employer = Employer(
            self.profile.employer_code.format(serial), name, core, short, sector, ownership, commune, self.codes.next(), si_code,
            accounts=(self.account()[1],), habit=self.chance.choices(list(self.profile.habits), list(self.profile.habits.values()))[0],
        )  # fmt: skip
        if self.chance.random() < 0.1:
            employer.accounts = (*employer.accounts, self.account()[1])
        if self.chance.random() < 0.12:
            employer.unknown_account = self.account()[1]
        employer.further = further_names(short, self.profile.abbreviations)
        self.employers.append(employer)
        return employer

    def _firms(self) -> None:
        profile, chance = self.profile, self.chance
        pairs = [(fancy, trade) for turn in range(3) for fancy, trade in zip(profile.fancy, self._trades(turn), strict=True)]
        for place, (fancy, (trade, _)) in enumerate(pairs[: profile.counts["firms"]]):
            form, short, ownership, _ = chance.choices(profile.forms, [weight for *_, weight in profile.forms])[0]
            core = fancy if fancy.split()[0].isascii() and chance.random() < 0.5 and place < len(profile.fancy) else f"{trade} {fancy}"
            employer = self._employer(f"{form} {core}", core, f"{short} {core}", "san_xuat", ownership, chance.choice(profile.communes))
            employer.heads = chance.choice(profile.sizes)
            if place < profile.counts["unions_of_firms"]:
                self._union(employer, "doanh_nghiep")

    def _trades(self, turn: int) -> list[tuple[str, str]]:
        trades = self.profile.trades
        return [trades[(place * 5 + turn * 3 + place // len(trades)) % len(trades)] for place in range(len(self.profile.fancy))]

    def _public(self) -> None:
        profile, chance = self.profile, self.chance
        for place in range(profile.counts["schools"]):
            kind, short = profile.schools[place % len(profile.schools)]
            commune = profile.communes[place // len(profile.schools) % len(profile.communes)]
            if not profile.school_names:
                turn = place // (len(profile.schools) * len(profile.communes))
                core = f"{'số 2 ' if turn else ''}{' '.join(commune.split()[1:]).replace('trấn ', '')}"
            else:
                core = profile.school_names[place // len(profile.schools) % len(profile.school_names)]
            employer = self._employer(f"{kind} {core}", f"{kind} {core}", f"{short} {core}", "giao_duc", "nha_nuoc", commune)
            employer.heads = chance.randint(14, 46)
            self._union(employer, "truong_hoc")
        for place in range(profile.counts["offices"]):
            again = place - len(profile.offices)
            title = profile.offices[place if again < 0 else again % 2]
            commune = profile.communes[(1 if again < 0 else 2 + again // 2) % len(profile.communes)]
            of_commune = title.startswith(("Ủy ban", "Trạm"))
            name = f"{title} {commune[0].lower()}{commune[1:]}" if of_commune else title
            employer = self._employer(name, name, name, "hanh_chinh", "nha_nuoc", commune)
            employer.heads = chance.randint(8, 40)
            self._union(employer, "y_te" if "Y tế" in title or "Bệnh viện" in title else "co_quan")

    def _union(self, employer: Employer, kind: str) -> Union:
        bank, account = self.account()
        union = Union(
            self.profile.union_code.format(len(self.unions) + 1), f"{self.profile.lead} {employer.name}", kind, "co_so",
            self.profile.district[0],
            employer.core, employer.commune, date(self.chance.randint(2003, 2019), self.chance.randint(1, 12), 15),
            bank=BANK_NAMES.get(bank, bank), account=account, treasurer=self.person(), members=max(6, employer.heads * 8 // 10),
        )  # fmt: skip
        employer.union = union.code
        self.unions.append(union)
        return union

    def _events(self) -> None:
        """Namesakes, a parent with two branches, a shared account, former names, beginnings and ends."""
        year, firms = self.profile.year, [one for one in self.employers if one.sector == "san_xuat" and not one.union]
        self.chance.shuffle(firms)
        for first, second in ((firms[0], firms[1]), (firms[2], firms[3])):
            second.name, second.core, second.short, second.further = first.name, first.core, first.short, first.further
            second.commune = next(commune for commune in self.profile.communes if commune != first.commune)
            first.namesake = second.namesake = True
        parent = firms[4]
        for number, branch in ((1, firms[5]), (3, firms[6])):
            long, short = self.profile.branch
            branch.name = branch.core = long.format(parent=parent.name, place=branch.commune, number=number)
            branch.short, branch.further, branch.parent = (
                short.format(parent=parent.short, place=branch.commune, number=number),
                (),
                parent.code,
            )
            branch.tax_code = f"{parent.tax_code}-{number:03d}"
        firms[8].accounts = (*firms[8].accounts, firms[7].accounts[0])
        for employer in (firms[9], firms[10], next(one for one in self.employers if one.union)):
            old = self.chance.choice(self.profile.old_names).format(employer.code[-2:])
            employer.former = f"{employer.name.split(employer.core)[0]}{old}"
        firms[11].liable_from = date(year, 5, 1)
        firms[12].liable_until = date(year, 9, 30)
        for employer in (firms[0], firms[2], firms[5], firms[7], firms[8]):
            employer.habit = "monthly"
        for employer in (firms[13], firms[14]):
            employer.unknown_account, employer.accounts = employer.accounts[0], ()
        for employer in self.chance.sample([one for one in self.employers if one.union and one.sector != "giao_duc" and not one.former], 5):
            employer.habit = "both"
        self.unions[2].founded_on = date(year, 4, 10)
        self.unions[5].ended_on = date(year, 7, 31)

    def _groups(self) -> list[Group]:
        """A department that pays for schools, and a holding that pays for firms."""
        schools = [one for one in self.employers if one.sector == "giao_duc"][-self.profile.schools_paid_together :]
        firms = [one for one in self.employers if one.sector == "san_xuat" and not one.union and not one.namesake and not one.parent][-4:]
        groups = []
        for code, name, members in (
            ("G1", self.profile.education, schools),
            ("G2", self.profile.holding.format(self.profile.fancy[-1]), firms),
        ):
            for member in members:
                member.habit = "group"
            groups.append(Group(code, name, self.codes.next(), self.account()[1], members))
        return groups

    def _wages(self, employer: Employer) -> None:
        heads, pay = employer.heads, self.chance.randint(*self.profile.pay)
        for month in (previous(self.profile.year * 100 + 1), *months_of(self.profile.year)):
            heads = max(3, heads + self.chance.choice((-2, -1, 0, 0, 0, 1, 1))) if self.chance.random() < 0.4 else heads
            pay = math.ceil(pay * 106 / 100) if month % 100 == 7 else pay
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if employer.liable_from <= last and (employer.liable_until is None or employer.liable_until >= first):
                employer.wages[month] = heads * pay + self.chance.randint(0, 9999)

    def _dues(self, union: Union) -> None:
        members, each = union.members, self.chance.randint(*self.profile.dues_each)
        for month in months_of(self.profile.year):
            members = max(5, members + self.chance.choice((-1, 0, 0, 0, 1)))
            stands = union.founded_on <= date(month // 100, month % 100, 28)
            if stands and (union.ended_on is None or union.ended_on >= date(month // 100, month % 100, 1)):
                union.dues[month] = members * each + self.chance.randint(0, 900)


def short_names(employer: Employer) -> list[str]:
    """Return the ways people write this employer, every one of them still its own."""
    marks = (
        ("Thương mại", "TM"),
        ("Dịch vụ", "DV"),
        ("Trường ", ""),
        ("Tiểu học", "TH"),
        ("Mầm non", "MN"),
        ("Ủy ban nhân dân", "UBND"),
        ("May mặc", "May"),
    )
    brief = employer.short
    for long, less in marks:
        brief = brief.replace(long, less)
    return [employer.name, employer.short, brief, folded(employer.short), *employer.further]


def further_names(short: str, abbreviations: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the short name with the place's own abbreviations, where they change it."""
    brief = short
    for long, less in abbreviations:
        brief = brief.replace(long, less)
    return (brief,) if brief != short else ()
