"""Reads of the register of members; PostgreSQL shows only what lies within the actor's reach."""

from congdoan.people.members.queries.applications import ApplicationRow, application, applications, applications_of, count_waiting
from congdoan.people.members.queries.counts import Counts, Movement, counts, flows_by_unit, movement, sizes_of
from congdoan.people.members.queries.filters import SavedRow, saved_filters
from congdoan.people.members.queries.kept import kept_amiss
from congdoan.people.members.queries.keys import card_key, field_words, states
from congdoan.people.members.queries.lists import Filter, MemberPage, MemberRow, every, listing, sections
from congdoan.people.members.queries.moves import TransferRow, asked_fields, correction_requests, merges, pairs, transfers
from congdoan.people.members.queries.own import OwnPage, card_of, has_own, own, own_data, person_of, readings
from congdoan.people.members.queries.person import PersonPage, listed_facts, membership, memberships, page_of, person
from congdoan.people.members.queries.retention import Due, due, retention_law, retention_rules

__all__ = [
    "ApplicationRow",
    "Counts",
    "Due",
    "Filter",
    "MemberPage",
    "MemberRow",
    "Movement",
    "OwnPage",
    "PersonPage",
    "SavedRow",
    "TransferRow",
    "application",
    "applications",
    "applications_of",
    "asked_fields",
    "card_key",
    "card_of",
    "correction_requests",
    "count_waiting",
    "counts",
    "due",
    "every",
    "field_words",
    "flows_by_unit",
    "has_own",
    "kept_amiss",
    "listed_facts",
    "listing",
    "membership",
    "memberships",
    "merges",
    "movement",
    "own",
    "own_data",
    "page_of",
    "pairs",
    "person",
    "person_of",
    "readings",
    "retention_law",
    "retention_rules",
    "saved_filters",
    "sections",
    "sizes_of",
    "states",
    "transfers",
]
