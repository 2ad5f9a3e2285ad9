"""The register of a place, drawn by chance: bodies, accounts, wages and dues, and what the register does not hold."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from bench.worlds.facts import Employer, Group, Register, TaxCodes, Union, folded, last_day, months_of, previous

from .place import FORMS, Place

STARTS = {
    "VietinBank": "1078", "Vietcombank": "0361", "BIDV": "4271", "Agribank": "2706", "Techcombank": "1912", "MB": "8010", "ACB": "3017",
    "LPBank": "0093", "TPBank": "0288", "MSB": "8003", "OCB": "0067", "SHB": "1015", "VIB": "0465", "Sacombank": "0501", "Eximbank": "1402",
    "Kookmin": "7901", "BVBank": "9902", "Co-opBank": "8899", "SeABank": "0001", "VPBank": "2157",
}  # fmt: skip
HABITS = {
    "monthly": 44, "late": 13, "quarterly": 12, "two_months": 7, "half": 3, "listed": 4, "gap": 9, "short": 4, "round_up": 3, "stops": 3,
    "never": 2,
}  # fmt: skip


@dataclass
class Cast:
    """The register and what its columns do not tell."""

    register: Register
    codes: TaxCodes
    continued: set[str] = field(default_factory=set)
    """Employers of whom one's name begins another's: it fits two unless read to its end."""
    shared: set[str] = field(default_factory=set)
    """Accounts that two employers use."""
    old_codes: dict[str, str] = field(default_factory=dict)
    """Valid tax codes from before a change."""
    helper: dict[str, str] = field(default_factory=dict)
    """Employers for whom another of the register pays now and then."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each payer as `world load` gives it in an empty database."""
    plain: list[Employer] = field(default_factory=list)
    """Ordinary firms that pay from registered accounts alone."""
    pool: list[Employer] = field(default_factory=list)
    """Those of them whose year is written by the snares, and by nothing else."""

    def employer(self, code: str) -> Employer:
        return next(one for one in self.register.employers if one.code == code)

    def employer_of(self, union: Union) -> Employer:
        return next(one for one in self.register.employers if one.union == union.code)


