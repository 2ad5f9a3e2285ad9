"""A small cast: a province, a district and its unions, a neighbour, and the accounts they book on."""

from collections.abc import Sequence
from datetime import date

from psycopg.types.range import DateRange

from congdoan.finance.ledger import services
from congdoan.finance.ledger.rules import AccountKey, LineDraft
from congdoan.foundation.access import rules as access_rules
from congdoan.foundation.access import services as access

PROVINCE, DISTRICT, NEIGHBOUR = 201, 211, 212
UNION, OTHER_UNION, FOREIGN_UNION = 221, 222, 231
ALWAYS = DateRange(None, None)
DAY = date(2024, 6, 30)
MONTH = 202406

BANK = AccountKey("tt107", "1121")
CASH = AccountKey("tt107", "1111")
INCOME = AccountKey("tt107", "5118", "dues")
PAYABLE = AccountKey("tt107", "336", "share")
PAYABLE_TO_UNION = AccountKey("tt107", "336", "share", UNION)
PAYABLE_TO_OTHER = AccountKey("tt107", "336", "share", OTHER_UNION)


def tree() -> None:
    """Write a province with two districts; the first has two unions, the second one."""
    lines = {
        PROVINCE: [],
        DISTRICT: [PROVINCE],
        NEIGHBOUR: [PROVINCE],
        UNION: [DISTRICT, PROVINCE],
        OTHER_UNION: [DISTRICT, PROVINCE],
        FOREIGN_UNION: [NEIGHBOUR, PROVINCE],
    }
    access.set_branches([(branch, f"B{branch}", f"Đơn vị {branch}") for branch in lines])
    rows = [
        (ancestor, branch, depth, ALWAYS)
        for branch, above in lines.items()
        for depth, ancestor in enumerate([branch, *above, access_rules.ROOT])
    ]
    access.set_reach(rows, of=lines)


def pair(debit: AccountKey, credit: AccountKey, amount: int) -> list[LineDraft]:
    """Return a debit line and a credit line of one amount."""
    ids = services.accounts({debit, credit})
    return [LineDraft(ids[debit], amount), LineDraft(ids[credit], -amount)]


def post(by: int, amount: int = 1_000, *, unit_id: int = UNION, on: date = DAY, source: str = "", lines: Sequence[LineDraft] = ()) -> int:
    """Post dues received in cash (or the given lines) and return the entry's id."""
    return services.post_entry(
        by=by,
        unit_id=unit_id,
        accounting_date=on,
        event="test/dues",
        description="Thu đoàn phí",
        source=source or f"test/{unit_id}/{on}/{amount}",
        lines=lines or pair(CASH, INCOME, amount),
        on=on,
    )
