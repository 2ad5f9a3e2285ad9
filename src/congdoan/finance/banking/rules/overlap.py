"""A statement against what is already held of its account: which rows are new, which were printed before, what contradicts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .statements import Amount, StatementLine


@dataclass(frozen=True, slots=True)
class Held:
    """A statement of the account that is already held."""

    file_name: str
    opening: Amount | None
    closing: Amount | None
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Two neighbouring statements whose balances do not meet: money moved on days that nobody has imported."""

    before: str
    after: str
    closing: Amount
    opening: Amount
    from_day: date | None
    to_day: date | None

    @property
    def difference(self) -> Amount:
        """Return what is missing: above zero when money came in unseen."""
        return self.opening - self.closing


@dataclass(frozen=True)
class Sorted:
    """The rows of a statement: new transactions, and repeats with the fingerprint's earlier line where one is held."""

    new: tuple[StatementLine, ...]
    repeats: tuple[StatementLine, ...]


def sort_lines(lines: Sequence[StatementLine], known: Collection[str]) -> Sorted:
    """Part new transactions from rows that were printed before, in this file or in one already held."""
    new = tuple(line for line in lines if not line.repeat and line.fingerprint not in known)
    repeats = tuple(line for line in lines if line.repeat or line.fingerprint in known)
    return Sorted(new, repeats)


def contradictions(
    new: Sequence[StatementLine], held: Sequence[Held], similar: Mapping[tuple[date, str, Amount, str], str]
) -> list[tuple[StatementLine, str]]:
    """Return the new lines that a held statement should have printed but did not, each with that statement's file.

    A day strictly inside a held statement is closed: it printed all lines of it. On its first and last day a line with the same
    number, day and amount but another fingerprint is the same transaction printed in another layout; `similar` holds those keys.
    """
    found = []
    for line in new:
        day = line.booked_at.date()
        inside = next((s for s in held if s.first_on and s.last_on and s.first_on < day < s.last_on), None)
        twin = similar.get((day, line.direction, line.amount, line.reference or "")) if line.reference else None
        if inside is not None or twin is not None:
            found.append((line, inside.file_name if inside is not None else str(twin)))
    return found


def gaps(statements: Sequence[Held]) -> list[Gap]:
    """Return where the chain of closing and opening balances is broken, oldest first; statements that overlap are no gap."""
    dated = [s for s in statements if s.first_on and s.last_on and s.opening is not None and s.closing is not None]
    dated.sort(key=lambda s: (s.first_on, s.last_on))
    found: list[Gap] = []
    reach: Held | None = None
    for statement in dated:
        if reach is not None and statement.first_on > reach.last_on and statement.opening != reach.closing:  # type: ignore[operator]
            found.append(
                Gap(reach.file_name, statement.file_name, reach.closing, statement.opening, reach.last_on, statement.first_on)  # type: ignore[arg-type]
            )
        if reach is None or statement.last_on >= reach.last_on:  # type: ignore[operator]
            reach = statement
    return found
