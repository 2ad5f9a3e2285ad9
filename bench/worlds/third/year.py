"""Who pays in a year of the third set, what the note says, and what of it a reader with the register can hold on to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bench.worlds.facts import Employer, Line, Said, Union, folded
from bench.worlds.payments import Desk, schedule, weighed

from . import banks, writing
from .cast import Cast
from .town import Town

COLUMNED = {"efast", "techcombank", "acb", "mb", "camt"}
FUND_MANNERS = {
    "code": 34,
    "code_spaced": 5,
    "code_wrong": 5,
    "si": 6,
    "account_name": 16,
    "account": 8,
    "account_empty": 3,
    "account_cut": 3,
    "name": 7,
    "holder": 4,
    "bookkeeper": 5,
    "person": 3,
    "nothing": 2,
}
DUES_MANNERS = {
    "account_name": 34,
    "account": 14,
    "code": 14,
    "treasurer": 13,
    "treasurer_code": 6,
    "holder": 4,
    "empty": 3,
    "nothing": 3,
    "employer": 6,
    "tax_code": 4,
}
DUES_HABITS = {"monthly": 66, "quarterly": 16, "two_months": 7, "late": 12, "stops": 3}
WITHOUT_KNOWN_ACCOUNT = {"account": "code", "account_empty": "name", "account_cut": "code"}


@dataclass
class TownDesk(Desk):
    """The year of a town being written."""

    cast: Cast = field(kw_only=True)

    @property
    def town(self) -> Town:
        return self.profile  # type: ignore[return-value]

    def write(self, line: Line, show: str) -> None:
        """Put a bank's words around the note; `show` is what of the payer the bank prints: account, name or none."""
        chance, said = self.chance, line.said
        layout = self.layout(line.own, line.at.year * 100 + line.at.month)
        owner = folded(self.register.collector.name).upper()
        envelope = banks.Envelope(
            chance, said.note, line.at, self.town.own[line.own].number, owner, said.account, folded(said.name).upper()
        )
        if show == "account" and not said.account:
            show = "name"
        if show == "name" and not said.name:
            show = "none"
        if layout in COLUMNED:
            choices = banks.SILENT[layout]
            line.shows_account = said.account if show == "account" else ""
            line.shows_name = envelope.name if show in ("account", "name") else ""
            if layout == "efast" and line.shows_name:
                choices = (*choices, banks.reference_named)
        else:
            choices = {"account": banks.SHOWING, "name": banks.NAMING, "none": banks.SILENT}[show][layout]
            if not said.name:
                choices = tuple(one for one in choices if one not in (banks.mobile_full, banks.mobile_full_bank))
        if show != "none" or "person" not in said.traps:
            choices = tuple(one for one in choices if one not in banks.PERSONS_ONLY)
        line.text = chance.choice(choices)(envelope)
        if layout in ("efast", "mb") and chance.random() < 0.06:
            width = 45 if layout == "efast" else 35
            line.text = "\n".join(line.text[place : place + width] for place in range(0, len(line.text), width))
            said.traps = (*said.traps, "hard_line_breaks")

    def type(self, note: str) -> tuple[str, tuple[str, ...]]:
        return writing.typed(self.chance, note, self.town.marks, self.town.slips)

    def period(self, months: tuple[int, ...]) -> str:
        return writing.period(self.chance, self.town.voice, months)

    def labelled(self, code: str) -> str:
        return self.chance.choice(self.town.voice.tax_labels).format(code)

    def name_of(self, employer: Employer) -> str:
        return self.cast.written(employer)

    def personal_account(self) -> str:
        return f"0{self.chance.randint(10**8, 10**9 - 1)}"


