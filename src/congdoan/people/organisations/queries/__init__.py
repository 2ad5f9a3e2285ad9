"""Reads of the register; rows come ready for the page. PostgreSQL shows only what lies within the actor's reach."""

from congdoan.people.organisations.queries.kinds import capabilities, kinds_of_level, kinds_on, kinds_table, level_of
from congdoan.people.organisations.queries.lists import (
    SIZES,
    Filter,
    Listed,
    ListPage,
    by_code,
    communes,
    listing,
    named,
    search,
    sizes,
    state_of,
)
from congdoan.people.organisations.queries.pages import OrganisationPage, id_of_code, organisation
from congdoan.people.organisations.queries.register import (
    FormerName,
    RegisterColumns,
    RegisteredBody,
    RegisteredGroup,
    Span,
    payer_groups,
    register,
)
from congdoan.people.organisations.queries.tree import Counts, Node, collector_of, counts, levels_above, parent_on, subtree, union_of

__all__ = [
    "SIZES",
    "Counts",
    "Filter",
    "FormerName",
    "ListPage",
    "Listed",
    "Node",
    "OrganisationPage",
    "RegisterColumns",
    "RegisteredBody",
    "RegisteredGroup",
    "Span",
    "by_code",
    "capabilities",
    "collector_of",
    "communes",
    "counts",
    "id_of_code",
    "kinds_of_level",
    "kinds_on",
    "kinds_table",
    "level_of",
    "levels_above",
    "listing",
    "named",
    "organisation",
    "parent_on",
    "payer_groups",
    "register",
    "search",
    "sizes",
    "state_of",
    "subtree",
    "union_of",
]
