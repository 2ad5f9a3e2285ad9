"""An entry to open the ledger with (see tests/town.py)."""

from congdoan.finance.ledger import queries
from congdoan.finance.ledger.rules import AccountFilter


def examples(town):
    behind = queries.entries_behind(town.cast.district, AccountFilter(), during=(202401, 202412))
    return {"entry_id": behind.lines[0].entry_id}


def own_examples(town):
    return {"export_seals": {"code": "LDLD-DMC"}}
