"""The tenth's desk with this set's hands, wrappers and ways to begin a name."""

from typing import ClassVar

from bench.worlds.facts import Employer
from bench.worlds.ninth.wrapping import Printed, Sent
from bench.worlds.tenth import desk as tenth
from bench.worlds.tenth.desk import Body, Draft, Parts, Piece, Sender

from .hands import typed
from .wrapping import tells_account, wrap

__all__ = ["Body", "Desk", "Draft", "Parts", "Piece", "Sender"]


class Desk(tenth.Desk):
    """The year being written."""

    leads: ClassVar[tuple[str, ...]] = (
        *tenth.LEADS, "C TY TNHH MTV ", "CT TNHH MTV ", "C TY TNHH ", "CT TNHH ", "CTY CO PHAN ", "CONG TY CP ", "C TY CP ", "CT CP ",
    )  # fmt: skip

    def typed(self, note: str, hand: str, *, may_glue: bool) -> tuple[str, tuple[str, ...]]:
        return typed(self.chance, self.place, note, hand, may_glue=may_glue)

    def wrapped(self, layout: str, show: str, sent: Sent) -> Printed:
        return wrap(self.chance, layout, show, sent)

    def is_special(self, body: Body) -> bool:
        """Tell whether a body is one of the few that are easily taken for another."""
        return self.body_code(body.code) in {code for pair in self.cast.pairs.values() for code in pair}

    def employer(self, body: Body) -> Employer:
        return body if isinstance(body, Employer) else self.cast.employer_of(body)

    def is_seen_by_account(self, body: Body) -> bool:
        """Tell whether the statements of the year's beginning show the account that a body pays from."""
        sender = self.sender_of(body)
        bank = self._bank_of(Draft(self.moment(self.place.year * 100 + 1, 1, 1), 0, "", "", sender))
        return bool(sender.account_proof) and tells_account(self.layout(self.ways(body.code).own, 1), bank)
