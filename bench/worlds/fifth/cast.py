"""The register of a place, and how people write those who stand in it."""

import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random

from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous

from .place import Place

BANKS = {
    "Vietcombank": "0999", "Techcombank": "1999", "ACB": "9995", "BIDV": "6519", "VietinBank": "1099", "Agribank": "8999", "MB": "9999",
    "Sacombank": "0609", "HDBank": "0689", "SHB": "1019",
}  # fmt: skip
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý", "Thân", "La", "Quách", "Tăng", "Giáp")
GIVENS = (
    "Thị Thu Trang", "Quốc Bảo", "Thị Mỹ Duyên", "Minh Khôi", "Thị Hải Yến", "Thanh Tùng", "Thị Cẩm Tú", "Đức Thịnh", "Ngọc Hân",
    "Hoài Nam", "Thị Phương Loan", "Gia Huy", "Thị Diễm", "Trung Kiên",
)  # fmt: skip
OLD_NAMES = ("Tân Tiến Thời {}", "Phú Quý Cũ {}", "An Khang Trước {}")


@dataclass
class Ways:
    """How people write one employer: names of its own, and a name that another bears as well."""

    own: tuple[str, ...]
    twin: str = ""


@dataclass
class Cast:
    """A register with what nobody wrote into it: how names are written, who owns what, who keeps whose books."""

    register: Register
    ways: dict[str, Ways]
    owner: dict[str, str]
    """The person who owns an employer and may pay for it, by code."""
    private: dict[str, str]
    """The person's own account, by the same code; of a union, its treasurer's."""
    agents: tuple[Employer, Employer]
    """Two accounting firms: the first stands in the register, the second does not."""
    clients: dict[str, int]
    """Which of the agents pays for a client."""
    codes: TaxCodes
    numbers: dict[str, int] = field(default_factory=dict)
    """The product's number of each body."""


