"""The bodies of a town: names, codes, accounts, wages and dues, and who may be meant by a name."""

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from random import Random

from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous
from bench.worlds.register import BANK_NAMES, BANK_STARTS

from .town import Kind, Town

Houses = frozenset[str]
"""Codes of the employers that something may stand for; a union stands for its employer."""


class Cast:
    """Invents the register of a town; one chance, so that one seed gives one register."""

    def __init__(self, town: Town, chance: Random) -> None:
        self.town, self.chance = town, chance
        self.codes = TaxCodes(chance, town.prefix)
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.kinds: dict[str, Kind] = {}
        self.given: set[str] = set()
        self._hire()
        self._change()
        self.groups = self._groups()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        self.register = Register(self._uppers(), self.unions, self.employers, self.groups)
        self.union_of = {one.code: self.register.union(one.union) for one in self.employers if one.union}
        self.house_of = {union.code: code for code, union in self.union_of.items()}
        self.by_code = {one.code: one for one in self.employers}

    def number_of(self, code: str) -> int:
        """Return the number under which the product keeps a body: from 101 on, in the order of its two files."""
        codes = [one.code for one in (*self.register.uppers, *self.unions)] + [one.code for one in self.employers]
        return 101 + codes.index(code)

    def account(self, bank: str = "") -> tuple[str, str]:
        """Return (bank, a number nobody else has)."""
        bank = bank or self.chance.choice(self.town.banks)
        while True:
            number = BANK_STARTS[bank] + "99" + "".join(self.chance.choices("0123456789", k=self.chance.choice((5, 6, 7, 8))))
            if number not in self.given:
                self.given.add(number)
                return bank, number

    def is_firm(self, employer: Employer) -> bool:
        return self.kinds[employer.code].form.startswith(("Công ty", "Doanh nghiệp", "Hợp tác xã", "Xí nghiệp"))

    def private(self) -> tuple[str, str]:
        """Return an account of a person and the person's name."""
        person = f"{self.chance.choice(self.town.families)} {self.chance.choice(self.town.givens)}"
        return self.account()[1], person

    def _hire(self) -> None:
        for kind in self.town.kinds:
            for place, core in enumerate(kind.names):
                employer = self._employer(kind, core)
                employer.heads = self.chance.randint(*kind.heads)
                if place < kind.unions:
                    self._union(employer)

    def _employer(self, kind: Kind, core: str) -> Employer:
        chance, town = self.chance, self.town
        letters = "".join(chance.choices("ABCDEGHKLMNPTVXY", k=2))
        employer = Employer(
            town.employer_code.format(len(self.employers) + 1), f"{kind.form} {core}".strip(), core, kind.written[0], kind.sector,
            kind.ownership, chance.choice(town.communes), self.codes.next(),
            f"{letters}{chance.randint(0, 9999):04d}{chance.choice('ABCDEHKLMNP')}", accounts=(self.account()[1],),
            habit=chance.choices(list(town.habits), list(town.habits.values()))[0],
        )  # fmt: skip
        if chance.random() < 0.12:
            employer.accounts = (*employer.accounts, self.account()[1])
        elif chance.random() < 0.13:
            employer.unknown_account = self.account()[1]
        self.employers.append(employer)
        self.kinds[employer.code] = kind
        return employer

    def _union(self, employer: Employer) -> None:
        bank, account = self.account()
        name = f"{self.town.lead} {employer.name}"
        union = Union(
            self.town.union_code.format(len(self.unions) + 1), name, "co_quan" if employer.ownership == "nha_nuoc" else "doanh_nghiep",
                "co_so",
            self.town.district[0], employer.core, employer.commune, date(self.chance.randint(2004, 2020), self.chance.randint(1, 12), 8),
            bank=BANK_NAMES.get(bank, bank), account=account, treasurer=self.private()[1], members=max(5, employer.heads * 8 // 10),
        )  # fmt: skip
        employer.union = union.code
        self.unions.append(union)

    def _change(self) -> None:
        """Namesakes, branches, a shared account, old names, beginnings, ends; who pays for whom is told by habits."""
        chance, year = self.chance, self.town.year
        lone = [one for one in self.employers if not one.union and self.is_firm(one)]
        self.service = next(one for one in self.employers if "Kế toán" in one.core or "Hải quan" in one.core)
        lone = [one for one in lone if one is not self.service]
        chance.shuffle(lone)
        for first in lone[:2]:
            second = self._employer(self.kinds[first.code], first.core)
            second.heads, first.namesake, second.namesake = first.heads + 3, True, True
            second.commune = next(commune for commune in self.town.communes if commune != first.commune)
            first.habit = second.habit = "monthly"
            first.unknown_account = second.unknown_account = ""
        parent = next(one for one in self.employers if one.union and one.heads > 20 and one.ownership != "nha_nuoc")
        self.parent = parent
        for number, commune in enumerate(self.town.communes[1:4], start=1):
            full, short = (pattern.format(n=parent.name, c=commune, k=number + 1) for pattern in self.town.branch)
            branch = self._employer(Kind("", ("",), parent.sector, parent.ownership, (6, 20), 0, ()), full)
            branch.short, branch.parent, branch.commune, branch.heads = (
                short.replace(parent.name, self.short(parent)),
                parent.code,
                commune,
                9 + number,
            )
            branch.tax_code, branch.unknown_account = f"{parent.tax_code}-{number:03d}", ""
            branch.habit = "monthly" if number < 3 else "by_parent"
        lone[3].accounts = (*lone[3].accounts, lone[2].accounts[0])
        lone[2].unknown_account = lone[3].unknown_account = ""
        lone[2].habit, lone[3].habit = "monthly", "quarterly"
        for employer in (lone[4], lone[5], next(one for one in self.employers if one.union and one is not parent)):
            employer.former = f"{self.kinds[employer.code].form} {chance.choice(self.town.old_names).format(employer.code[-2:])}".strip()
        lone[6].liable_from, lone[6].habit = date(year, 4, 1), "monthly"
        lone[7].liable_until, lone[7].habit = date(year, 8, 31), "monthly"
        self.unions[3].founded_on, self.unions[6].ended_on = date(year, 6, 12), date(year, 9, 30)
        for employer in lone[8:11]:
            employer.habit = "served"
        for employer in lone[11:14]:
            employer.habit = "served_outside"
        households = [one for one in self.employers if one.sector == "ho_kinh_doanh"]
        parent.unknown_account = ""
        households[0].habit, households[1].habit = "served_outside", "helped"
        self.helper = next(one for one in self.employers if one.union and not one.former and one is not parent and self.is_firm(one))
        for employer in chance.sample([one for one in self.employers if one.union and not one.former and one.ownership != "nha_nuoc"], 6):
            if employer is not parent:
                employer.habit = "both"

    def _groups(self) -> list[Group]:
        """An office that pays for some public bodies, and a holding that pays for its children."""
        public = [one for one in self.employers if one.sector in ("giao_duc", "su_nghiep") and one.union and one.habit not in ("both",)][
            -4:
        ]
        children = [
            one
            for one in self.employers
            if one.union and one.sector not in ("giao_duc", "su_nghiep", "hanh_chinh") and one.habit in ("monthly", "late")
        ]
        children = [one for one in children if one not in (self.parent, self.helper, self.service) and not one.former][:3]
        groups = []
        for code, name, members in (("NHOM-A", self.town.office, public), ("NHOM-B", self.town.holding, children)):
            for member in members:
                member.habit = "group"
            groups.append(Group(code, name, self.codes.next(), self.account()[1], members))
        return groups

    def _uppers(self) -> list[Union]:
        own, town = self.town.own[0], self.town
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank="VietinBank")
        province = Union(*town.province, "lien_doan", "tinh", "TLD", founded_on=date(1976, 1, 1), bank="BIDV")
        district = Union(*town.district, "lien_doan", "huyen", province.code, founded_on=date(1986, 1, 1), bank=own.bank)
        top.account, province.account, district.account = self.account("VTB")[1], self.account("BIDV")[1], own.number
        return [top, province, district]

    def _wages(self, employer: Employer) -> None:
        heads, pay = employer.heads, self.chance.randint(*self.town.pay)
        for month in (previous(self.town.year * 100 + 1), *months_of(self.town.year)):
            if self.chance.random() < 0.45:
                heads = max(2, heads + self.chance.choice((-2, -1, 1, 1)))
            pay = math.ceil(pay * 106 / 100) if month % 100 == 7 else pay
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if employer.liable_from <= last and (employer.liable_until is None or employer.liable_until >= first):
                employer.wages[month] = heads * pay + self.chance.randint(0, 9999)

    def _dues(self, union: Union) -> None:
        members, each = union.members, self.chance.randint(*self.town.each)
        for month in months_of(self.town.year):
            members = max(4, members + self.chance.choice((-1, 0, 0, 0, 1)))
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if union.founded_on <= last and (union.ended_on is None or union.ended_on >= first):
                union.dues[month] = members * each + self.chance.randint(0, 900)

    # --- names -----------------------------------------------------------------------------------------------------------

    def short(self, employer: Employer) -> str:
        """Return the common short name, its form abbreviated."""
        return employer.short if employer.parent else f"{self.kinds[employer.code].written[0]} {employer.core}".strip()

    def written(self, employer: Employer) -> tuple[str, Houses]:
        """Return one way in which people write an employer, and whom it may mean."""
        chance, kind = self.chance, self.kinds[employer.code]
        if employer.parent:
            return chance.choice((employer.name, employer.short)), frozenset({employer.code})
        if employer.former and chance.random() < 0.25:
            return employer.former, frozenset({employer.code})
        if employer.namesake and chance.random() < 0.3:
            return f"{employer.name} {employer.commune}", frozenset({employer.code})
        roll = chance.random()
        if roll < 0.3:
            text, meant = employer.name, self.bearers(employer.core, kind.form)
        elif roll < 0.86 or not kind.form:
            text, meant = f"{chance.choice(kind.written)} {employer.core}".strip(), self.bearers(employer.core, kind.form)
        else:
            text, meant = employer.core, self.bearers(employer.core)
        if chance.random() < 0.45:
            for long, brief in self.town.voice.brief:
                text = text.replace(long, brief)
        return text, meant

    def initials(self, employer: Employer) -> str:
        """Return the first letters of a name behind its form, which tell nobody's name for certain."""
        letters = "".join(word[0] for word in folded(employer.core).upper().split() if word[0].isalnum())
        return f"{self.kinds[employer.code].written[0]} {letters}".strip()

    def bearers(self, core: str, form: str | None = None) -> Houses:
        """Return who bears a name; without a form, whoever bears its core."""
        wanted = folded(core).lower()
        return frozenset(
            one.code for one in self.employers if folded(one.core).lower() == wanted and (form is None or self.kinds[one.code].form == form)
        )

    def misspelt(self, employer: Employer) -> tuple[str, Houses]:
        """Return the short name with one letter wrong, and whom it may mean: everybody within two letters of it."""
        words = employer.core.split()
        place = max(range(len(words)), key=lambda at: (words[at].isalpha(), len(words[at])))
        word, at = words[place], self.chance.randrange(1, max(2, len(words[place]) - 1))
        wrong = self.chance.choice(
            (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        )
        core = " ".join([*words[:place], wrong, *words[place + 1 :]])
        near = frozenset(one.code for one in self.employers if distance(folded(one.core).lower(), folded(core).lower()) <= 2)
        return f"{self.kinds[employer.code].written[0]} {core}".strip(), near | {employer.code}


def distance(one: str, other: str) -> int:
    """Return how many letters must be changed, put in or left out to make one text the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, sign in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != sign))
    return row[-1]


def owners_of(cast: Cast) -> dict[str, list[tuple[str, str]]]:
    """Return whose an account is by the register: (account or union_account, employer's code)."""
    found = defaultdict(list)
    for kind, account, code in _held(cast):
        found[account].append((kind, code))
    return found


def _held(cast: Cast) -> Iterator[tuple[str, str, str]]:
    for employer in cast.employers:
        for account in employer.accounts:
            yield "account", account, employer.code
        if union := cast.union_of.get(employer.code):
            yield "union_account", union.account, employer.code
