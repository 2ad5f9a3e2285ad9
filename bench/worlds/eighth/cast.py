"""The bodies of a place: employers and their unions, accounts, wages and dues, and the habits that the register does not know."""

import math
import re
from dataclasses import dataclass, field
from datetime import date
from random import Random

from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, months_of, previous
from bench.worlds.register import BANK_NAMES, BANK_STARTS

from .place import Place

FORMS = {
    "TNHH": ("Công ty TNHH", ("Cty TNHH", "CTY TNHH", "Công ty TNHH"), "tu_nhan"),
    "CP": ("Công ty Cổ phần", ("CTCP", "Cty CP", "Công ty CP"), "tu_nhan"),
    "MTV": ("Công ty TNHH Một thành viên", ("Cty TNHH MTV", "Công ty TNHH MTV"), "co_von_nha_nuoc"),
    "DNTN": ("Doanh nghiệp tư nhân", ("DNTN",), "tu_nhan"),
    "HTX": ("Hợp tác xã", ("HTX",), "tap_the"),
    "HKD": ("Hộ kinh doanh", ("HKD", "Hộ KD"), "ho"),
    "": ("", ("",), "cong_lap"),
}
PUBLIC_SHORT = (
    ("Trường Phổ thông Dân tộc bán trú Trung học cơ sở", "PTDTBT THCS"), ("Trường Phổ thông Dân tộc bán trú Tiểu học", "PTDTBT TH"),
    ("Trường Trung học phổ thông", "THPT"), ("Trường Trung học cơ sở", "THCS"), ("Trường Tiểu học", "TH"), ("Trường Mầm non", "MN"),
    ("Trung tâm Y tế", "TTYT"), ("Uỷ ban nhân dân xã", "UBND xã"), ("Ban Quản lý", "BQL"), ("Bệnh viện Đa khoa Tư nhân", "BVĐK"),
    ("Phòng khám Đa khoa", "PKĐK"), ("Ngân hàng Chính sách xã hội", "NHCSXH"), ("Quỹ Tín dụng nhân dân", "QTDND"),
)  # fmt: skip
HABITS = {
    "monthly": 58,
    "late": 15,
    "two_months": 6,
    "quarterly": 8,
    "gap": 4,
    "half": 1,
    "stops": 2,
    "round_up": 3,
    "short": 2,
    "never": 1,
}


@dataclass
class Ways:
    """What else a body is called, and how its clerk writes."""

    core: str
    fancy: str
    english: str = ""
    former: str = ""
    manner: str = ""
    template: int = 0
    kind: str = ""
    person: str = ""
    person_account: str = ""
    own: int = 0
    hand: str = ""


@dataclass
class Cast:
    """The register of a place, and the ways of its bodies by code."""

    register: Register
    codes: TaxCodes
    ways: dict[str, Ways]
    numbers: dict[str, int] = field(default_factory=dict)
    shared: str = ""
    """The account that two employers use."""
    pairs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def employer(self, code: str) -> Employer:
        return next(one for one in self.register.employers if one.code == code)

    def employer_of(self, union: Union) -> Employer:
        return next(one for one in self.register.employers if one.union == union.code)


