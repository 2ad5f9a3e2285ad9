"""The desk on which the year is written: drafts in any order, then every line printed and classed in the order of its day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import ClassVar

from bench.worlds.eighth.label import KEYS, LIKELY, PERSON, judge
from bench.worlds.eighth.place import Place
from bench.worlds.facts import Employer, Line, Register, Said, Union, folded, last_day, months_of
from bench.worlds.register import BANK_STARTS

from congdoan.finance.collection.rules.references import write_reference

from .cast import Cast, Ways
from .hands import survives, typed, words_of
from .wrapping import Printed, Sent, wrap

Parts = tuple[tuple[str, str, int, tuple[int, ...]], ...]
Body = Employer | Union
LEADS = (
    "BCH CDCS ", "CONG DOAN CO SO ", "BCH CD ", "CDCS ", "CONG DOAN ", "CONG TY TNHH MOT THANH VIEN ", "CONG TY TNHH MTV ", "CTY TNHH MTV ",
    "CONG TY TNHH ", "CTY TNHH ", "CONG TY CO PHAN ", "CTCP ", "CTY CP ", "DOANH NGHIEP TU NHAN ", "DNTN ", "HOP TAC XA ", "HTX ",
    "HO KINH DOANH ", "HKD ",
)  # fmt: skip
"""What stands before the part of a name that tells."""


@dataclass(frozen=True)
class Piece:
    """Some words and what they prove where they survive."""

    text: str
    proof: str = ""


@dataclass(frozen=True)
class Sender:
    """Who sends: what the account and the name prove, if a statement shows them."""

    account: str
    name: str
    account_proof: str = ""
    name_proof: str = ""
    is_person: bool = False


@dataclass
class Draft:
    """One payment before the bank prints it."""

    at: datetime
    amount: int
    kind: str
    note: str
    sender: Sender
    pieces: Sequence[Piece] = ()
    show: str = "both"
    payer: str = ""
    parts: Parts = ()
    true_payer: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    virtual: str = ""
    own: int | None = None
    hand: str = ""
    is_cut: bool = True
    refund: tuple[int, int, str] | None = None
    """Days until money goes back, how much, and the words."""


@dataclass
class Desk:
    """The year being written; a later set overrides how its hands type, its banks print, its apps cut, and when a word of a fund stands."""

    leads: ClassVar[tuple[str, ...]] = LEADS
    profile: Place
    cast: Cast
    chance: Random
    drafts: list[Draft] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    taught: dict[str, dict[str, set[tuple[int, int, bool]]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    paid: set[tuple[str, int]] = field(default_factory=set)
    """What a snare has paid already: (body, month)."""

    @property
    def place(self) -> Place:
        return self.profile

    @property
    def register(self) -> Register:
        return self.cast.register

    def layout(self, own: int, month: int) -> str:
        """Return the layout in which the bank gives this account in this month."""
        return [name for first, name in self.place.own[own].layouts if first <= month % 100][-1]

    def ways(self, code: str) -> Ways:
        return self.cast.ways[code]

    def body_code(self, code: str) -> str:
        """Return the employer's code for a union too: both are one body to whoever pays."""
        return next((one.code for one in self.register.employers if one.union == code), code)

    def moment(self, month: int, first: int, last: int) -> datetime:
        """Return a working moment between two days of a month."""
        day = self.chance.randint(first, min(last, last_day(month).day))
        return datetime(month // 100, month % 100, day, self.chance.randint(7, 17), self.chance.randint(0, 59), self.chance.randint(0, 59))

    def name_proof(self, code: str) -> str:
        """Return what the whole registered name of a body proves."""
        body, pairs = self.body_code(code), self.cast.pairs
        if body in pairs["twins"]:
            return "name_of_two"
        return "short_name" if body == pairs["longer"][0] else "full_name"

    def sender_of(self, body: Body) -> Sender:
        """Return the body as it sends from its own account."""
        if isinstance(body, Union):
            return Sender(body.account, folded(body.name).upper(), "account", self.name_proof(body.code))
        account = body.unknown_account or self.chance.choice(body.accounts)
        proof = "" if account == body.unknown_account else "shared_account" if account == self.cast.shared else "account"
        return Sender(account, folded(body.name).upper(), proof, self.name_proof(body.code))

    def person_of(self, body: Body) -> Sender:
        """Return the person who pays for a body from a private account."""
        ways = self.ways(body.code)
        return Sender(ways.person_account, folded(ways.person).upper(), is_person=True)

    def somebody(self) -> Sender:
        """Return a person that nobody knows, with an account never seen again."""
        bank = self.chance.choice(sorted(BANK_STARTS))
        number = BANK_STARTS[bank] + "77" + "".join(self.chance.choices("0123456789", k=7))
        return Sender(number, folded(self.chance.choice(self.place.persons)).upper(), is_person=True)

    def reference(self, code: str, fund: str, month: int) -> str:
        """Return our own reference for a body, as the notice prints it."""
        return write_reference(fund="KPCD" if fund == "KPCD" else "DPCD", month=month, number=self.cast.numbers[code])

    @cached_property
    def all_references(self) -> list[str]:
        """Our references of all bodies for the year and the two months before it, without blanks."""
        year = self.place.year
        months = (*months_of(year), year * 100 - 88, year * 100 - 89)
        return [
            self.reference(code, fund, month).replace(" ", "")
            for code in self.cast.numbers
            for fund in ("KPCD", "DUES")
            for month in months
        ]

    def typed(self, note: str, hand: str, *, may_glue: bool) -> tuple[str, tuple[str, ...]]:
        """Return a note as a hand leaves it, and its slips."""
        return typed(self.chance, self.place, note, hand, may_glue=may_glue)

    def wrapped(self, layout: str, show: str, sent: Sent) -> Printed:
        """Return what the bank prints around a note."""
        return wrap(self.chance, layout, show, sent)

    def kept_by_app(self, note: str) -> tuple[str, str]:
        """Return what an app with a short field keeps of a note, and the name of the slip."""
        return note[:50].rstrip(), "app_keeps_50"

    def kind_stands(self, how: str) -> bool:
        """Tell whether the word of a fund that survives so still says it."""
        return bool(how)

    def add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    def finish(self) -> None:
        """Print and class every draft in the order of its day."""
        self.drafts.sort(key=lambda one: one.at)
        for draft in self.drafts:
            self._print(draft)

    def _print(self, draft: Draft) -> None:
        chance, month = self.chance, draft.at.year * 100 + draft.at.month
        own = self._own(draft)
        hand = draft.hand or (self.ways(draft.payer).hand if draft.payer else chance.choice(("capitals", "small", "plain", "marks")))
        text, slips = self.typed(draft.note, hand, may_glue=draft.is_cut)
        is_legible = not any("remains" in slip for slip in slips)
        if (
            draft.is_cut
            and is_legible
            and draft.payer
            and self.body_code(draft.payer) not in str(self.cast.pairs)
            and chance.random() < 0.025
        ):
            text, slip = self.kept_by_app(text)
            slips = (*slips, slip)
        layout, account = self.layout(own, month), self.place.own[own]
        special = str(self.cast.pairs)
        name = draft.sender.name
        if chance.random() < 0.05 and draft.is_cut and draft.payer and self.body_code(draft.payer) not in special:
            name = name[: chance.choice((35, 40))].strip()
        owner = folded(self.register.collector.name).upper()
        sent = Sent(draft.at, text, draft.sender.account, name, self._bank_of(draft), account.number, owner)
        printed = self.wrapped(layout, draft.show, sent)
        for _ in range(30):
            if draft.is_cut or words_of(text) in words_of(printed.text):
                break
            printed = self.wrapped(layout, draft.show, sent)
        body = printed.text if layout not in ("vietcombank", "bidv", "agribank", "mt940") else folded(printed.text)
        torn = (
            draft.is_cut
            and (not draft.payer or self.body_code(draft.payer) not in special)
            and layout in ("agribank", "mb", "efast")
            and chance.random() < 0.025
            and len(body) > 60
        )
        if torn:
            at = chance.randrange(34, 58)
            body, slips = f"{body[:at]} {body[at:]}", (*slips, "torn_word")
        body = " ".join(body.split()) if layout == "camt" else body
        proofs = self._proofs(draft, body, printed.account, printed.name, own, month, slips)
        review, why = judge(proofs)
        line = Line(
            draft.at, "C", draft.amount, draft.kind, review, own,
            Said(draft.note, evidence=tuple(sorted(proofs)), traps=(*draft.traps, *slips)),
            text=body, shows_account=printed.account, shows_name=printed.name, virtual=draft.virtual if own == 0 else "",
            parts=draft.parts if review != "must" else (), why=why, true_payer=draft.true_payer,
        )  # fmt: skip
        self.lines.append(line)
        self._learn(draft, line, proofs, body + " " + printed.account, own, month)
        if draft.refund:
            self._refund(draft, line, own)

    def _own(self, draft: Draft) -> int:
        own = draft.own if draft.own is not None else self.ways(draft.payer).own if draft.payer else 0
        if draft.virtual or self.place.own[own].layouts[0][0] > draft.at.month:
            return 0
        return (
            own
            if draft.own is not None or self.chance.random() < 0.94
            else self.chance.choice([n for n, one in enumerate(self.place.own) if one.layouts[0][0] <= draft.at.month])
        )

    def _bank_of(self, draft: Draft) -> str:
        starts = sorted(BANK_STARTS.items(), key=lambda one: -len(one[1]))
        return next((bank for bank, start in starts if draft.sender.account.startswith(start)), "VCB")

    def _proofs(self, draft: Draft, body: str, account: str, name: str, own: int, month: int, slips: tuple[str, ...]) -> set[str]:
        found = set(draft.proofs)
        for piece in draft.pieces:
            found |= self._proof_of(piece, body, slips)
        sender = draft.sender
        seen = words_of(f"{body} {name}")
        if sender.name and f" {words_of(sender.name)} " in f" {seen} ":
            found |= {PERSON} if sender.is_person else {sender.name_proof} if sender.name_proof else set()
        if draft.virtual and own == 0:
            found.add("virtual")
        if sender.account and sender.account in (account, *words_of(body).split()):
            if sender.account_proof:
                found.add(sender.account_proof)
            else:
                found |= self._lessons(draft, sender.account, own, month, found)
        return found - {""}

    def _proof_of(self, piece: Piece, body: str, slips: Iterable[str]) -> set[str]:
        if piece.proof in ("tax_code", "wrong_code", "parent_code"):
            piece = replace(piece, text=re.sub(r"^\D+", "", piece.text))
        how = survives(piece.text, body)
        if piece.proof == "kind":
            part = words_of(piece.text).replace(" ", "")
            if self.kind_stands(how) or any("remains" in slip for slip in slips):
                return {"kind"}
            return {"kind_broken"} if how or part[:5] in words_of(body).replace(" ", "") else set()
        if how == "whole" or (how and piece.proof.endswith(("reference", "hint"))):
            return {piece.proof}
        if piece.proof in ("tax_code", "unit_code", "wrong_code"):
            if how:
                return {"slipped_code"}
            return {"cut_code"} if words_of(piece.text).replace(" ", "")[:3] in words_of(body) else set()
        if how and piece.proof in ("english_name", "former_name"):
            return {piece.proof}
        if piece.proof in LIKELY or piece.proof in ("full_name", "name_of_two"):
            return {"broken_name"} if self._still_tells(piece, body, how, slips) and piece.proof != "name_of_two" else set()
        return {piece.proof} if how else set()

    def _still_tells(self, piece: Piece, body: str, how: str, slips: Iterable[str]) -> bool:
        """Tell whether what is left of a name begins no other body's name."""
        if how or any("remains" in slip for slip in slips):
            return True
        words, seen = words_of(piece.text).split(), f" {words_of(body)}"
        left = next((" ".join(words[:n]) for n in range(len(words), 0, -1) if f" {' '.join(words[:n])}" in seen), "")
        for lead in self.leads:
            left = f"{left} ".removeprefix(lead).strip()
        names = {words_of(one.core) for one in self.register.employers}
        return len(left.split()) > 1 and (piece.proof == "misspelt_name" or sum(core.startswith(left) for core in names) == 1)

    def _lessons(self, draft: Draft, account: str, own: int, month: int, found: set[str]) -> set[str]:
        lessons, bodies = self.taught.get(account, {}), {self.body_code(code) for code in draft.true_payer}
        if not lessons:
            return set()
        if set(lessons) == bodies and len(bodies) == 1:
            is_sure = any(sure and at == own and when < month for at, when, sure in lessons[min(bodies)])
            return {"learned_account" if is_sure else "taught_weakly"}
        return {"account_taught_otherwise"} if found & (set(KEYS) | set(LIKELY)) else {"office_account"}

    def _learn(self, draft: Draft, line: Line, proofs: set[str], seen: str, own: int, month: int) -> None:
        sender = draft.sender
        if line.review == "must" or not line.parts or sender.account_proof or sender.account not in words_of(seen).split():
            return
        bodies = {self.body_code(subject) for subject, *_ in line.parts}
        is_sure = line.review == "never" and {"tax_code", "full_name"} <= proofs
        for body in bodies if len(bodies) == 1 else ():
            self.taught[sender.account][body].add((own, month, is_sure))

    def _refund(self, draft: Draft, line: Line, own: int) -> None:
        days, amount, words = draft.refund or (0, 0, "")
        at = min(draft.at + timedelta(days=days, hours=1), datetime(draft.at.year, 12, 30, 15))
        to = Said(folded(words), draft.sender.account, draft.sender.name, ("account", "amount"), ("refund",))
        self.lines.append(Line(at, "D", amount, "REFUND_OUT", "never", own, to, refers_to=line))
