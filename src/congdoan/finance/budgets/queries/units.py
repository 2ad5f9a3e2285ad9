"""Which settlements a person looks at first, and of which year."""

from datetime import date

from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.access import queries as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.kernel.periods import make_month
from congdoan.people.organisations import queries as organisations

YEARS_BACK = 10


def units_of(by: int, *, on: date) -> list[organisations.Listed]:
    """Return the union bodies on which an actor holds a grant; for the root the federations directly above the base unions."""
    branches = [grant["branch_id"] for grant in access.grants_of(by, on=on)]
    found = [one for one in organisations.named(branches, on=on).values() if one.kind != "employer"]
    if not found and ROOT in branches:
        chosen = organisations.Filter(kinds=tuple(organisations.kinds_of_level("direct_upper")))
        found = list(organisations.listing(chosen, on=on).rows)
    return found


def units_named(text: str, *, on: date) -> list[organisations.Listed]:
    """Return the union bodies that a person means by a few words, an exact code first."""
    kinds = organisations.kinds_of_level("central", "province", "direct_upper", "base", "inside")
    return list(organisations.search(text, on=on, kinds=kinds))


def newest_year(unit_id: int, *, until: int) -> int:
    """Return the newest year, until the one asked about, in which something moved in a branch; the year asked about when none."""
    years = range(until, until - YEARS_BACK, -1)
    return next((year for year in years if ledger.turnover_of_branch(unit_id, during=(make_month(year, 1), make_month(year, 12)))), until)