class Casting:
    """Draws one cast."""

    def __init__(self, place: Place, chance: Random) -> None:
        self.place, self.chance, self.codes = place, chance, TaxCodes(chance, place.prefix)
        self.given: set[str] = set()
        self.employers: list[Employer] = []
        self.unions: list[Union] = []
        self.cast = Cast(Register([], self.unions, self.employers, []), self.codes)

    def build(self) -> Cast:
        place = self.place
        self._firms()
        for name in (*place.others, *place.public):
            self._employer(name, heads=self.chance.randint(3, 9) if name.startswith("Hộ") else self.chance.choice(place.heads[:5]))
        for name in (place.twins[0], place.twins[1], *place.continued):
            self._employer(name, heads=self.chance.choice(place.heads))
        self._fates()
        self._unions()
        self._joint_payers()
        self._pool()
        for employer in self.employers:
            self._wages(employer)
        for union in self.unions:
            self._dues(union)
        self._uppers()
        bodies = (*self.cast.register.uppers, *self.unions, *self.employers)
        self.cast.numbers = {body.code: number for number, body in enumerate(bodies, start=101)}
        return self.cast

    def account(self, bank: str = "") -> str:
        """Return a number that nobody else bears."""
        start = STARTS[bank or self.chance.choice(self.place.banks)]
        while True:
            number = start + "".join(self.chance.choices("0123456789", k=self.chance.choice((7, 8, 9))))
            if number not in self.given:
                self.given.add(number)
                return number

    def _employer(self, name: str, *, heads: int) -> Employer:
        chance = self.chance
        form = next((one for one in FORMS if name.startswith(one)), "")
        ownership = "nha_nuoc" if name in self.place.public else "tu_nhan"
        employer = Employer(
            self.place.employer_code.format(len(self.employers) + 1), name, name[len(form) :].strip(), "", "khac", ownership,
            chance.choice(self.place.communes), self.codes.next(),
            f"{''.join(chance.choices('ABDEGHKLMNT', k=2))}{chance.randint(1000, 9999)}{chance.choice('BEGLMNRT')}",
            accounts=(self.account(),), heads=heads, habit=chance.choices(list(HABITS), list(HABITS.values()))[0],
        )  # fmt: skip
        roll = chance.random()
        if roll < 0.12:
            employer.accounts = (*employer.accounts, self.account())
        elif roll < 0.24:
            employer.unknown_account = self.account()
        elif roll < 0.32:
            employer.accounts, employer.unknown_account = (), employer.accounts[0]
        self.employers.append(employer)
        return employer

    def _firms(self) -> None:
        place, chance = self.place, self.chance
        pairs = [(trade, fancy) for trade in place.trades for fancy in place.fancies]
        for trade, fancy in chance.sample(pairs, place.firms):
            form = chance.choices([one for one, _ in place.forms], [weight for _, weight in place.forms])[0]
            self._employer(f"{form} {trade} {fancy}", heads=chance.choice(place.heads))

    def _fates(self) -> None:
        """Draw a parent with branches, a shared account, old codes and names, a helper, beginnings and ends."""
        place, chance, cast = self.place, self.chance, self.cast
        for one in self.employers[-4:]:
            one.habit, one.unknown_account, one.accounts = "monthly", "", one.accounts or (self.account(),)
        for one in self.employers[-4:-2]:
            one.namesake = True
        cast.continued |= {one.code for one in self.employers[-2:]}
        plain = [one for one in self.employers[: place.firms] if one.accounts and not one.unknown_account]
        chance.shuffle(plain)
        parent, first, second, sharer, shared, child, helper, begins, ends = plain[:9]
        for number, branch in enumerate((first, second), start=1):
            branch.name = f"Chi nhánh {branch.core} - {parent.name}"
            branch.core, branch.parent, branch.tax_code = branch.name, parent.code, f"{parent.tax_code}-{number:03d}"
        sharer.accounts = shared.accounts = shared.accounts[:1]
        cast.shared.add(shared.accounts[0])
        cast.helper[child.code] = helper.code
        begins.liable_from, ends.liable_until = date(place.year, 5, 1), date(place.year, 9, 30)
        for one in plain[9:12]:
            form = one.name[: -len(one.core)].strip()
            one.former = f"{form} {one.core.split()[0]} {chance.choice(('Tiền Phong', 'Đồng Tâm', 'Bình Minh', 'Hoà Hợp'))} {one.code[-2:]}"
        for one in plain[12:15]:
            cast.old_codes[one.code] = self.codes.next()
        for one in plain[:15]:
            one.habit = "monthly"
        cast.plain = plain[15:]

    def _unions(self) -> None:
        place, chance = self.place, self.chance
        firms = [one for one in self.employers if not one.name.startswith("Hộ") and one.name not in place.public and not one.parent]
        founding = sorted(chance.sample(firms, place.unions), key=lambda one: one.code)
        for employer in (*founding, *(one for one in self.employers if one.name in place.public)):
            bank = chance.choice(place.banks)
            employer.union = place.union_code.format(len(self.unions) + 1)
            self.unions.append(
                Union(
                    employer.union, f"Công đoàn cơ sở {employer.name}", "doanh_nghiep", "co_so", place.district[0], employer.core,
                    employer.commune, date(chance.randint(2003, 2020), chance.randint(1, 12), chance.randint(1, 28)), bank=bank,
                    account=self.account(bank), treasurer=chance.choice(place.people), members=max(4, employer.heads * 8 // 10),
                )
            )  # fmt: skip
        self.unions[2].founded_on, self.unions[5].ended_on = date(place.year, 4, 15), date(place.year, 8, 31)
        able = [one for one in self.employers if one.union and one.accounts and not one.namesake and one.code not in self.cast.continued]
        quiet = {self.unions[2].code, self.unions[5].code}
        for employer in chance.sample([one for one in able if one.union not in quiet], 8):
            employer.habit = "both"

    def _pool(self) -> None:
        able = [one for one in self.cast.plain if one.habit not in ("both", "group")]
        with_union, without = [one for one in able if one.union], [one for one in able if not one.union]
        self.cast.pool = [*with_union[:6], *without[:12]]
        for employer in self.cast.pool:
            employer.habit = "pool"

    def _joint_payers(self) -> None:
        public = [one for one in self.employers if one.name in self.place.public and one.habit != "both"][:5]
        firms = [one for one in self.cast.plain if not one.union and one.habit != "both"][:3]
        for number, (name, members) in enumerate(
            ((f"Phòng Tài chính - Kế hoạch {self.place.district[1]}", public), (self.place.holding, firms)), 1
        ):
            for member in members:
                member.habit = "group"
            self.cast.register.groups.append(Group(f"NHOM{number}", name, self.codes.next(), self.account(), members))

    def _uppers(self) -> None:
        place = self.place
        self.cast.register.uppers += [
            Union("TLD", "Tổng Liên đoàn Lao động Việt Nam", "lien_doan", "trung_uong", founded_on=date(1929, 7, 28), bank="VietinBank",
                account=self.account("VietinBank")),
            Union(place.province[0], f"Liên đoàn Lao động {place.province[1]}", "lien_doan", "tinh", "TLD", founded_on=date(1976, 9, 1),
                bank="BIDV", account=self.account("BIDV")),
            Union(place.district[0], f"Liên đoàn Lao động {place.district[1]}", "lien_doan", "huyen", place.province[0],
                founded_on=date(1986, 10, 1), bank=place.own[0].bank, account=place.own[0].number),
        ]  # fmt: skip

    def _wages(self, employer: Employer) -> None:
        chance, heads, pay = self.chance, employer.heads, self.chance.randint(*self.place.pay)
        for month in (previous(self.place.year * 100 + 1), *months_of(self.place.year)):
            if chance.random() < 0.4:
                heads = max(2, heads + chance.choice((-2, -1, 1, 2)))
            if month % 100 == 7:
                pay += pay * 6 // 100
            if employer.liable_from <= last_day(month) and (
                not employer.liable_until or employer.liable_until >= date(month // 100, month % 100, 1)
            ):
                employer.wages[month] = heads * pay + chance.randint(1, 999) * 37

    def _dues(self, union: Union) -> None:
        chance, members, each = self.chance, union.members, self.chance.randint(43_000, 91_000)
        for month in months_of(self.place.year):
            members = max(3, members + chance.choice((-1, 0, 0, 1)))
            if union.founded_on <= last_day(month) and (union.ended_on is None or union.ended_on >= date(month // 100, month % 100, 1)):
                union.dues[month] = members * each


def with_short_form(chance: Random, name: str) -> str:
    """Return the registered name, its legal form abbreviated."""
    form = next((one for one in FORMS if one in name), "")
    return name.replace(form, chance.choice(FORMS[form]), 1) if form else name


def shortened(place: Place, name: str) -> str:
    """Return a name with its form and its commonest words abbreviated."""
    form = next((one for one in FORMS if one in name), "")
    brief = name.replace(form, FORMS[form][0], 1) if form else name
    for long, less in place.shorter:
        brief = brief.replace(long, less)
    return brief


def is_shortened(place: Place, name: str) -> bool:
    """Tell whether shortening takes more than the form."""
    return any(long in name for long, _ in place.shorter)


def misspelt(chance: Random, name: str) -> str:
    """Return the name with a slip of the hand in its longest word of small letters."""
    words = folded(name).split()
    spot = max(range(1, len(words)), key=lambda place: (len(words[place]), place))
    word = words[spot]
    at = chance.randrange(1, max(2, len(word) - 1))
    slips = [word[:at] + word[at + 1] + word[at] + word[at + 2 :]] if len(word) > at + 1 and word[at] != word[at + 1] else []
    slips += [word[:at] + word[at] + word[at:], word[:at] + word[at + 1 :]]
    words[spot] = chance.choice(slips)
    return " ".join(words)
