"""What a change would do, told for people: the engine's own outcome beside the account as it stands; nothing is written."""

from dataclasses import dataclass
from hashlib import sha256

from congdoan.finance.collection.rules.comparing import Difference, differences
from congdoan.finance.collection.rules.state import Outcome, State
from congdoan.foundation.access import queries as access

WORDS = {
    "payable": "phải trả",
    "held": "giữ hộ đơn vị chưa có công đoàn",
    "own": "phần của đơn vị thu",
    "credit": "nộp thừa",
    "suspense": "chờ xác định",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One balance before and after, with whose it is. Units: đồng."""

    code: str
    name: str
    words: str
    one: Difference


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Months of payers, and the places where the account's money stands, that would change. `count` is how many pieces would."""

    months: tuple[Told, ...]
    places: tuple[Told, ...]
    count: int

    @property
    def is_empty(self) -> bool:
        return not (self.months or self.places)

    @property
    def before(self) -> int:
        return sum(told.one.before for told in self.places)

    @property
    def after(self) -> int:
        return sum(told.one.after for told in self.places)

    @property
    def mark(self) -> str:
        """Return a hash of what is shown."""
        return sha256(repr((self.months, self.places)).encode()).hexdigest()[:32]

    @property
    def moved(self) -> int:
        """Return how much leaves one place for another."""
        return sum(told.one.change for told in self.places if told.one.change > 0)


def foreseen(unit_id: int, before: State, done: Outcome) -> Foreseen:
    """Tell what an outcome changes: one statement for the names."""
    found = differences(before, done.state, unit_id)
    names = access.branch_names({one.body_id for one in found if one.place != "suspense"})
    told = []
    for one in found:
        if one.place == "suspense":
            line = before.lines.get(one.body_id)
            code, name = (line[0].reference, line[0].narrative[:80]) if line else ("", "")
        else:
            code, name = names.get(one.body_id, ("", ""))
        told.append(Told(code, name, WORDS.get(one.place, ""), one))
    return Foreseen(
        months=tuple(row for row in told if row.one.place == "paid"),
        places=tuple(row for row in told if row.one.place != "paid"),
        count=sum(piece.of is not None for piece in done.pieces),
    )
