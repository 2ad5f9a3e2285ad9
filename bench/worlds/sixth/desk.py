"""The desk at which a year is written: who the bank shows, what the note says, and the class that follows from both."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bench.worlds.facts import Employer, Line, Register, Said, Union, folded

from congdoan.finance.collection.rules.references import write_reference

from . import banks
from .cast import Cast, misspelt
from .label import judge
from .note import Note, Piece, typed
from .place import Place

Parts = tuple[tuple[str, str, int, tuple[int, ...]], ...]
UNBROKEN = {"reference", "broken_reference", "reference_corrected"}


@dataclass
class Sender:
    """Who the bank shows as the sender, and what that proves."""

    account: str = ""
    name: str = ""
    account_gives: str = ""
    name_gives: str = ""


@dataclass
class Desk:
    """The year being written. `profile` is what the shared account and the shared files ask of a place."""

    place: Place
    cast: Cast
    chance: Random
    lines: list[Line] = field(default_factory=list)
    taught: set[str] = field(default_factory=set)
    """Accounts that an earlier line showed with the tax code and the name of their holder."""

    @property
    def profile(self) -> Place:
        return self.place

    @property
    def register(self) -> Register:
        return self.cast.register

    def __post_init__(self) -> None:
        self.owner = folded(self.register.collector.name).upper()
        names = Counter(folded(one.name).upper() for one in (*self.register.employers, *self.register.unions))
        self.ambiguous = {name for name, count in names.items() if count > 1}

    def layout(self, own: int, month: int) -> str:
        return [layout for since, layout in self.place.own[own].layouts if since <= month % 100][-1]

    def moment(self, month: int, first: int, last: int) -> datetime:
        """Return a moment of a working day between two days of a month."""
        start = datetime(month // 100, month % 100, self.chance.randint(first, last))
        step = timedelta(days=1 if start.day < 20 else -1)
        while start.weekday() > 4:
            start += step
        return start + timedelta(seconds=self.chance.randint(7 * 3600 + 900, 17 * 3600))

    def own_for(self, month: int, *, virtual: bool) -> int:
        """Return the collector's account that a payer uses this month; numbers of payers stand only under the first."""
        roll = 0 if virtual else self.chance.randrange(100)
        for place, own in enumerate(self.place.own[1:], start=1):
            if not virtual and roll < own.share and own.layouts[0][0] <= month % 100:
                return place
            roll -= own.share
        return 0

    def receive(
        self,
        *,
        at: datetime,
        amount: int,
        kind: str,
        pieces: Sequence[Piece],
        sender: Sender,
        show: str,
        parts: Parts = (),
        true_payer: tuple[str, ...] = (),
        further: Sequence[str] = (),
        traps: Sequence[str] = (),
        virtual: str = "",
        cuts: bool = True,
    ) -> Line:
        """Write one line of money in; its class follows from what it shows, and a line that must be asked has no parts."""
        chance, note = self.chance, Note(list(pieces), list(traps))
        if cuts and chance.randrange(100) < self.place.cut:
            note.cut(chance.randint(28, 60))
        own = self.own_for(at.year * 100 + at.month, virtual=bool(virtual))
        layout = self.layout(own, at.year * 100 + at.month)
        show = _possible(show, sender, layout)
        evidence = [*note.evidence, *further, *(["virtual"] if virtual else [])]
        evidence += [sender.account_gives] * (show in ("both", "account")) + [sender.name_gives] * (show in ("both", "name"))
        evidence = [one for one in dict.fromkeys(evidence) if one]
        text = typed(chance, self.place, note, keep_marks="name_of_two" not in evidence)
        account, name = sender.account * (show in ("both", "account")), folded(sender.name).upper() * (show in ("both", "name"))
        number = self.place.own[own].number
        text = banks.wrapped(banks.Envelope(chance, text, at, number, self.owner, account, name), layout, show)
        if layout in ("efast_again", "mb") and not UNBROKEN & set(evidence) and chance.random() < 0.06:
            width = 45 if layout == "efast_again" else 35
            text = "\n".join(text[spot : spot + width] for spot in range(0, len(text), width))
            note.traps.append("hard_line_breaks")
            if not {"tax_code", "account", "unit_code", "virtual"} & set(evidence):
                evidence.append("broken_name")
        review, why = judge(evidence)
        said = Said(note.text, sender.account, sender.name, tuple(evidence), tuple(dict.fromkeys(note.traps)))
        line = Line(at, "C", amount, kind, review, own, said, text, why=why, virtual=virtual)
        if layout not in banks.WITHIN:
            line.shows_account, line.shows_name = account, name
        line.parts, line.true_payer = ((), true_payer) if review == "must" else (parts, ())
        self.lines.append(line)
        return line

    # --- who is who ---------------------------------------------------------------------------------------------------

    def reference(self, code: str, fund: str, month: int) -> str:
        return write_reference(fund={"KPCD": "KPCD", "DUES": "DPCD"}[fund], month=month, number=self.cast.numbers[code])

    def name_evidence(self, body: Employer | Union, name: str = "") -> str:
        """Tell what the registered name proves: one body, two, or one whose name goes on in another's."""
        if isinstance(body, Employer):
            if body.namesake:
                return "name_of_two"
            return "short_name" if body.code in self.cast.near else "full_name"
        if folded(body.name).upper() in self.ambiguous:
            return "name_of_two"
        employer = self.cast.employer_of(body.code)
        return "short_name" if employer.code in self.cast.near or employer.namesake else "full_name"

    def sender_of(self, employer: Employer, *, known: bool = True) -> Sender:
        """Return the employer's own account and what it proves."""
        unknown = employer.unknown_account
        account = unknown if unknown and (not employer.accounts or not known) else self.chance.choice(employer.accounts or (unknown,))
        if account in self.cast.shared:
            return Sender(account, "", "shared_account")  # printed, the holder's name would tell the two apart
        if account in employer.accounts:
            gives = "account"
        else:
            gives = "learned" if account in self.taught else ""
        written = self.cast.foreign.get(employer.code, "")
        if written and self.chance.random() < 0.5:
            return Sender(account, written, gives, "short_name")
        return Sender(account, employer.name, gives, self.name_evidence(employer))

    def person(self) -> Sender:
        chance = self.chance
        number = f"{chance.choice(('0', '1', '2', '6', '9'))}{chance.randint(10**9, 10**10 - 1)}"
        return Sender(number, chance.choice(self.place.people), "", "person")

    def fund_piece(self, *, only_clear: bool = False) -> Piece:
        """Return words for the union fund; now and then with a slip in them, so that they only hint."""
        chance, voice = self.chance, self.place.voice
        roll = chance.random()
        if roll < 0.05 and not only_clear:
            return Piece(chance.choice(voice.vague), "kind_vague")
        if roll < 0.08 and not only_clear:
            return Piece(misspelt(chance, chance.choice([one for one in voice.fund if len(one) > 8])), "kind_vague")
        return Piece(chance.choice(voice.fund), "kind")

    def code_piece(self, code: str) -> Piece:
        """Return a tax code as people write it."""
        chance = self.chance
        roll = chance.random()
        digits = code
        if roll < 0.10 and "-" not in code:
            separator = chance.choice((" ", ".", "-"))
            digits = separator.join((code[:4], code[4:7], code[7:]) if chance.random() < 0.5 else (code[:2], code[2:6], code[6:]))
        elif roll < 0.2:
            digits = code.replace("-", chance.choice(("", " ", "-")))
        return Piece(chance.choice(self.place.voice.code_labels).format(digits), "tax_code")

    def compose(self, kind: Piece, period: str, *others: Piece) -> list[Piece]:
        """Put fund, period, names and codes into one of the place's orders."""
        order = self.chance.choice(self.place.voice.orders)
        stock = {"k": [kind], "p": [Piece(period)], "n": [one for one in others if one.gives not in ("tax_code", "unit_code")]}
        stock["i"] = [one for one in others if one.gives in ("tax_code", "unit_code")]
        pieces: list[Piece] = []
        for word in order.split():
            pieces += stock[word] if word in stock else [Piece(word)]
        return pieces


def _possible(show: str, sender: Sender, layout: str) -> str:
    """Bring what a line is to show down to what the sender has and the layout can print."""
    if show == "both" and not sender.name:
        show = "account"
    if show == "name" and not sender.name:
        show = "none"
    return "none" if show in ("both", "account") and not sender.account else show
