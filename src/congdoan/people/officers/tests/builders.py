"""Committees for tests of this app and of the apps above."""

from datetime import date
from typing import Any

from congdoan.people.officers import rules, services

DAY = date(2024, 6, 30)
SINCE = date(2024, 2, 1)


def term(by: int, unit_id: int, body: str = rules.EXECUTIVE, *, seats: int = 3, since: date = SINCE, on: date = DAY, **facts: Any) -> int:
    """Open a term and return it."""
    return services.open_term(by=by, unit_id=unit_id, body=body, seats=seats, since=since, on=on, **facts)


def seat(by: int, term_id: int, membership: int, post: str = rules.MEMBER, *, since: date = SINCE, on: date = DAY) -> int:
    """Seat a member without a count and return the seat."""
    return services.appoint(by=by, term_id=term_id, membership_id=membership, post=post, since=since, on=on)


def tally(*votes: tuple[int, int], seats: int, ballots: int = 10, invalid: int = 0, **facts: Any) -> rules.Tally:
    """Return a count in which everybody called was there: tally((membership, votes), …, seats=3)."""
    counts = {"called": ballots, "present": ballots, "voting": ballots, "ballots_out": ballots, "ballots_in": ballots}
    counts |= {"valid": ballots - invalid, "invalid": invalid, "seats": seats}
    return rules.Tally(**counts | facts, candidates=tuple(rules.Candidate(one, f"Người {one}", count) for one, count in votes))
