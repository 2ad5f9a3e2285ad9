"""From one chart of accounts to the next: every balance of the old moves to the new, item by item and party by party."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from congdoan.finance.ledger.rules import AccountKey

SURPLUS = "421"
KEPT_ITEMS = frozenset({"accumulation"})
"""Items that the surplus's account keeps: what was handed over in a former year is plain surplus in the next."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one account's balance moves to. `amount` is debits less credits, in đồng."""

    old: AccountKey
    new: AccountKey
    amount: int


def moves(balances: Mapping[AccountKey, int], to: Mapping[str, str], *, chart: str) -> list[Move]:
    """Return where every balance goes, in the order of the accounts; balances of nothing are left out.

    :raises KeyError: an account has no line in the mapping
    """
    return [
        Move(account, _new(account, to[account.code], chart), amount)
        for account, amount in sorted(balances.items(), key=lambda pair: order(pair[0]))
        if amount
    ]


def entry_lines(moved: Iterable[Move]) -> list[tuple[AccountKey, int]]:
    """Return the lines of one unit's entry: each old account to nothing, each new one to the sum of what came to it."""
    listed = list(moved)
    came: dict[AccountKey, int] = defaultdict(int)
    for move in listed:
        came[move.new] += move.amount
    gone = [(move.old, -move.amount) for move in listed]
    return gone + [(account, amount) for account, amount in sorted(came.items(), key=lambda pair: order(pair[0])) if amount]


def unmapped(accounts: Iterable[AccountKey], to: Collection[str]) -> list[str]:
    """Return the codes that the mapping lacks, each once."""
    return sorted({account.code for account in accounts} - set(to))


def order(account: AccountKey) -> tuple[str, str, str, int]:
    """Return the place of an account in lists."""
    return account.chart, account.code, account.item, account.party_id or 0


def _new(account: AccountKey, code: str, chart: str) -> AccountKey:
    item = account.item if not code.startswith(SURPLUS) or account.item in KEPT_ITEMS else ""
    return AccountKey(chart, code, item, account.party_id)