class Builder:
    """Builds the cast of a place; one chance, so that one seed gives one cast."""

    def __init__(self, place: Place, chance: Random) -> None:
        self.place, self.chance = place, chance
        self.codes = TaxCodes(chance, place.tax_prefix)
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.ways: dict[str, Ways] = {}
        self.owner: dict[str, str] = {}
        self.taken: set[str] = set()

    def build(self) -> Cast:
        self._special()
        self._firms()
        self._households()
        self._publics()
        self._events()
        agents = self._agents()
        clients = self._clients()
        groups = self._groups(clients)
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        register = Register(self._uppers(), self.unions, self.employers, groups)
        private = {code: self.number()[1] for code in (*self.owner, *(union.code for union in self.unions))}
        cast = Cast(register, self.ways, self.owner, private, agents, clients, self.codes)
        unions, employers = [*register.uppers, *register.unions], register.employers
        codes = [*(union.code for union in unions), *(employer.code for employer in employers)]
        cast.numbers = {code: number for number, code in enumerate(codes, start=101)}
        self._prove_names_apart()
        return cast

    def number(self, bank: str = "") -> tuple[str, str]:
        """Return (bank, an account number that nobody else has)."""
        bank = bank or self.chance.choice(list(BANKS))
        while True:
            found = BANKS[bank] + "".join(self.chance.choices("0123456789", k=self.chance.choice((7, 8, 9))))
            if found not in self.taken:
                self.taken.add(found)
                return bank, found

    def person(self) -> str:
        while True:
            found = f"{self.chance.choice(FAMILIES)} {self.chance.choice(GIVENS)}"
            if found not in self.taken:
                self.taken.add(found)
                return found

    def _uppers(self) -> list[Union]:
        place, own = self.place, self.place.own[0]
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank="VietinBank")
        province = Union(*place.province, "lien_doan", "tinh", "TLD", founded_on=date(1977, 1, 1), bank="BIDV")
        district = Union(*place.district, "lien_doan", "huyen", province.code, founded_on=date(1987, 1, 1), bank=own.bank)
        top.account, province.account, district.account = self.number("VietinBank")[1], self.number("BIDV")[1], own.number
        return [top, province, district]

    def _employ(self, name: str, ways: Ways, sector: str, ownership: str, commune: str = "") -> Employer:
        chance, serial = self.chance, len(self.employers) + 1
        employer = Employer(
            self.place.employer_code.format(serial), name, name, name, sector, ownership,
            commune or chance.choice(self.place.communes), self.codes.next(),
            self._insurance_code(),
            accounts=(self.number()[1],), habit=chance.choices(*zip(*self.place.habits.items(), strict=True))[0],
            heads=chance.choice(self.place.heads), namesake=bool(ways.twin),
        )  # fmt: skip
        if chance.random() < 0.09:
            employer.accounts = (*employer.accounts, self.number()[1])
        if chance.random() < 0.13:
            employer.unknown_account = self.number()[1]
        self.ways[employer.code] = ways
        self.employers.append(employer)
        return employer

    def _insurance_code(self) -> str:
        while True:
            letters = "".join(self.chance.choices("ABCDEGHKLMNPTVXY", k=2))
            found = f"{letters}{self.chance.randint(0, 9999):04d}{self.chance.choice('ABCDEHKL')}"
            if found not in self.taken:
                self.taken.add(found)
                return found

    def _special(self) -> None:
        """Bodies whose names stand in the place's own list: nearly or exactly equal ones, big ones, a parent and its branches."""
        communes = self.place.communes
        for number, firm in enumerate(self.place.special):
            is_double = any(one is not firm and one.name == firm.name for one in self.place.special)
            ways = Ways(() if is_double else (firm.name, firm.short), firm.twin)
            employer = self._employ(firm.name, ways, "thuong_mai_dich_vu", firm.ownership, communes[number % len(communes)])
            employer.heads = max(employer.heads, 12) * (3 if firm.has_union else 1)
            if firm.name.startswith("Hộ kinh doanh "):
                self.owner[employer.code] = firm.name.removeprefix("Hộ kinh doanh ")
            if firm.has_union:
                self._unite(employer, "co_quan" if firm.ownership == "nha_nuoc" else "doanh_nghiep")
        parent = self.employers[0]
        for number, (name, short) in enumerate(self.place.branches, start=1):
            branch = self._employ(name, Ways((name, short)), "thuong_mai_dich_vu", parent.ownership)
            branch.tax_code, branch.parent = f"{parent.tax_code}-{number:03d}", parent.code

    def _firms(self) -> None:
        place, chance = self.place, self.chance
        weights = [weight for *_, weight in place.forms]
        for number, fancy in enumerate(place.fancy):
            form, brief, ownership, _ = chance.choices(place.forms, weights)[0]
            trade, less = place.trades[number % len(place.trades)]
            name = f"{form} {trade} {fancy}"
            ways = (name, f"{brief} {trade} {fancy}", f"{brief} {less} {fancy}", f"{brief} {fancy}", f"{less} {fancy}")
            employer = self._employ(name, Ways(ways), "thuong_mai_dich_vu", ownership)
            if number < place.firms_with_union:
                employer.heads = max(employer.heads, 15)
                self._unite(employer, "hop_tac_xa" if ownership == "tap_the" else "doanh_nghiep")
            elif chance.random() < place.private_share:
                self.owner[employer.code] = self.person()

    def _households(self) -> None:
        form, ways = self.place.household
        for owner in self.place.owners:
            name = form.format(o=owner)
            employer = self._employ(name, Ways((name, *(way.format(o=owner) for way in ways))), "thuong_mai_dich_vu", "tu_nhan")
            employer.heads = self.chance.randint(3, 12)
            self.owner[employer.code] = owner
            if self.chance.random() < self.place.private_share:
                employer.unknown_account, employer.accounts = employer.accounts[0], ()

    def _publics(self) -> None:
        for name, short, kind, sector in self.place.publics:
            commune = next((one for one in self.place.communes if " ".join(one.split()[-2:]) in name), "")
            employer = self._employ(name, Ways((name, short)), sector, "nha_nuoc", commune)
            employer.heads = self.chance.randint(12, 55)
            self._unite(employer, kind)

    def _unite(self, employer: Employer, kind: str) -> None:
        bank, account = self.number()
        union = Union(
            self.place.union_code.format(len(self.unions) + 1), f"{self.place.lead} {employer.name}", kind, "co_so", self.place.district[0],
            employer.core, employer.commune, date(self.chance.randint(2002, 2020), self.chance.randint(1, 12), 20), bank=bank,
            account=account, treasurer=self.person(), members=max(6, employer.heads * 8 // 10),
        )  # fmt: skip
        employer.union = union.code
        self.unions.append(union)

    def _plain(self) -> list[Employer]:
        """Firms that nothing special is told of yet, without a union."""
        parents = {one.parent for one in self.employers}
        return [
            one
            for one in self.employers[len(self.place.special) :]
            if not one.union and not one.parent and one.code not in parents and not one.name.startswith("Hộ ")
        ]

    def _events(self) -> None:
        """A shared account, changed names, a beginning and an end of duty, a union that begins and one that ends."""
        year, free = self.place.year, self._plain()
        first, second, begins, ends, *others = self.chance.sample(free, 8)
        second.accounts = first.accounts = first.accounts[:1]
        first.unknown_account = second.unknown_account = ""
        begins.liable_from, ends.liable_until = date(year, 4, 1), date(year, 10, 31)
        united = [one for one in self.employers if one.union and one.sector == "thuong_mai_dich_vu" and not one.namesake]
        for number, employer in enumerate((*others[:3], *self.chance.sample(united[3:], 2)), start=1):
            form = max((form for form, *_ in self.place.forms if employer.name.startswith(form)), key=len, default="Công ty")
            employer.former = f"{form} {self.chance.choice(OLD_NAMES).format(number)}"
        for employer in (first, second):
            employer.habit = "monthly"
        for employer in self.chance.sample([one for one in united[1:] if not one.former], 5):
            employer.habit = "both"
        self.unions[4].founded_on, self.unions[7].ended_on = date(year, 3, 5), date(year, 8, 31)

    def _agents(self) -> tuple[Employer, Employer]:
        """Two firms that keep the books of others; only the first is an employer of the register."""
        known = self._employ(self.place.agents[0], Ways((self.place.agents[0],)), "thuong_mai_dich_vu", "tu_nhan")
        known.unknown_account, known.habit, known.heads = "", "monthly", 11
        stranger = Employer("", self.place.agents[1], "", "", "", "", "", self.codes.next(), "", accounts=(self.number()[1],))
        return known, stranger

    def _steady(self) -> list[Employer]:
        """Plain employers who owe the whole year, under one name, from an account of their own."""
        held = Counter(account for one in self.employers for account in one.accounts)
        return [
            one
            for one in self._plain()
            if one.liable_from.year < self.place.year and one.liable_until is None and not one.former and held[one.accounts[0]] == 1
        ]

    def _clients(self) -> dict[str, int]:
        small = [one for one in self._steady() if one.sector == "thuong_mai_dich_vu"][:4]
        households = [one for one in self.employers if one.name.startswith("Hộ ") and not one.namesake]
        chosen = [*small, *self.chance.sample(households, 5)]
        for employer in chosen:
            employer.habit = "client"
        return {employer.code: number % 2 for number, employer in enumerate(chosen)}

    def _groups(self, clients: dict[str, int]) -> list[Group]:
        schools = [one for one in self.employers if one.sector == "giao_duc"][-4:]
        firms = [one for one in self._steady() if one.code not in clients and one.name != self.place.agents[0]][-3:]
        groups = []
        for code, name, members in (("N01", self.place.group, schools), ("N02", self.place.holding, firms)):
            for member in members:
                member.habit = "group"
            groups.append(Group(code, name, self.codes.next(), self.number()[1], members))
        return groups

    def _wages(self, employer: Employer) -> None:
        heads, pay = employer.heads, self.chance.randint(*self.place.pay)
        for month in (previous(self.place.year * 100 + 1), *months_of(self.place.year)):
            if self.chance.random() < 0.35:
                heads = max(3, heads + self.chance.choice((-1, 0, 1)))
            pay = math.ceil(pay * 106 / 100) if month % 100 == 7 else pay
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if employer.liable_from <= last and (employer.liable_until is None or employer.liable_until >= first):
                employer.wages[month] = heads * pay + self.chance.randint(0, 9_999)

    def _dues(self, union: Union) -> None:
        members, each = union.members, self.chance.randint(45_000, 95_000)
        for month in months_of(self.place.year):
            members = max(5, members + self.chance.choice((-1, 0, 0, 1)))
            first, last = date(month // 100, month % 100, 1), date(month // 100, month % 100, 28)
            if union.founded_on <= last and (union.ended_on is None or union.ended_on >= first):
                union.dues[month] = members * each + self.chance.randint(0, 900)

    def _prove_names_apart(self) -> None:
        """Make sure that no own way of writing one employer stands within the names of another, branches and exact namesakes apart."""
        for one in self.employers:
            for other in self.employers:
                if one is other or other.parent or one.name == other.name:
                    continue
                for way in self.ways[one.code].own:
                    assert f" {folded(way)} ".lower() not in f" {folded(other.name)} ".lower(), (way, other.name)


def union_of(cast: Cast, employer: Employer) -> Union | None:
    return next((union for union in cast.register.unions if union.code == employer.union), None)


def employer_of(cast: Cast, union: Union) -> Employer:
    return next(one for one in cast.register.employers if one.union == union.code)
