"""What a unit holds in cash by its books, and what its federation lets it hold or pay out in cash."""

from datetime import date

from django.db import connection

from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record

CASH = AccountFilter(codes=("111",))
BANK = AccountFilter(codes=("112",))


def cash_on_hand(unit_id: int, *, on: date) -> int:
    """Return the balance of the cash book at the end of a day. Units: đồng."""
    return sum(amount for _, amount in ledger.turnover_by_day(unit_id, CASH, until=on))


def in_transit(unit_id: int) -> int:
    """Return the money of a unit that left one bank account and has not arrived on another, held till the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bookkeeping_hold_transit(%s)", [unit_id])
        cursor.execute("SELECT bookkeeping_in_transit(%s)", [unit_id])
        return int(cursor.fetchone()[0])


def cash_limit(unit_id: int, kind: str, *, on: date) -> Record:
    """Return what limits a unit's cash: `cash_on_hand` or `cashless_above`; a record without a value sets no limit.

    Source: reference table `cash_limits`: the unit's own decision, those of the units above, then the pack.
    """
    branches = [unit_id, *access.ancestors([unit_id], on=on)[unit_id]]
    return reference.in_force("cash_limits", on=on, branch_ids=branches, place="default", kind=kind)
