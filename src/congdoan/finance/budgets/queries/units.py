"""Of which year a person looks at a settlement first."""

from congdoan.finance.ledger import queries as ledger
from congdoan.foundation.kernel.periods import make_month

YEARS_BACK = 10


def newest_year(unit_id: int, *, until: int) -> int:
    """Return the newest year, until the one asked about, in which something moved in a branch; the year asked about when none."""
    years = range(until, until - YEARS_BACK, -1)
    return next((year for year in years if ledger.turnover_of_branch(unit_id, during=(make_month(year, 1), make_month(year, 12)))), until)
