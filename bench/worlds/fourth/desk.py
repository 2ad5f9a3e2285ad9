"""The clerk's desk: writes one line, lets the bank wrap it, and judges it by what is then to be seen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random
from typing import cast as seen_as

from bench.worlds.facts import Employer, Line, Said, Union, folded
from bench.worlds.payments import Desk, Parts
from bench.worlds.place import Profile

from .banks import Envelope, wrapped
from .cast import Cast, Houses, owners_of
from .reader import CODES, Reading, Sign, judge
from .town import Town


@dataclass(frozen=True)
class Draft:
    """A payment before the bank has it: the note with what it says, and who pays from where."""

    note: str
    signs: tuple[Sign, ...]
    words: str
    account: str = ""
    holder: str = ""
    wish: str = "any"
    """What of the payer the bank may show: any, account, none."""
    exact: bool = False
    close: bool = False
    behalf: bool = False
    virtual: str = ""
    traps: tuple[str, ...] = ()


@dataclass
class Seen:
    """What earlier lines showed of an account that the register does not hold."""

    payments: list[tuple[datetime, str, bool]] = field(default_factory=list)
    """(when, for whom, on another's behalf), of lines whose payer was certain."""


class TownDesk(Desk):
    """The machine's desk with a town's own way of writing and of judging."""

    def __init__(self, town: Town, chance: Random) -> None:
        self.town, self.cast = town, Cast(town, chance)
        super().__init__(seen_as(Profile, town), self.cast.register, chance, self.cast.codes)
        self.owners = owners_of(self.cast)
        self.history: dict[str, Seen] = defaultdict(Seen)
        self.unionless = frozenset(one.code for one in self.cast.employers if not one.union)
        self.drafts: dict[int, Draft] = {}
        """What was handed to the bank, by the place of its line."""
        self.private_accounts: dict[str, str] = {}
        """The treasurers' own accounts, by union."""
        self.outside_account = self.cast.account()[1]
        """The account of the bookkeeping firm that the register does not know."""
        self.faults: list[str] = []
        """Lines whose reading contradicts what their writer meant; there must be none."""

    def take(
        self, *, at: datetime, amount: int, kind: str, draft: Draft, parts: Parts = (), truth: tuple[str, ...] = (), own: int | None = None
    ) -> Line:
        """Write one line of money in. A line whose payer a reader cannot know has no parts, only `truth`, whom to ask about."""
        own = self.own_for(at.year * 100 + at.month) if own is None else own
        line = Line(at, "C", amount, kind, "", own, Said(draft.note, draft.account, draft.holder, (), draft.traps))
        shows = self._wrap(line, draft)
        line.virtual = draft.virtual
        signs = [*draft.signs, *self._of_payer(draft, shows, at)]
        verdict = judge(
            Reading(signs, draft.words, draft.exact, draft.close, draft.behalf, self._for_many(draft, shows, at), self.unionless)
        )
        house = self.house(parts[0][0]) if parts else ""
        if verdict.review != "must" and verdict.house != house:
            self.faults.append(f"{at} {draft.note}: read as {verdict.house}, meant {house}")
        line.review, line.why = verdict.review, verdict.why
        line.said = replace(line.said, evidence=tuple(sorted({sign.kind for sign in signs})))
        line.parts, line.true_payer = ((), truth or tuple(part[0] for part in parts[:1])) if verdict.review == "must" else (parts, ())
        if "account" in shows and house and (any(sign.kind in CODES for sign in signs) or draft.behalf) and verdict.review != "must":
            self.history[draft.account].payments.append((at, house, draft.behalf))
        self.drafts[len(self.lines)] = draft
        self.lines.append(line)
        return line

    def house(self, subject: str) -> str:
        return self.cast.house_of.get(subject, subject)

    def _wrap(self, line: Line, draft: Draft) -> frozenset[str]:
        own = self.town.own[line.own]
        layout = self.layout(line.own, line.at.year * 100 + line.at.month)
        owner = folded(self.register.collector.name).upper()
        envelope = Envelope(self.chance, draft.note, line.at, own.number, owner, draft.account, draft.holder)
        line.text, shows, has_columns = wrapped(envelope, f"{layout}/{own.bank}" if layout == "mt940" else layout, draft.wish)
        if has_columns:
            line.shows_account = draft.account if "account" in shows else ""
            line.shows_name = envelope.holder if "name" in shows and not line.text.split("/")[-1].startswith(envelope.holder) else ""
        width = {"efast": 45, "mb": 35}.get(layout)
        if width and self.chance.random() < 0.06:
            line.text = "\n".join(line.text[place : place + width] for place in range(0, len(line.text), width))
            line.said = replace(line.said, traps=(*line.said.traps, "hard_line_breaks"))
        return shows

    def _of_payer(self, draft: Draft, shows: frozenset[str], at: datetime) -> list[Sign]:
        found = []
        if "account" in shows:
            owners = self.owners.get(draft.account, [])
            if owners:
                found.append(Sign(owners[0][0], frozenset(code for _, code in owners)))
            elif earlier := self._earlier(draft.account, at):
                found.append(Sign("taught", frozenset(house for house, _ in earlier)))
        if "name" in shows and (houses := self._held_by(draft.holder)):
            found.append(Sign("holder", houses))
        return found

    def _held_by(self, holder: str) -> Houses:
        wanted = folded(holder).lower()
        return frozenset(
            one.code
            for one in self.cast.employers
            if wanted in (folded(one.name).lower(), folded(one.former).lower() or None)
            or (one.sector == "ho_kinh_doanh" and wanted == folded(one.core).lower())
            or (one.union and wanted == folded(self.cast.union_of[one.code].name).lower())
        )

    def _earlier(self, account: str, at: datetime) -> set[tuple[str, bool]]:
        return {(house, behalf) for when, house, behalf in self.history[account].payments if when < at}

    def _for_many(self, draft: Draft, shows: frozenset[str], at: datetime) -> bool:
        others = {house for house, behalf in self._earlier(draft.account, at) if behalf}
        return "account" in shows and len(others) > 1

    def due(self, subject: Employer | Union, months: Sequence[int]) -> int:
        return sum(subject.due(month) if isinstance(subject, Employer) else subject.payable_up(month) for month in months)
