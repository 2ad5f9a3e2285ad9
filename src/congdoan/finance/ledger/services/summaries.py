"""Keeping the summaries short of waiting rows, and rebuilding them from the lines when the tree was changed for past days."""

from datetime import date

from django.db import connection, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.access.rules import ROOT
from congdoan.foundation.audit import services as audit


@transaction.atomic
def fold_summaries(*, by: int, on: date) -> int:
    """Add the turnover that waits to the summaries and return how many rows waited; what readers see does not change.

    :raises NotAllowed: the actor keeps no books
    """
    access.require_somewhere(by, "ledger.fold_summaries", on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_fold(true)")
        (folded,) = cursor.fetchone()
    return int(folded)


@transaction.atomic
def rebuild_summaries(*, by: int, first: int, last: int, on: date) -> int:
    """Rebuild the summaries of the months from the lines and the tree of those months, and return how many balances there are.

    :raises NotAllowed: the actor does not keep the books of the whole tree
    """
    access.require(by, "ledger.rebuild_summaries", at=ROOT, on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_rebuild(%s, %s)", [first, last])
        (rebuilt,) = cursor.fetchone()
    audit.record(by, "ledger.rebuild_summaries", at=ROOT, first=first, last=last, balances=int(rebuilt))
    return int(rebuilt)