class Builder:
    """Builds the cast; one chance, so that one seed gives one register."""

    def __init__(self, place: Place, chance: Random) -> None:
        self.place, self.chance, self.codes = place, chance, TaxCodes(chance, place.prefix)
        self.given: set[str] = set()
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.ways: dict[str, Ways] = {}
        self.pairs: dict[str, tuple[str, ...]] = {}

    def account(self, bank: str = "") -> tuple[str, str]:
        """Return (bank, an account number nobody else has)."""
        bank = bank or self.chance.choice(self.place.payers_banks)
        while True:
            number = BANK_STARTS[bank] + "88" + "".join(self.chance.choices("0123456789", k=self.chance.choice((5, 6, 7))))
            if number not in self.given:
                self.given.add(number)
                return bank, number

    def build(self) -> Cast:
        for row in self.place.bodies.strip().splitlines():
            form, name, english, flag = row.split("|")
            self._body(form, name, english, has_union=flag == "u")
        self._special()
        groups = self._groups()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        register = Register(self._uppers(), self.unions, self.employers, groups)
        cast = Cast(register, self.codes, self.ways, pairs=self.pairs, shared=self.pairs["shared"][2])
        bodies = (*register.uppers, *register.unions, *register.employers)
        cast.numbers = {body.code: number for number, body in enumerate(bodies, start=101)}
        return cast

    def _uppers(self) -> list[Union]:
        place, own = self.place, self.place.own[0]
        top = Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank=own.bank)
        province = Union(*place.province, "lien_doan", "tinh", "TLD", founded_on=date(1977, 1, 1), bank=own.bank)
        district = Union(*place.district, "lien_doan", "huyen", province.code, founded_on=date(1988, 1, 1), bank=own.bank)
        top.account, province.account, district.account = self.account("VTB")[1], self.account("BIDV")[1], own.number
        return [top, province, district]

    def _body(self, form: str, name: str, english: str, *, has_union: bool) -> Employer:
        chance, place = self.chance, self.place
        core, fancy = " ".join(name.replace("~", "").split()), name.split("~")[1]
        whole = f"{FORMS[form][0]} {core}".strip()
        serial = len(self.employers) + 1
        si_code = f"{''.join(chance.choices('ABCDEGHKLMNPTVXY', k=2))}{chance.randint(0, 9999):04d}{chance.choice('ABCDEHKLMNP')}"
        habits = HABITS if form != "HKD" else {"quarterly": 40, "half": 20, "monthly": 25, "never": 15}
        bank, number = self.account()
        employer = Employer(
            place.employer_code.format(serial), whole, core, fancy, form or "cong", FORMS[form][2], chance.choice(place.communes),
            self.codes.next(), si_code, accounts=(number,), habit=chance.choices(list(habits), list(habits.values()))[0],
            heads=chance.choice((9, 16, 24, 38, 61, 90, 150, 310)) if form not in ("HKD", "DNTN") else chance.choice((3, 4, 6, 8)),
        )  # fmt: skip
        roll = chance.random()
        if roll < 0.1:
            employer.accounts = (*employer.accounts, self.account(bank)[1])
        elif roll < 0.24:
            employer.accounts, employer.unknown_account = (), number
        self.employers.append(employer)
        person = chance.choice(place.persons)
        self.ways[employer.code] = Ways(core, fancy, english, person=person, person_account=self.account()[1])
        if has_union:
            union_bank, union_number = self.account()
            union = Union(
                place.union_code.format(len(self.unions) + 1), f"Công đoàn cơ sở {whole}", "cdcs", "co_so", place.district[0], whole,
                employer.commune, bank=BANK_NAMES.get(union_bank, union_bank), account=union_number,
                members=max(5, employer.heads * 4 // 5),
            )  # fmt: skip
            union.treasurer = chance.choice(place.persons)
            employer.union = union.code
            self.unions.append(union)
            self.ways[union.code] = Ways(core, fancy, english, person=union.treasurer, person_account=self.account()[1])
        for code in filter(None, (employer.code, employer.union)):
            own = chance.choices(range(len(place.own)), [one.share for one in place.own])[0]
            self.ways[code].own = own
        return employer

    def _special(self) -> None:
        """Set the bodies that are easily taken for one another."""
        firms = [one for one in self.employers if one.sector == "TNHH" and self.ways[one.code].fancy != one.core]
        free = [one for one in firms if not one.union]
        twin = self._body("TNHH", f"~{free[0].core}", "", has_union=False)
        twin.commune = next(commune for commune in self.place.communes if commune != free[0].commune)
        self.pairs["twins"] = (free[0].code, twin.code)
        free[0].namesake = twin.namesake = True
        longer = self._body("TNHH", f"~{firms[0].core} Phía Bắc", "", has_union=False)
        self.pairs["longer"] = (firms[0].code, longer.code)
        for one in (free[0], twin, longer, firms[0]):
            one.habit = "monthly"
        parent = next(one for one in self.employers if one.sector == "CP" and one.union)
        branch = self._body("", f"~Chi nhánh {parent.name} tại {self.place.communes[1]}", "", has_union=False)
        branch.tax_code, branch.parent, branch.sector, branch.ownership = f"{parent.tax_code}-001", parent.code, "CN", "tu_nhan"
        self.pairs["branch"] = (parent.code, branch.code)
        branch.habit = parent.habit = "monthly"
        rest = [one for one in firms if one.code not in str(self.pairs)]
        first, second = rest[2], rest[3]
        account = self.account()[1]
        first.accounts = second.accounts = (account,)
        first.unknown_account = second.unknown_account = ""
        self.pairs["shared"] = (first.code, second.code, account)
        first.habit = second.habit = "monthly"
        for one, old in zip(rest[5:7], ("Thành Tựu Cũ Kỹ", "Hợp Nhất Tân Thời"), strict=True):
            one.former = f"Công ty TNHH {old}"
        for one in [one for one in self.employers if one.union and one.habit in ("monthly", "late") and one.code not in str(self.pairs)][
            :6
        ]:
            one.habit = "both"
        for household in [one for one in self.employers if one.sector == "HKD"]:
            household.heads = 4
        self.unions[7].founded_on = date(self.place.year, 5, 6)
        ended = self.unions[11]
        ended.ended_on = date(self.place.year, 9, 30)

    def _groups(self) -> list[Group]:
        schools = [one for one in self.employers if one.name.startswith("Trường")][-3:]
        firms = [one for one in self.employers if one.sector in ("TNHH", "CP") and not one.union and not one.namesake and not one.former]
        firms = [one for one in firms if one.code not in str(self.pairs)][-3:]
        found = []
        for code, name, members in (
            ("NH1", f"Phòng Giáo dục và Đào tạo {self.place.district[1].split('động ')[1]}", schools),
            ("NH2", "Công ty Cổ phần Tập đoàn Ngũ Lĩnh Capital", firms),
        ):
            for member in members:
                member.habit = "group"
            found.append(Group(code, name, self.codes.next(), self.account()[1], members))
        return found

    def _wages(self, employer: Employer) -> None:
        heads, pay = employer.heads, self.chance.randint(*self.place.pays)
        year = self.place.year
        for month in (previous(year * 100 + 1), *months_of(year)):
            if employer.sector == "HKD":
                employer.wages[month] = 4 * 4_960_000 if self.place.year > 2023 else 4 * 4_160_000
                continue
            heads = max(3, heads + self.chance.choice((-2, -1, 0, 0, 0, 1, 2))) if self.chance.random() < 0.45 else heads
            pay = math.ceil(pay * 105 / 100) if month % 100 == 7 else pay
            employer.wages[month] = heads * pay + self.chance.choice((0, self.chance.randint(0, 9999)))

    def _dues(self, union: Union) -> None:
        members, each = union.members, self.chance.randint(45_000, 98_000)
        for month in months_of(self.place.year):
            members = max(5, members + self.chance.choice((-1, 0, 0, 0, 1)))
            day, first = date(month // 100, month % 100, 28), date(month // 100, month % 100, 1)
            if union.founded_on <= day and (union.ended_on is None or union.ended_on >= first):
                union.dues[month] = members * each + self.chance.randint(0, 900)


def with_form(chance: Random, name: str) -> str:
    """Return the whole registered name, its legal form perhaps abbreviated as everybody does."""
    for whole, brief, _ in sorted(FORMS.values(), key=lambda one: -len(one[0])):
        if whole and whole in name:
            return name.replace(whole, chance.choice((*brief, whole)), 1)
    return name


def shortened(chance: Random, name: str, ways: Ways) -> str:
    """Return a shorter name that still tells the body: without its form, its trade in initials, or the fancy part alone."""
    for long, short in PUBLIC_SHORT:
        if ways.core.startswith(long):
            return ways.core.replace(long, short, 1)
    if ways.core == ways.fancy or ways.core == name:
        return ways.core
    trade = ways.core.removesuffix(ways.fancy).strip()
    initials = "".join(word[0] for word in folded(trade).upper().split())
    return chance.choice((ways.core, f"Cty {ways.fancy}", f"{initials} {ways.fancy}", f"{ways.fancy}"))


def misspelt(chance: Random, name: str) -> str:
    """Return the name as a tired hand or ear writes it: one or two letters lost, doubled, swapped or misheard."""
    words = folded(name).split()
    long = [spot for spot, word in enumerate(words) if len(word) > 3 and spot >= len(words) - 3] or [len(words) - 1]
    spot = chance.choice(long)
    word = words[spot]
    heard = (("ch", "tr"), ("tr", "ch"), ("s", "x"), ("x", "s"), ("d", "gi"), ("ng", "n"), ("nh", "n"), ("uo", "u"), ("c", "k"), ("i", "y"))
    ways = [word.lower().replace(one, other, 1) for one, other in heard if one in word.lower()]
    at = chance.randrange(1, len(word) - 1) if len(word) > 2 else 0
    ways += [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]]
    words[spot] = chance.choice([one for one in ways if one.lower() != word.lower()])
    return " ".join(words)


def letters(text: str) -> str:
    """Return only letters and figures, in capitals without marks."""
    return re.sub(r"[^A-Z0-9]", "", folded(text).upper())