def pay_year(desk: TownDesk) -> None:
    """Write every ordinary payment of the year."""
    for employer in desk.register.employers:
        if employer.habit == "both":
            pay_both_year(desk, employer)
        elif employer.habit != "group":
            for at, months, change in schedule(desk, employer.habit):
                due = sum(employer.due(month) for month in months)
                if due:
                    amount = -(-due // 100_000) * 100_000 if change == 50 else due * (100 + change) // 100
                    pay_fund(desk, employer, at, amount, months)
    for union in desk.register.unions:
        if employer_of(desk, union).habit != "both":
            for at, months, _ in schedule(desk, desk.chance.choices(*weighed(DUES_HABITS))[0]):
                due = sum(union.payable_up(month) for month in months)
                if due:
                    pay_dues(desk, union, at, due, months)
    pay_groups(desk)


def employer_of(desk: TownDesk, union: Union) -> Employer:
    return next(one for one in desk.register.employers if one.union == union.code)


def pay_fund(desk: TownDesk, employer: Employer, at: datetime, amount: int, months: tuple[int, ...], manner: str = "") -> Line:
    """Write one payment of the union fund."""
    said, show = Draft(desk, employer, months, manner).finished()
    return desk.receive(
        at=at,
        amount=amount,
        kind="KPCD",
        said=said,
        show=show,
        parts=((employer.code, "KPCD", amount, months),),
        true_payer=(employer.code,),
    )


class Draft:
    """A payment of an employer while it is being written."""

    def __init__(
        self, desk: TownDesk, employer: Employer, months: tuple[int, ...], manner: str = "", phrases: tuple[str, ...] = ()
    ) -> None:
        chance = desk.chance
        self.desk, self.employer, self.chance, self.months = desk, employer, chance, months
        self.account = employer.unknown_account or chance.choice(employer.accounts)
        self.is_known = self.account in employer.accounts
        manner = manner or chance.choices(*weighed(FUND_MANNERS))[0]
        self.manner = manner if self.is_known else WITHOUT_KNOWN_ACCOUNT.get(manner, manner)
        if self.manner == "account_cut" and self.is_of_shared:
            self.manner = "account_name"
        self.phrases = phrases or desk.town.voice.fund
        self.name, self.payer, self.traps = desk.name_of(employer), employer.name, [self.manner]
        if employer.former and chance.random() < 0.35:
            shorts = next(body.former_shorts for body in desk.town.bodies if body.name == employer.name)
            self.name = chance.choice((employer.former, *shorts))
            self.traps.append("former_name")
        self.is_period_said = chance.random() < 0.9
        self.show, self.evidence, self.note = "none", list[str](), ""
        MANNERS[self.manner](self)

    def write(self, name: str = "", identity: str = "") -> None:
        """Fill a phrase that has a place for all that is to be said."""
        p = self.desk.period(self.months) if self.is_period_said else ""
        self.note = writing.filled(self.chance.choice(writing.fitting(self.phrases, name, identity)), n=name, i=identity, p=p)

    def name_or_typo(self) -> str:
        """Return the name, now and then with a slip: only where something surer stands beside it."""
        if self.chance.random() < 0.1 and self.employer not in self.desk.cast.traits.get("letters", []):
            self.traps.append("name_typo")
            return writing.misspelt(self.chance, self.name)
        return self.name

    def any_show(self) -> str:
        return self.chance.choice(("account", "account", "name", "none"))

    def with_code(self) -> None:
        has_name = self.chance.random() < 0.75
        self.write(self.name_or_typo() if has_name else "", self.desk.labelled(self.employer.tax_code))
        self.show, self.evidence = self.any_show(), ["mst"]
        is_parent = any(one.parent == self.employer.code for one in self.desk.register.employers)
        if is_parent and not has_name and self.show == "none":
            self.evidence.append("fair")  # a branch may have written the parent's code

    def with_spaced_code(self) -> None:
        code = self.employer.tax_code
        if "-" in code:
            written = code.replace("-", self.chance.choice(("", " ", "/", " - ", ".")))
        else:
            mark = self.chance.choice((" ", ".", "-"))
            cuts = self.chance.choice(((2, 6, 10), (4, 7, 10), (3, 6, 10), (1, 4, 7))) if len(code) == 10 else (3, 6, 9)
            written = mark.join(code[a:b] for a, b in zip((0, *cuts), (*cuts, len(code)), strict=True) if code[a:b])
        self.write(self.name, f"MST {written}")
        self.show, self.evidence = self.any_show(), ["mst"]

    def with_wrong_code(self) -> None:
        code = self.employer.tax_code.split("-")[0]
        if len(code) == 12:
            return self.with_code()
        slips = [self.desk.codes.mistyped(code), code.replace("0", "O", 1), code[:5] + code[6:], code + code[-1]]
        self.write(self.name, self.desk.labelled(self.chance.choices(slips, (5, 1, 1, 1))[0]))
        self.evidence = ["mst_typo", "name"]
        self.show = "account" if self.is_known and self.chance.random() < 0.7 else "none"
        return None

    def with_insurance_code(self) -> None:
        label = self.chance.choice(self.desk.town.voice.insurance_labels).format(self.employer.si_code)
        self.write(self.name_or_typo() if self.chance.random() < 0.4 else "", label)
        self.show, self.evidence = self.chance.choice(("account", "none", "none")), ["si_code"]

    def from_account_named(self) -> None:
        self.write(self.name_or_typo() if self.is_known else self.name)
        self.show = "account"
        if not self.is_known:
            self.evidence = ["name_of_two" if self.employer.namesake else "name"]

    def from_account(self) -> None:
        self.write()
        self.show = "account"

    def from_account_empty(self) -> None:
        self.note, self.show, self.evidence = self.chance.choice(self.desk.town.voice.empty), "account", ["no_words"]

    def from_account_cut(self) -> None:
        self.write(self.name, self.desk.labelled(self.employer.tax_code))
        self.note = f"KPCD {self.note}"[: self.chance.randint(16, 30)]
        self.show = "account"
        if self.employer.parent:
            self.evidence = ["fair"]
        self.traps.append("note_cut")

    def by_name(self) -> None:
        self.write(self.name)
        self.evidence = ["name_of_two" if self.employer.namesake else "name"]

    def by_holder(self) -> None:
        self.write()
        self.show, self.evidence = "name", ["name_of_two" if self.employer.namesake else "name"]

    def by_bookkeeper(self) -> None:
        """A firm that keeps the books pays from its own account, the same one for all its clients."""
        has_code = self.chance.random() < 0.8
        self.write(self.name, self.desk.labelled(self.employer.tax_code) if has_code else "")
        self.evidence = ["mst"] if has_code else ["name_of_two" if self.employer.namesake else "name"]
        place = sum(map(ord, self.employer.code)) % len(self.desk.town.bookkeepers)
        self.payer, self.account, self.is_known = self.desk.town.bookkeepers[place], f"10999200{place}771{place}", False
        self.show = self.chance.choice(("account", "account", "name"))

    def by_person(self) -> None:
        self.write(self.name if self.chance.random() < 0.7 else "", self.desk.labelled(self.employer.tax_code))
        self.payer, self.account, self.is_known = self.chance.choice(self.desk.town.people), self.desk.personal_account(), False
        self.show, self.evidence = self.chance.choice(("account", "none")), ["mst"]

    def without_identity(self) -> None:
        self.write()
        self.evidence = ["no_identity"]

    @property
    def is_of_shared(self) -> bool:
        return self.account in self.desk.shared

    def finished(self) -> tuple[Said, str]:
        """Add what the printed account says, and let a hand type the note."""
        shows = self.show == "account"
        if shows and self.is_known and self.is_of_shared:
            self.payer = ""  # printed, the holder's name would tell the two apart
            if not {"mst", "si_code", "name"} & set(self.evidence):
                self.evidence.append("name" if self.manner == "account_name" else "shared_account")
        elif shows and self.is_known:
            self.evidence = [one for one in self.evidence if one != "name_of_two"] + ["account"]
        note, slips = self.desk.type(self.note)
        person = ("person",) if self.manner == "person" else ()
        account = self.account if shows else ""
        return Said(note, account, self.payer, tuple(self.evidence), (*self.traps, *slips, *person)), self.show


MANNERS: dict[str, Callable[[Draft], None]] = {
    "code": Draft.with_code,
    "code_spaced": Draft.with_spaced_code,
    "code_wrong": Draft.with_wrong_code,
    "si": Draft.with_insurance_code,
    "account_name": Draft.from_account_named,
    "account": Draft.from_account,
    "account_empty": Draft.from_account_empty,
    "account_cut": Draft.from_account_cut,
    "name": Draft.by_name,
    "holder": Draft.by_holder,
    "bookkeeper": Draft.by_bookkeeper,
    "person": Draft.by_person,
    "nothing": Draft.without_identity,
}


def pay_both_year(desk: TownDesk, employer: Employer) -> None:
    """The employer sends its fund and its union's part of the dues in one sum."""
    union = desk.register.union(employer.union)
    for at, months, _ in schedule(desk, desk.chance.choice(("monthly", "monthly", "quarterly"))):
        fund, dues = sum(employer.due(month) for month in months), sum(union.payable_up(month) for month in months)
        if fund and dues:
            draft = Draft(desk, employer, months, desk.chance.choice(("code", "account_name", "account_name")), desk.town.voice.both)
            said, show = draft.finished()
            if not draft.is_period_said:
                said = replace(said, evidence=(*said.evidence, "fair"))
            parts = ((employer.code, "KPCD", fund, months), (union.code, "DUES", dues, months))
            desk.receive(at=at, amount=fund + dues, kind="BOTH", said=said, show=show, parts=parts, true_payer=(employer.code, union.code))
        elif fund:
            pay_fund(desk, employer, at, fund, months)


def pay_groups(desk: TownDesk) -> None:
    """A body above pays for its own in one sum: exact, but for one month in which nobody can tell the parts."""
    for group in desk.register.groups:
        for number, (at, months, _) in enumerate(schedule(desk, "monthly")):
            parts = tuple((one.code, "KPCD", one.due(months[0]), months) for one in group.members if one.due(months[0]))
            is_exact = number % 5 != 3
            amount = sum(part[2] for part in parts) - (0 if is_exact else desk.chance.randint(40_000, 90_000))
            evidence = ("account", "explained") if is_exact else ("sum_does_not_fit",)
            note, slips = desk.type(writing.filled(desk.chance.choice(desk.town.voice.group), p=desk.period(months)))
            said = Said(note, group.account, group.name, evidence, ("group", *slips))
            desk.receive(
                at=at, amount=amount, kind="KPCD", said=said, show="account", parts=parts, true_payer=tuple(part[0] for part in parts)
            )


def pay_dues(desk: TownDesk, union: Union, at: datetime, amount: int, months: tuple[int, ...], manner: str = "") -> Line:
    """Write one payment of dues."""
    said, show = say_dues(desk, union, months, manner or desk.chance.choices(*weighed(DUES_MANNERS))[0])
    parts = ((union.code, "DUES", amount, months),)
    return desk.receive(at=at, amount=amount, kind="DUES", said=said, show=show, parts=parts, true_payer=(union.code,))


def say_dues(desk: TownDesk, union: Union, months: tuple[int, ...], manner: str) -> tuple[Said, str]:
    chance, voice, employer = desk.chance, desk.town.voice, employer_of(desk, union)
    if manner == "employer" and (employer.accounts[0] in desk.shared):
        manner = "code"
    evidence = {
        "account_name": ("union_account", "union_name"),
        "account": ("union_account",),
        "code": ("union_code",),
        "treasurer": ("union_name",),
        "treasurer_code": ("union_code",),
        "holder": ("union_name",),
        "empty": ("union_account", "no_words"),
        "nothing": ("no_identity",),
        "employer": ("employer_account", "union_name"),
        "tax_code": ("mst", "fair"),
    }[manner]
    account, payer, show = union.account, union.name, "account"
    if manner in ("treasurer", "treasurer_code"):
        account, payer, show = desk.personal_account(), union.treasurer, chance.choice(("account", "none"))
    elif manner == "holder":
        show = "name"
    elif manner in ("code", "nothing", "tax_code"):
        show = "none"
    elif manner == "employer":
        account, payer = employer.accounts[0], employer.name
    name = chance.choice(voice.union_names).format(u=union.name, b=desk.name_of(employer))
    has_name = manner in ("account_name", "treasurer", "employer") or (
        manner in ("treasurer_code", "code", "tax_code") and chance.random() < 0.5
    )
    code = {"code": union.code, "treasurer_code": union.code, "tax_code": employer.tax_code}.get(manner, "")
    label = chance.choice(voice.tax_labels if manner == "tax_code" else voice.union_labels).format(code) if code else ""
    spoken = name if has_name else ""
    phrase = writing.filled(chance.choice(writing.fitting(voice.dues, spoken, label)), n=spoken, i=label, p=desk.period(months))
    note, slips = desk.type(chance.choice(voice.empty) if manner == "empty" else phrase)
    return Said(
        note, account if show == "account" else "", payer, evidence, (manner, *slips, *(("person",) if "treasurer" in manner else ()))
    ), show
