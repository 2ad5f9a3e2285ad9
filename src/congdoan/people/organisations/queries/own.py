"""Where a person begins: the bodies on which they hold a grant, or those meant by a few words."""

from datetime import date

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.rules import ROOT

from .kinds import kinds_of_level
from .lists import Filter, Listed, listing, named, search


def units_of(by: int, *, on: date) -> list[Listed]:
    """Return the union bodies on which an actor holds a grant; for the root the federations directly above the base unions."""
    branches = [grant["branch_id"] for grant in access.grants_of(by, on=on)]
    found = [one for one in named(branches, on=on).values() if one.kind != "employer"]
    if not found and ROOT in branches:
        found = list(listing(Filter(kinds=tuple(kinds_of_level("direct_upper"))), on=on).rows)
    return found


def units_named(text: str, *, on: date) -> list[Listed]:
    """Return the union bodies that a person means by a few words, an exact code first."""
    kinds = kinds_of_level("central", "province", "direct_upper", "base", "inside")
    return list(search(text, on=on, kinds=kinds))
