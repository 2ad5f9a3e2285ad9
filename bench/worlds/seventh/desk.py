"""The desk where a year is written by its days: what a line shows, what earlier lines taught, and the class that follows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bench.worlds.facts import Employer, Line, Register, Said, Union, folded

from congdoan.finance.collection.rules.references import write_reference

from .cast import Cast, Casting
from .label import judge
from .place import Place
from .wrappers import FAMILY, wrap
from .writing import Note, typed

Parts = tuple[tuple[str, str, int, tuple[int, ...]], ...]
IDENTITIES = {"reference", "corrected_reference", "virtual", "tax_code", "unit_code", "full_name", "short_name", "former_name"}


@dataclass(frozen=True)
class Sender:
    """Whom the bank shows as the sender, and what that proves."""

    account: str = ""
    name: str = ""
    account_proof: str = ""
    name_proof: str = ""


@dataclass(frozen=True)
class Lesson:
    """What a line tied an account to: a payer, where and when, and whether by tax code and whole name."""

    payer: str
    own: int
    month: int
    is_sure: bool


@dataclass
class Desk:
    """The year being written. `profile` is what the shared account and the shared files ask of a place."""

    place: Place
    casting: Casting
    chance: Random
    lines: list[Line] = field(default_factory=list)
    lessons: dict[str, list[Lesson]] = field(default_factory=lambda: defaultdict(list))
    home: dict[str, int] = field(default_factory=dict)
    """Which of the collector's accounts a payer uses all year."""
    favourite: dict[str, str] = field(default_factory=dict)
    """The manner in which a payer's bookkeeper mostly writes."""
    persons: dict[str, Sender] = field(default_factory=dict)
    paid: set[tuple[str, int]] = field(default_factory=set)
    """(employer, month) that a snare has paid, so that nobody pays it again."""

    def __post_init__(self) -> None:
        self.owner = folded(self.register.collector.name).upper()
        self.registered = {one.account for one in self.register.unions} | {
            number for one in self.register.employers for number in one.accounts
        }

    @property
    def cast(self) -> Cast:
        return self.casting.cast

    @property
    def profile(self) -> Place:
        return self.place

    @property
    def register(self) -> Register:
        return self.cast.register

    def layout(self, own: int, month: int) -> str:
        return [layout for since, layout in self.place.own[own].layouts if since <= month % 100][-1]

    def moment(self, month: int, first: int, last: int) -> datetime:
        """Return a moment in office hours of a working day between two days of a month."""
        day = datetime(month // 100, month % 100, self.chance.randint(first, last))
        step = timedelta(days=1 if day.day < 20 else -1)
        while day.weekday() > 4:
            day += step
        return day + timedelta(seconds=self.chance.randint(7 * 3600 + 1200, 16 * 3600 + 3000))

    def home_of(self, code: str) -> int:
        """Return the payer's usual account of the collector; all have the first where a later one opens in the year."""
        if code not in self.home:
            roll = self.chance.randrange(100)
            shares = [own.share for own in self.place.own[1:]]
            self.home[code] = next((n for n, _ in enumerate(shares, 1) if roll < sum(shares[:n])), 0)
        return self.home[code]

    def receive(
        self,
        *,
        at: datetime,
        amount: int,
        kind: str,
        note: Note,
        sender: Sender,
        show: str,
        payer: str,
        parts: Parts = (),
        true_payer: tuple[str, ...] = (),
        proofs: Sequence[str] = (),
        traps: Sequence[str] = (),
        virtual: str = "",
        own: int | None = None,
    ) -> Line:
        """Write one line of money in. Its class follows from its proofs; a line that must be asked has no parts."""
        own = 0 if virtual else self.home_of(payer) if own is None else own
        layout = self.layout(own, at.year * 100 + at.month)
        show = _possible(show, sender)
        account, name = sender.account * (show in ("both", "account")), folded(sender.name).upper() * (show in ("both", "name"))
        given = [*note.proofs, *proofs, *(["virtual"] if virtual else [])]
        given += [sender.account_proof] * bool(account) + [sender.name_proof] * bool(name)
        is_new = bool(account) and account not in self.registered and not sender.account_proof
        if is_new:
            given += self._taught(account, payer, own, at)
        given = [one for one in dict.fromkeys(given) if one]
        review, why = judge(given)
        if is_new and review != "must" and IDENTITIES & set(given):
            self.lessons[account].append(Lesson(payer, own, at.year * 100 + at.month, {"tax_code", "full_name"} <= set(given)))
        text, slips = typed(self.chance, self.place, folded(note.text) if "name_of_two" in given else note.text)
        text = wrap(
            self.chance, layout, show, note=text, at=at, own=self.place.own[own].number, owner=self.owner, account=account, name=name
        )
        said = Said(note.text, sender.account, sender.name, tuple(given), tuple(dict.fromkeys((*traps, *slips))))
        line = Line(at, "C", amount, kind, review, own, said, folded(text) if layout in FAMILY else text, why=why, virtual=virtual)
        if layout not in FAMILY:
            line.shows_account, line.shows_name = account, name
        line.parts, line.true_payer = ((), true_payer) if review == "must" else (parts, ())
        self.lines.append(line)
        return line

    def _taught(self, account: str, payer: str, own: int, at: datetime) -> list[str]:
        """Tell what earlier lines taught about an account that the register does not hold."""
        earlier = self.lessons[account]
        payers = {lesson.payer for lesson in earlier}
        if not payers:
            return []
        if payers == {payer}:
            sure = any(lesson.is_sure and lesson.own == own and lesson.month < at.year * 100 + at.month for lesson in earlier)
            return ["learned_account" if sure else "taught_weakly"]
        return ["account_taught_otherwise", "office_account"]

    # --- who is who ---------------------------------------------------------------------------------------------------

    def reference(self, code: str, fund: str, month: int) -> str:
        return write_reference(fund={"KPCD": "KPCD", "DUES": "DPCD"}[fund], month=month, number=self.cast.numbers[code])

    def name_proof(self, body: Employer | Union) -> str:
        """Tell what the whole registered name proves."""
        employer = body if isinstance(body, Employer) else self.cast.employer_of(body)
        if employer.namesake:
            return "name_of_two"
        return "short_name" if employer.code in self.cast.continued or self._is_parent(employer) else "full_name"

    def _is_parent(self, employer: Employer) -> bool:
        return any(one.parent == employer.code for one in self.register.employers)

    def sender_of(self, employer: Employer, *, account: str = "") -> Sender:
        """Return the employer as the sender from one of its accounts."""
        if not account:
            unknown = employer.unknown_account and (not employer.accounts or self.chance.random() < 0.75)
            account = employer.unknown_account if unknown else self.chance.choice(employer.accounts)
        if account in self.cast.shared:
            return Sender(account, "", "shared_account")
        return Sender(account, employer.name, "account" if account in employer.accounts else "", self.name_proof(employer))

    def person_of(self, body: Employer | Union) -> Sender:
        """Return the person who pays for a body from an account of their own, all year the same."""
        if body.code not in self.persons:
            name = body.treasurer if isinstance(body, Union) else self.chance.choice(self.place.people)
            self.persons[body.code] = Sender(self.casting.account(), name, "", "person_sends")
        return self.persons[body.code]

    def somebody(self) -> Sender:
        """Return a person never seen before."""
        return Sender(self.casting.account(), self.chance.choice(self.place.people), "", "person_sends")


def _possible(show: str, sender: Sender) -> str:
    """Bring what a line is to show down to what the sender has."""
    wanted = {"both": {"account", "name"}, "account": {"account"}, "name": {"name"}, "none": set[str]()}[show]
    wanted -= set() if sender.account else {"account"}
    wanted -= set() if sender.name else {"name"}
    return "both" if len(wanted) == 2 else next(iter(wanted), "none")
