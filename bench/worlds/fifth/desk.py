"""The desk on which lines arrive: what of a payer the bank shows, and how sure that makes a careful accountant."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from bench.worlds import payments
from bench.worlds.facts import Line, Said, folded

from congdoan.finance.collection.rules.references import write_reference
from congdoan.finance.collection.rules.virtual import virtual_number

from . import banks
from .cast import Cast
from .place import Place
from .writing import typed

Parts = tuple[tuple[str, str, int, tuple[int, ...]], ...]

SURE = frozenset({"mst", "si", "reference", "virtual", "own_code", "account", "union_code", "union_account"})
"""One of these alone says whose money it is, if the words say that it is a fee."""
FAIR = frozenset({"name", "former", "holder", "union_name", "union_holder", "learned", "employer_account", "group"})
"""These say it well enough for many, and not for all: booking and asking are both right."""
WEAK = frozenset(
    {"no_words", "vague", "helped", "slip", "parent_code", "wrong_reference", "ended", "unknown_name", "old_debt", "virtual_of_another"}
)
"""Something about the line that lets a careful person ask in spite of a sure sign."""
DOUBTS = {
    "contradiction": "two signs name two payers and nothing explains it",
    "other_money": "the words tell of money that is no fee",
    "stranger": "whoever pays is not in the register",
    "two_purposes": "a fee and something else in one sum",
    "sum_not_exact": "two funds in one sum that is not the sum of what is due",
    "group_not_exact": "several payers in one sum that is not the sum of what is due",
    "vague_sum": "the words leave the fund open and the sum is not what is due",
    "wrong_fund": "the words name a fund that this payer does not owe",
    "agent": "the account pays for many, and the note names none of them",
    "returned": "money of the union that comes back",
}


def judge(evidence: frozenset[str]) -> tuple[str, str]:
    """Return (review, why): never, where a person would be sure; ok, where booking and asking are both right; must otherwise."""
    for sign, why in DOUBTS.items():
        if sign in evidence:
            return "must", why
    if evidence & SURE:
        return ("ok" if evidence & WEAK else "never"), ""
    if evidence & FAIR:
        return "ok", ""
    if "twin_name" in evidence:
        return "must", "two bodies bear this name; no code and no known account"
    if "shared_account" in evidence:
        return "must", "the account belongs to two employers and nothing tells them apart"
    return "must", "no name, code or known account"


@dataclass(frozen=True)
class Payer:
    """Whoever sends: an account and its holder, and what each tells to somebody who reads it beside the register."""

    account: str
    holder: str
    by_account: str = ""
    by_holder: str = ""
    is_private: bool = False


@dataclass(frozen=True)
class Note:
    """What a payer wrote, the signs in it, and what happened to it."""

    text: str
    signs: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    keep_letters: bool = False


@dataclass
class Desk(payments.Desk):
    """The year being written. `profile` is a `Place`, which has all that the account and the schedule ask of a profile."""

    cast: Cast = field(kw_only=True)

    @property
    def place(self) -> Place:
        return self.profile  # type: ignore[return-value]

    def reference(self, code: str, kind: str, month: int) -> str:
        """Return the note that the product asks of this payer."""
        return write_reference(fund="KPCD" if kind == "KPCD" else "DPCD", month=month, number=self.cast.numbers[code])

    def wrong_reference(self, code: str, kind: str, month: int) -> str:
        """Return that note with one digit of the payer's number wrong, such that its check fails."""
        word, period, number, check = self.reference(code, kind, month).split()
        while True:
            at = self.chance.randrange(len(number) - 3, len(number))
            wrong = number[:at] + str((int(number[at]) + self.chance.randint(1, 9)) % 10) + number[at + 1 :]
            if not write_reference(fund=word, month=month, number=int(wrong)).endswith(check):
                return f"{word} {period} {wrong} {check}"

    def virtual_number(self, code: str) -> str:
        return virtual_number(self.place.virtual_prefix, self.cast.numbers[code])

    def efast(self, month: int) -> int | None:
        """Return which account has the column of virtual numbers this month, if the bank gave it a prefix."""
        able = range(len(self.place.own)) if self.place.virtual_prefix else ()
        return next((own for own in able if self.place.own[own].layouts[0][0] <= month % 100 and self.layout(own, month) == "efast"), None)

    def learned(self, payer: Payer) -> Payer:
        """Return the payer as the register and earlier lines make it known."""
        return replace(payer, by_account="learned") if not payer.by_account and payer.account in self.taught else payer

    def take(
        self,
        *,
        at: datetime,
        amount: int,
        kind: str,
        note: Note,
        payer: Payer,
        wish: str = "",
        parts: Parts = (),
        true_payer: tuple[str, ...] = (),
        own: int | None = None,
        virtual: str = "",
    ) -> Line:
        """Write one line of money in; its class follows from what it shows, and a doubtful line has no parts."""
        assert amount > 0
        own = self.own_for(at.year * 100 + at.month) if own is None else own
        layout = self.layout(own, at.year * 100 + at.month)
        wish = wish or self.chance.choices(("both", "account", "name", "none"), (56, 20, 8, 16))[0]
        shown = banks.ways_to_show(layout, wish if payer.holder else {"both": "account", "name": "none"}.get(wish, wish))
        if not payer.holder and shown == "both":
            shown = "account" if layout in banks.SHOWN else "none"
        payer = self.learned(payer)
        signs = {*note.signs, *(["virtual"] if virtual else [])}
        signs |= {payer.by_account} if shown in ("both", "account") else set()
        signs |= {payer.by_holder} if shown in ("both", "name") else set()
        signs.discard("")
        review, why = judge(frozenset(signs))
        text, happened = typed(self.chance, self.place, note.text, keep_letters=note.keep_letters)
        said = Said(text, "", "", tuple(sorted(signs)), (*note.traps, *happened, *(["private_payer"] if payer.is_private else [])))
        line = Line(at, "C", amount, kind, review, own, said, why=why, virtual=virtual)
        line.parts, line.true_payer = ((), true_payer) if review == "must" else (parts, ())
        self._print(line, layout, shown, payer)
        if shown in ("both", "account") and signs & {"mst", "si", "reference", "own_code", "union_code"} and not payer.by_account:
            self.taught.add(payer.account)
        self.lines.append(line)
        return line

    def _print(self, line: Line, layout: str, shown: str, payer: Payer) -> None:
        owner = folded(self.register.collector.name).upper()
        number = self.place.own[line.own].number
        transfer = banks.Transfer(self.chance, line.at, line.said.note, number, owner, payer.account, payer.holder)
        line.text = banks.wrapped(transfer, layout, shown, from_a_phone=payer.is_private and self.chance.random() < 0.2)
        line.shows_account = payer.account if shown in ("both", "account") and layout in banks.SHOWN else ""
        line.shows_name = folded(payer.holder).upper() if shown in ("both", "name") and layout in banks.SHOWN else ""
        if layout in ("efast", "mb") and self.chance.random() < 0.06:
            width = 45 if layout == "efast" else 35
            line.text = "\n".join(line.text[place : place + width] for place in range(0, len(line.text), width))
            line.said.traps = (*line.said.traps, "hard_line_breaks")

    def send_back(self, line: Line, amount: int, words: str, at: datetime, payer: Payer) -> None:
        """Write money that the collector sends back to whoever paid it."""
        said = Said(folded(words), payer.account, payer.holder, ("account", "amount"), ("refund",))
        self.lines.append(Line(at, "D", amount, "REFUND_OUT", "ok", line.own, said, refers_to=line))


def year_of(place: Place, cast: Cast, chance: Random) -> Desk:
    return Desk(profile=place, register=cast.register, chance=chance, codes=cast.codes, cast=cast)  # type: ignore[arg-type]
