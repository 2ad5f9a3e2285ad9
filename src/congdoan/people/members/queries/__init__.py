"""Reads of the register of members; PostgreSQL shows only what lies within the actor's reach."""

from congdoan.people.members.queries.applications import ApplicationRow, application, applications, count_waiting
from congdoan.people.members.queries.keys import field_words, states
from congdoan.people.members.queries.lists import Filter, MemberPage, MemberRow, every, listing, sections
from congdoan.people.members.queries.person import PersonPage, membership, page_of, person

__all__ = [
    "ApplicationRow",
    "Filter",
    "MemberPage",
    "MemberRow",
    "PersonPage",
    "application",
    "applications",
    "count_waiting",
    "every",
    "field_words",
    "listing",
    "membership",
    "page_of",
    "person",
    "sections",
    "states",
]
