"""Builds the district: about 100 unions and 130 employers, and the few among them to whom something happens in the year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from congdoan.interfaces.demo.story import people
from congdoan.interfaces.demo.story.facts import COMMUNES, SEAT, YEAR, District, Firm, Group, Roles, Union, stream
from congdoan.interfaces.demo.story.names import TRADES, Names
from congdoan.interfaces.demo.story.numbers import Numbers

SMALLEST, USUAL, LARGEST = 20, 100, 20_000
COLLECTOR, PROVINCE, CONFEDERATION = "LDLD-DMC", "LDLD-TN", "TLD"

PRIVATE_HABITS = {
    "monthly": 42,
    "following": 27,
    "quarter_end": 11,
    "after_quarter": 8,
    "two_months": 4,
    "short": 3,
    "rounded": 3,
    "stops": 1,
    "never": 1,
}
PUBLIC_HABITS = {"monthly": 50, "following": 28, "quarter_end": 22}
ODD_HABITS = ("stops", "never", "late", "ahead", "short", "rounded", "two_months")


def build_district(seed: int, unions: int) -> District:
    """Return a district of so many grassroots unions and 13 employers for every ten of them."""
    return _Builder(seed, unions).build()


class _Builder:
    def __init__(self, seed: int, size: int) -> None:
        self.size = size
        self.chance = stream(seed, "district")
        self.names = Names(stream(seed, "names"))
        self.numbers = Numbers(stream(seed, "numbers"))
        self.unions: list[Union] = self._upper()
        self.firms: list[Firm] = []
        self.groups: list[Group] = []

    def build(self) -> District:
        per_hundred = (("enterprise", 46), ("school", 26), ("office", 16), ("cooperative", 4), ("clinic", 3), ("occupation", 3))
        numbers = {kind: self.size * share // 100 for kind, share in per_hundred}
        companies = [self._company(with_union=True) for _ in range(numbers["enterprise"])]
        schools = [self._employer(self.names.school(), "giao_duc", "truong_hoc") for _ in range(numbers["school"])]
        for number in range(numbers["office"]):
            self._office(number)
        for _ in range(numbers["cooperative"]):
            self._employer(self.names.cooperative(), "nong_nghiep", "hop_tac_xa")
        for _ in range(numbers["clinic"]):
            self._employer(self.names.clinic(), "y_te", "y_te")
        for _ in range(numbers["occupation"]):
            name = self.names.trade_union()
            self._union(name, "nghiep_doan", self.chance.choice(COMMUNES))
        for _ in range(self.size - sum(numbers.values())):
            self._two_schools()
        alone = [self._company(with_union=False) for _ in range(self.size * 31 // 100)]
        roles = self._give_roles(companies, schools, alone)
        return District(tuple(self.unions), tuple(self.firms), tuple(self.groups), roles)

    # --- bodies ---

    def _upper(self) -> list[Union]:
        above = (
            (CONFEDERATION, "Tổng Liên đoàn Lao động Việt Nam", "", "trung_uong", "", date(1929, 7, 28), "099900000001"),
            (PROVINCE, "Liên đoàn Lao động tỉnh Tây Ninh", CONFEDERATION, "tinh", "", date(1976, 1, 1), "099900000072"),
            (COLLECTOR, "Liên đoàn Lao động huyện Dương Minh Châu", PROVINCE, "huyen", SEAT, date(1976, 1, 1), "099920240010"),
        )
        return [
            Union(code, name, "lien_doan", parent, level, commune, day, "VietinBank", account)
            for code, name, parent, level, commune, day, account in above
        ]

    def _union(self, name: str, kind: str, commune: str) -> str:
        code = f"CD{len(self.unions) - 2:0{max(3, len(str(self.size)))}d}"
        bank, account = self.numbers.account()
        founded = date(self.chance.randint(1998, 2022), 1, 1) + timedelta(days=self.chance.randrange(365))
        has_treasurer = self.chance.randrange(100) < 24
        treasurer = people.full_name(self.chance) if has_treasurer else ""
        own = self.numbers.account()[1] if has_treasurer else ""
        self.unions.append(Union(code, name, kind, COLLECTOR, "co_so", commune, founded, bank, account, treasurer, own))
        return code

    def _firm(self, name: str, sector: str, ownership: str, union_code: str, commune: str) -> Firm:
        code = f"DV{len(self.firms) + 1:0{max(3, len(str(self.size)))}d}"
        is_public = ownership == "nha_nuoc"
        accounts = tuple(self.numbers.account()[1] for _ in range(2 if self.chance.randrange(100) < 30 else 1))
        is_unwritten = not is_public and self.chance.randrange(100) < 8
        habits = PUBLIC_HABITS if is_public else PRIVATE_HABITS
        firm = Firm(
            code=code,
            name=name,
            sector=sector,
            ownership=ownership,
            commune=commune,
            union_code=union_code,
            tax_code=self.numbers.tax_code(),
            si_unit_code=self.numbers.si_unit_code(),
            accounts=() if is_unwritten else accounts,
            unwritten=accounts if is_unwritten else (),
            headcount=self._headcount(sector),
            wage=self.chance.randint(5_600, 8_400) * 1_000 if is_public else self.chance.randint(4_350, 7_900) * 1_000,
            habit=self.chance.choices(tuple(habits), tuple(habits.values()))[0],
        )
        self.firms.append(firm)
        return firm

    def _headcount(self, sector: str) -> int:
        if sector in ("giao_duc", "hanh_chinh", "y_te"):
            return self.chance.randint(14, 52)
        if sector == "nong_nghiep":
            return self.chance.randint(8, 30)
        low, high = self.chance.choices(((6, 28), (30, 120), (130, 420)), (6, 3, 1))[0]
        return self.chance.randint(low, high)

    def _company(self, *, with_union: bool) -> Firm:
        sector = self.chance.choice(tuple(TRADES))
        name = self.names.firm(sector)
        ownership = self.chance.choices(("tu_nhan", "fdi", "co_von_nha_nuoc"), (80, 14, 6))[0]
        commune = self.chance.choice(COMMUNES)
        union_code = self._union(f"CĐCS {name}", "doanh_nghiep", commune) if with_union else ""
        return self._firm(name, sector, ownership, union_code, commune)

    def _employer(self, name: str, sector: str, kind: str) -> Firm:
        commune = self.chance.choice(COMMUNES)
        union_code = self._union(f"CĐCS {name}", kind, commune)
        return self._firm(name, sector, "tap_the" if kind == "hop_tac_xa" else "nha_nuoc", union_code, commune)

    def _office(self, number: int) -> Firm:
        if number >= len(COMMUNES):
            return self._employer(self.names.office(), "hanh_chinh", "co_quan")
        commune = COMMUNES[number]
        place = commune[0].lower() + commune[1:]
        union_code = self._union(f"CĐCS Cơ quan {place}", "co_quan", commune)
        return self._firm(f"Ủy ban nhân dân {place}", "hanh_chinh", "nha_nuoc", union_code, commune)

    def _two_schools(self) -> None:
        """Add a union that two small schools share."""
        commune = self.chance.choice(COMMUNES)
        union_code = self._union(f"CĐCS Cụm trường {self.names.brand()}", "truong_hoc", commune)
        for _ in range(2):
            self._firm(self.names.school(), "giao_duc", "nha_nuoc", union_code, commune)

    # --- parts in the story ---

    def _give_roles(self, companies: Sequence[Firm], schools: Sequence[Firm], alone: Sequence[Firm]) -> Roles:
        roles = self._happenings(companies, schools)
        self._school_group(schools[5:])
        rest = [firm.code for firm in alone]

        def take(count: int) -> tuple[str, ...]:
            taken = tuple(rest[:count]) if len(rest) >= count else ()
            del rest[: len(taken)]
            return taken

        for code, habit in zip(take(min(len(rest), len(ODD_HABITS))), ODD_HABITS, strict=False):
            self._change(code, habit=habit)
        roles = replace(roles, namesakes=take(2), renamed=take(2), patron=take(2), branch=take(1), sharers=take(2))
        self._namesakes(roles)
        self._renamed(roles)
        self._family(roles, companies)
        self._dated(take(3))
        self._corporation(take(3))
        return roles

    def _happenings(self, companies: Sequence[Firm], schools: Sequence[Firm]) -> Roles:
        """Let one union begin, one end, one merge with another, and a few firms pay both funds in one transfer."""
        founded, dissolved, merged, heir = companies[5].union_code, companies[6].union_code, schools[2].union_code, schools[3].union_code
        self._change_union(founded, founded_on=date(YEAR, 5, 13))
        self._change_union(dissolved, ended_on=date(YEAR, 8, 31))
        self._change_union(merged, ended_on=date(YEAR, 6, 30), successor=heir)
        self._change(companies[6].code, habit="monthly")
        both = tuple(firm.code for firm in companies[8:12])
        for code in both:
            self._change(code, habit="both", accounts=self._firm_of(code).pays_from, unwritten=())
        return Roles(founded=founded, dissolved=dissolved, merged=merged, both=both)

    def _namesakes(self, roles: Roles) -> None:
        if roles.namesakes:
            first, second = (self._firm_of(code) for code in roles.namesakes)
            communes = [commune for commune in COMMUNES if commune != first.commune]
            self._change(second.code, name=first.name, sector=first.sector, commune=self.chance.choice(communes), habit="monthly")
            self._change(first.code, habit="monthly")

    def _renamed(self, roles: Roles) -> None:
        for code in roles.renamed:
            firm = self._firm_of(code)
            self._change(code, former_name=self.names.firm(firm.sector), habit="following")

    def _family(self, roles: Roles, companies: Sequence[Firm]) -> None:
        """Make a branch of a company, a pair that shares an account, and a firm that pays for its neighbour."""
        for code in roles.branch:
            parent, firm = self._firm_of(companies[0].code), self._firm_of(code)
            place = firm.commune[0].lower() + firm.commune[1:]
            self._change(
                code,
                name=f"Chi nhánh {parent.name} tại {place}",
                tax_code=f"{parent.tax_code}-001",
                sector=parent.sector,
                ownership=parent.ownership,
                accounts=firm.pays_from,
                unwritten=(),
                habit="monthly",
            )
        if roles.sharers:
            first, second = (self._firm_of(code) for code in roles.sharers)
            self._change(first.code, accounts=first.pays_from[:1], unwritten=(), habit="monthly")
            self._change(second.code, accounts=first.pays_from[:1], unwritten=(), habit="monthly")
        for code in roles.patron:
            self._change(code, habit="monthly")

    def _dated(self, codes: Sequence[str]) -> None:
        """Let the duty of two firms begin within the year and that of one end."""
        days = (("liable_from", date(YEAR, 4, 1)), ("liable_from", date(YEAR, 10, 1)), ("liable_until", date(YEAR, 9, 30)))
        for code, (which, day) in zip(codes, days, strict=False):
            if which == "liable_from":
                self._change(code, liable_from=day, habit="monthly")
            else:
                self._change(code, liable_until=day, habit="monthly")

    def _corporation(self, codes: Sequence[str]) -> None:
        """Make three firms the branches of a corporation that pays for all of them."""
        if not codes:
            return
        tax_code, account, name = self.numbers.tax_code(), self.numbers.account()[1], f"Tổng công ty Nông sản {self.names.brand()}"
        for number, code in enumerate(codes, start=2):
            place = COMMUNES[number * 2]
            place = place[0].lower() + place[1:]
            self._change(
                code,
                name=f"Chi nhánh {name} tại {place}",
                commune=COMMUNES[number * 2],
                tax_code=f"{tax_code}-{number:03d}",
                sector="nong_nghiep",
                ownership="tu_nhan",
                habit="grouped",
            )
        self.groups.append(Group("NHOM2", name, tax_code, account, tuple(codes)))

    def _school_group(self, schools: Sequence[Firm]) -> None:
        """Let one accounting office pay for five schools."""
        members = [firm.code for firm in schools[:5]]
        if len(members) < 2:
            return
        for code in members:
            self._change(code, habit="grouped")
        account = self.numbers.account()[1]
        name = f"Ban Kế toán liên trường {self.names.brand()}"
        self.groups.append(Group("NHOM1", name, self.numbers.tax_code(), account, tuple(members)))

    def _firm_of(self, code: str) -> Firm:
        return next(firm for firm in self.firms if firm.code == code)

    def _change(self, code: str, **facts: object) -> None:
        self.firms = [replace(firm, **facts) if firm.code == code else firm for firm in self.firms]  # type: ignore[arg-type]

    def _change_union(self, code: str, **facts: object) -> None:
        self.unions = [replace(union, **facts) if union.code == code else union for union in self.unions]  # type: ignore[arg-type]
