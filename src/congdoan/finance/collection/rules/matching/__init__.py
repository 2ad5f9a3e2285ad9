"""Matching: whose a line of the statement is. `match` judges one line; what is not certain waits for a person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from congdoan.finance.collection.rules.matching.keys import Keys, keys_of
from congdoan.finance.collection.rules.matching.money import money_out
from congdoan.finance.collection.rules.matching.money_in import money_in
from congdoan.finance.collection.rules.matching.reading import read_line
from congdoan.finance.collection.rules.matching.table import TABLE, Rule
from congdoan.finance.collection.rules.model import Books, Candidate, Line, Match, Register

__all__ = ["TABLE", "Keys", "Matching", "Rule", "match"]


def match(line: Line, register: Register, books: Books) -> Match:
    """Judge one line: booked by a named rule with its evidence, or waiting with candidates. Nothing is guessed."""
    reading = read_line(line, keys_of(register))
    return money_in(reading, books) if line.direction == "C" else money_out(reading, books)


@dataclass(frozen=True)
class Matching:
    """A matcher in which some classes only propose: the accountant or their confirmed history switched them so.

    A proposal keeps the parts it would have booked, so that a person may confirm exactly them.
    """

    proposing: Collection[str] = frozenset()

    def __call__(self, line: Line, register: Register, books: Books) -> Match:
        judged = match(line, register, books)
        if judged.status != "auto" or judged.rule not in self.proposing:
            return judged
        chosen = tuple(Candidate(part.payer_id, part.kind, part.amount, judged.evidence) for part in judged.parts)
        if judged.target_id is not None and line.direction == "D":
            chosen = (Candidate(judged.target_id, None, line.amount, judged.evidence),)
        return replace(judged, status="review", candidates=chosen, learns=())
