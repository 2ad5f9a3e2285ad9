"""Who pays when, what the note says, and what of it a reader can hold on to."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from . import phrases, wrappers
from .clerk import judge
from .facts import Employer, Line, Register, Said, TaxCodes, Union, folded, months_of, previous
from .place import Profile
from .register import short_names

Parts = tuple[tuple[str, str, int, tuple[int, ...]], ...]

REPORTED = {"two_months": 2, "quarterly": 3, "half_ahead": 6}


def weighed(weights: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(weights), list(weights.values())


@dataclass
class Desk:
    """The year being written: the register, the chance, and the lines so far."""

    profile: Profile
    register: Register
    chance: Random
    codes: TaxCodes
    lines: list[Line] = field(default_factory=list)
    taught: set[str] = field(default_factory=set)
    """Accounts that an earlier line showed together with the tax code of its payer."""

    def __post_init__(self) -> None:
        held = Counter(account for one in self.register.employers for account in one.accounts)
        self.shared = {account for account, holders in held.items() if holders > 1}

    def own_for(self, month: int) -> int:
        """Return which account of the collector a payer uses this month, of those that are open."""
        roll = self.chance.randrange(100)
        for place, own in enumerate(self.profile.own[1:], start=1):
            if roll < own.share and own.layouts[0][0] <= month % 100:
                return place
            roll -= own.share
        return 0

    def layout(self, own: int, month: int) -> str:
        return [layout for since, layout in self.profile.own[own].layouts if since <= month % 100][-1]

    def moment(self, month: int, first: int, last: int) -> datetime:
        """Return a moment of a working day between two days of a month."""
        start = datetime(month // 100, month % 100, self.chance.randint(first, last))
        day = next(
            one
            for one in (start + timedelta(days=offset) for offset in (0, -1, 1, -2, 2))
            if one.weekday() < 5 and one.month == start.month
        )
        return day + timedelta(minutes=self.chance.randint(7 * 60 + 15, 17 * 60 + 20), seconds=self.chance.randint(0, 59))

    def receive(
        self, *, at: datetime, amount: int, kind: str, said: Said, show: str, parts: Parts = (), true_payer: tuple[str, ...] = ()
    ) -> Line:
        """Write one line of money in; its class follows from what it shows, and a doubtful line has no parts."""
        review, why = judge(said.evidence)
        own = self.own_for(at.year * 100 + at.month)
        line = Line(at, "C", amount, kind, review, own, said, why=why)
        line.parts, line.true_payer = ((), true_payer) if review == "must" else (parts, ())
        self.write(line, show)
        self.lines.append(line)
        return line

    def write(self, line: Line, show: str) -> None:
        """Put the bank's words around the note, in the layout of that account in that month."""
        chance, said = self.chance, line.said
        layout = self.layout(line.own, line.at.year * 100 + line.at.month)
        own_name = folded(self.register.collector.name).upper()
        envelope = wrappers.Envelope(chance, said.note, line.at, self.profile.own[line.own].number, own_name, said.account, said.name)
        if layout in wrappers.AROUND:
            choices = {**wrappers.AROUND, **self.profile.around}[layout]
            if show == "none" or not said.name:
                choices = tuple(choice for choice in choices if choice[0] not in wrappers.NAMING)
            line.shows_account = said.account if show == "account" else ""
            line.shows_name = folded(said.name).upper() if show in ("account", "name") else ""
        else:
            choices = {**wrappers.SEEN, **self.profile.seen}[layout][show]
            if not said.name:
                choices = tuple(choice for choice in choices if choice[0] not in wrappers.NAMING) or wrappers.NAMELESS
        if "state" not in said.traps:
            choices = tuple(choice for choice in choices if choice[0] not in wrappers.OF_STATE)
        wrapper = chance.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
        line.text = wrapper(envelope)
        if layout in ("efast", "mb") and chance.random() < 0.07:
            width = 45 if layout == "efast" else 35
            line.text = "\n".join(line.text[place : place + width] for place in range(0, len(line.text), width))
            said.traps = (*said.traps, "hard_line_breaks")


