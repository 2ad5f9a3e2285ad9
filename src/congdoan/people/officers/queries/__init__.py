"""Reads of committees and officers; PostgreSQL shows only what lies within the actor's reach."""

from congdoan.people.officers.queries.bodies import (
    Judged,
    SeatRow,
    TermRow,
    committees,
    findings,
    judged,
    names_of,
    past_terms,
    seat,
    seats,
    seats_of_person,
    term,
    term_of_seat,
)
from congdoan.people.officers.queries.counts import ElectionRow, election, elections
from congdoan.people.officers.queries.law import count_rule, limits
from congdoan.people.officers.queries.lists import (
    STATES,
    OfficerFilter,
    OfficerRow,
    TermLine,
    count_terms,
    every_officer,
    officers,
    terms,
)

__all__ = [
    "STATES",
    "ElectionRow",
    "Judged",
    "OfficerFilter",
    "OfficerRow",
    "SeatRow",
    "TermLine",
    "TermRow",
    "committees",
    "count_rule",
    "count_terms",
    "election",
    "elections",
    "every_officer",
    "findings",
    "judged",
    "limits",
    "names_of",
    "officers",
    "past_terms",
    "seat",
    "seats",
    "seats_of_person",
    "term",
    "term_of_seat",
    "terms",
]
