"""The tenth's desk with this set's hands, wrappers and ways to begin a name."""

from typing import ClassVar

from bench.worlds.facts import Union
from bench.worlds.ninth.wrapping import Printed, Sent
from bench.worlds.tenth import desk as tenth
from bench.worlds.tenth.desk import LEADS, Body, Draft, Parts, Piece, Sender

from .hands import typed
from .words import leads
from .wrapping import tells_account, wrap

__all__ = ["Body", "Desk", "Draft", "Parts", "Piece", "Sender"]


class Desk(tenth.Desk):
    """The year being written."""

    leads: ClassVar[tuple[str, ...]] = (*LEADS, *leads())

    def typed(self, note: str, hand: str, *, may_glue: bool) -> tuple[str, tuple[str, ...]]:
        return typed(self.chance, self.place, note, hand, may_glue=may_glue)

    def wrapped(self, layout: str, show: str, sent: Sent) -> Printed:
        return wrap(self.chance, layout, show, sent)

    def is_special(self, body: Body) -> bool:
        """Tell whether a body is one of the few that are easily taken for another."""
        return self.body_code(body.code) in {code for pair in self.cast.pairs.values() for code in pair}

    def is_seen_by_account(self, body: Body) -> bool:
        """Tell whether the statements of the account that a body pays to always show the account that it pays from."""
        account = body.account if isinstance(body, Union) else (*body.accounts, body.unknown_account)[0]
        bank = self._bank_of(Draft(self.moment(self.place.year * 100 + 1, 1, 1), 0, "", "", Sender(account, "")))
        return self.tells_any_account(body, bank)

    def tells_any_account(self, body: Body, bank: str = "") -> bool:
        """Tell whether the statements of the account that a body pays to show the accounts of a bank, or of every bank."""
        return all(tells_account(layout, bank) for _, layout in self.place.own[self.ways(body.code).own].layouts)