def pay_year(desk: Desk) -> None:
    """Write every payment of the year by the payers' habits."""
    for employer in desk.register.employers:
        if employer.habit not in ("group", "both", "helped"):
            for at, months, change in schedule(desk, employer.habit):
                due = sum(employer.due(month) for month in months)
                if due:
                    amount = max(1000, due * (100 + change) // 100) if change < 50 else -(-due // 100_000) * 100_000
                    pay_fund(desk, employer, at, amount, months)
    for union in desk.register.unions:
        if union.treasurer and not any(one.union == union.code and one.habit == "both" for one in desk.register.employers):
            for at, months, _ in schedule(desk, desk.chance.choices(*weighed(desk.profile.dues_habits))[0]):
                due = sum(union.payable_up(month) for month in months)
                if due:
                    pay_dues(desk, union, at, due, months)


def schedule(desk: Desk, habit: str) -> list[tuple[datetime, tuple[int, ...], int]]:
    """Return (moment, months meant, change) of a payer's year; change is per cent off the sum due, 50 = rounded up to 100,000."""
    months = months_of(desk.profile.year)
    first_late = previous(months[0])
    if habit == "never":
        return []
    if habit == "late":
        return [(desk.moment(month, 3, 14), (previous(month),), 0) for month in months]
    if habit == "stops":
        return [(desk.moment(month, 12, 26), (month,), 0) for month in months[:6]]
    if habit == "half_ahead":
        return [(desk.moment(months[place], 5, 20), tuple(months[place : place + 6]), 0) for place in (0, 6)]
    if habit in REPORTED:
        step = REPORTED[habit]
        return [(desk.moment(months[place + step - 1], 15, 28), tuple(months[place : place + step]), 0) for place in range(0, 12, step)]
    change = {"short": -12, "round_up": 50}.get(habit, 0)
    extra = [(desk.moment(months[0], 3, 9), (first_late,), 0)] if desk.chance.random() < 0.2 else []
    return extra + [(desk.moment(month, 14, 28), (month,), change) for month in months]


def pay_fund(desk: Desk, employer: Employer, at: datetime, amount: int, months: tuple[int, ...], manner: str = "") -> Line:
    """Write one payment of the union fund."""
    chance = desk.chance
    manner = manner or chance.choices(*weighed(desk.profile.fund_manners))[0]
    said, show = say_fund(desk, employer, months, manner)
    parts = ((employer.code, "KPCD", amount, months),)
    return desk.receive(at=at, amount=amount, kind="KPCD", said=said, show=show, parts=parts, true_payer=(employer.code,))


def say_fund(desk: Desk, employer: Employer, months: tuple[int, ...], manner: str) -> tuple[Said, str]:
    """Return what a fund payment says and what of the payer the bank may show (account, name, none)."""
    draft = _Draft(desk, employer, months, manner)
    TELLERS[draft.manner](draft)
    return draft.finished(), draft.show


class _Draft:
    """A fund payment while it is being written: the note, what the bank will show, and the evidence so far."""

    def __init__(self, desk: Desk, employer: Employer, months: tuple[int, ...], manner: str) -> None:
        self.desk, self.employer, self.chance, self.voice = desk, employer, desk.chance, desk.profile.voice
        self.period, self.name = phrases.period(self.chance, desk.profile.voice, months), self.chance.choice(short_names(employer))
        self.account = employer.unknown_account or self.chance.choice(employer.accounts or ("",))
        self.is_known = self.account in employer.accounts
        self.manner = manner if self.is_known else WITHOUT_A_KNOWN_ACCOUNT.get(manner, manner)
        self.named, self.traps = self.name, list[str]()
        self.show = self.chance.choice(("account", "account", "name", "none"))
        if employer.former and self.chance.random() < 0.3:
            self.named, self.traps = employer.former, ["former_name"]
        elif self.chance.random() < 0.05:
            self.named, self.traps = phrases.misspelt(self.chance, self.name), ["name_typo"]
        self.payer = employer.former if "former_name" in self.traps and self.chance.random() < 0.5 else employer.name
        self.note, self.evidence = "", list[str]()

    def write(self, *, name: str = "", identity: str = "") -> None:
        self.note = phrases.fund_note(self.chance, self.desk.profile, p=self.period, n=name, i=identity)

    def with_tax_code(self) -> None:
        spaced, code = self.manner == "separated", self.employer.tax_code
        written = phrases.separated(self.chance, code) if spaced else phrases.identity(self.chance, self.voice, code)
        has_name = self.manner == "person" or self.chance.random() < 0.7
        self.write(name=self.named if has_name else "", identity=written)
        if self.manner == "phone":
            self.note += self.voice.contact.format(self.chance.randint(10_000_000, 99_999_999))
        self.evidence = ["mst"]
        if any(one.parent == self.employer.code for one in self.desk.register.employers) and not (has_name or self.show != "none"):
            self.evidence.append("fair")  # a branch may have written the parent's code
        if self.manner == "person":
            self.account, self.payer = f"0{self.chance.randint(10**8, 10**9 - 1)}", self.chance.choice(self.desk.profile.persons)
            self.show, self.is_known = "account", False
        elif self.show == "account" and not self.is_known:
            self.desk.taught.add(self.account)

    def with_si_code(self) -> None:
        name = self.named if self.chance.random() < 0.4 else ""
        self.write(name=name, identity=self.chance.choice(self.voice.insurance_labels).format(self.employer.si_code))
        self.evidence = ["si_code"]

    def with_mistyped_code(self) -> None:
        wrong = self.desk.codes.mistyped(self.employer.tax_code.split("-")[0])
        self.write(name=self.name, identity=phrases.identity(self.chance, self.voice, wrong))
        self.evidence = ["mst_typo", name_evidence(self.employer)]
        self.show = "account" if self.is_known and self.chance.random() < 0.7 else "none"

    def from_account(self) -> None:
        self.write(name=self.named if self.manner == "account_name" else "")
        self.show = "account"

    def from_account_without_words(self) -> None:
        self.note, self.show, self.evidence = self.chance.choice(self.voice.empty), "account", ["no_words"]

    def from_account_cut(self) -> None:
        self.write(name=self.named, identity=phrases.identity(self.chance, self.voice, self.employer.tax_code))
        words = [self.note.find(word) + len(word) for word in self.desk.profile.fund_words if word in self.note]
        self.note = self.note[: max(max(words, default=len(self.note)) + 3, len(self.note) - self.chance.randint(5, 14))]
        self.show, self.evidence = "account", ["fair"] if self.employer.parent else []
        self.traps.append("note_cut")

    def by_name(self) -> None:
        self.write(name=self.name)
        self.evidence, self.show = [name_evidence(self.employer)], "none"
        if self.employer.unknown_account in self.desk.taught and self.chance.random() < 0.6:
            self.show, self.evidence = "account", ["learned"]

    def without_identity(self) -> None:
        self.write()
        self.show, self.evidence = "none", ["no_identity"]

    def finished(self) -> Said:
        """Add what the printed account says, and let a hurried hand type it all."""
        account = self.account if self.show == "account" else ""
        if account and self.is_known and account in self.desk.shared:
            if not {"mst", "si_code"} & set(self.evidence):
                is_named = self.manner in ("account_name", "cut") and not self.employer.namesake
                self.evidence.append("name" if is_named else "shared_account")
                self.payer = ""  # the bank prints no holder: printed, its name would tell the two apart
        elif account and self.is_known:
            self.evidence = [one for one in self.evidence if one != "name_of_two"] + ["account"]
        evidence = self.evidence or [name_evidence(self.employer)]
        text, typed = phrases.mangled(self.chance, self.desk.profile, self.note)
        state = ("state",) if self.employer.ownership == "nha_nuoc" else ()
        return Said(text, account, self.payer, tuple(evidence), (self.manner, *self.traps, *typed, *state))


WITHOUT_A_KNOWN_ACCOUNT = {"account_name": "name", "account_only": "mst", "account_empty": "name", "cut": "mst"}
TELLERS: dict[str, Callable[[_Draft], None]] = {
    "mst": _Draft.with_tax_code,
    "separated": _Draft.with_tax_code,
    "phone": _Draft.with_tax_code,
    "person": _Draft.with_tax_code,
    "si": _Draft.with_si_code,
    "typo": _Draft.with_mistyped_code,
    "account_name": _Draft.from_account,
    "account_only": _Draft.from_account,
    "account_empty": _Draft.from_account_without_words,
    "cut": _Draft.from_account_cut,
    "name": _Draft.by_name,
    "nothing": _Draft.without_identity,
}


def name_evidence(employer: Employer) -> str:
    return "name_of_two" if employer.namesake else "name"


def pay_dues(desk: Desk, union: Union, at: datetime, amount: int, months: tuple[int, ...]) -> Line:
    """Write one payment of dues."""
    manner = desk.chance.choices(*weighed(desk.profile.dues_manners))[0]
    said, show = say_dues(desk, union, months, manner)
    parts = ((union.code, "DUES", amount, months),)
    return desk.receive(at=at, amount=amount, kind="DUES", said=said, show=show, parts=parts, true_payer=(union.code,))


def say_dues(desk: Desk, union: Union, months: tuple[int, ...], manner: str) -> tuple[Said, str]:
    """Return what a payment of dues says."""
    chance, profile = desk.chance, desk.profile
    p, name = phrases.period(chance, profile.voice, months), union_name(desk, union)
    employer = next(one for one in desk.register.employers if one.union == union.code)
    state = ("state",) if employer.ownership == "nha_nuoc" else ()
    account, payer, show, code = union.account, union.name, "account", ""
    if manner == "employer" and not (employer.accounts and employer.accounts[0] not in desk.shared):
        manner = "code"
    evidence = {
        "account_name": ("union_account", "union_name"), "account": ("union_account",), "code": ("union_code",),
        "treasurer": ("union_name",),
        "treasurer_code": ("union_code",), "empty": ("union_account", "no_words"), "nothing": ("no_identity",),
        "employer": ("employer_account", "union_name"),
    }[manner]  # fmt: skip
    if manner in ("code", "treasurer_code"):
        code = chance.choice(profile.voice.union_labels).format(union.code)
    if manner in ("treasurer", "treasurer_code"):
        account, payer, show = f"0{chance.randint(10**8, 10**9 - 1)}", union.treasurer, chance.choice(("account", "none"))
    elif manner in ("code", "nothing"):
        show = "none"
    elif manner == "employer":
        account, payer = employer.accounts[0], employer.name
    n = name if manner in ("account_name", "treasurer", "employer") or (manner == "treasurer_code" and chance.random() < 0.6) else ""
    note = chance.choice(profile.voice.empty) if manner == "empty" else phrases.dues_note(chance, profile, p=p, n=n, i=code)
    text, typed = phrases.mangled(chance, profile, note)
    return Said(text, account if show == "account" else "", payer, evidence, (manner, *typed, *state)), show


def union_name(desk: Desk, union: Union) -> str:
    """Return one of the ways to write a union's name."""
    employer = next(one for one in desk.register.employers if one.union == union.code)
    body = desk.chance.choice(short_names(employer))
    return desk.chance.choice(desk.profile.voice.unions).format(u=union.name, b=body)
