"""What a sum tells of who pays what: a sum that is owed to the đồng is a sign of its own, a sum far above it is one against.

A sum that is no round number is written by nobody who has not reckoned it: beside an exact key and the fund's name it says as surely as
a name would that the line is what it seems, so that a word nobody knows (`xuong`, a shortened name) need not be asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from congdoan.finance.collection.rules.matching.claims import union_that_owes
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.model import Books, ChargeKind
from congdoan.foundation.kernel.periods import add_months, month_of

ROUND = 10_000
"""Whole ten thousands are written by guess, for gifts and for tests too: being owed, they tell nothing."""
TOO_MUCH = 3
"""So many times what is owed is nobody's payment for itself."""
YEAR = 12


def owed_sums(books: Books, reading: Reading, payer_id: int, kind: ChargeKind) -> set[int]:
    """Return the sums that settle something: the months stated, one open month, or the oldest ones together."""
    stated = sum(books.due(payer_id, kind, month) or 0 for month in reading.note.months or ())
    return {stated, *running([rest for _, rest in books.open_months(payer_id, kind, reading.line.on)])} - {0}


def is_owed(books: Books, reading: Reading, payer_id: int, kind: ChargeKind) -> bool:
    """Say whether the line's sum is what a payer owes, to the đồng, and no round number."""
    amount = reading.line.amount
    if amount % ROUND == 0:
        return False
    if kind == "KPCD" and reading.note.sense == "both":
        return amount == sum(both_dues(books, reading, payer_id))
    return amount in owed_sums(books, reading, payer_id, kind)


def both_dues(books: Books, reading: Reading, employer_id: int) -> tuple[int, int]:
    """Return what an employer owes of the fund and its union of dues for the months stated; (0, 0) where either is nothing."""
    months = reading.note.months or ()
    union_id = union_that_owes(reading.keys.register, employer_id, on=reading.line.on, months=months)
    if union_id is None:
        return 0, 0
    fund = sum(books.due(employer_id, "KPCD", month) or 0 for month in months)
    dues = sum(books.due(union_id, "DUES", month) or 0 for month in months)
    return (fund, dues) if fund and dues else (0, 0)


def is_too_much(books: Books, reading: Reading, employer_id: int) -> bool:
    """Say whether a sum is several times what an employer has open of the fund, and the months stated at the year's dearest."""
    this = month_of(reading.line.on)
    largest = max(books.due(employer_id, "KPCD", add_months(this, -back)) or 0 for back in range(YEAR))
    most = max(
        largest * len(reading.note.months or (this,)), sum(rest for _, rest in books.open_months(employer_id, "KPCD", reading.line.on))
    )
    return most > 0 and reading.line.amount > TOO_MUCH * most


def running(amounts: Sequence[int]) -> set[int]:
    """Return each sum, and the sums of the first two, three … of them."""
    return {*amounts, *accumulate(amounts)}
