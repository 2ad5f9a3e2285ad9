"""The one way from an event to an entry of the books."""

from collections.abc import Collection, Iterable
from datetime import date

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import EntryNumber
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import AccountKey, LineDraft


def book_event(
    *, by: int, under: str, unit_id: int, accounting_date: date, event: str, parts: Iterable[rules.Part], description: str, source: str,
    on: date, prefer: Collection[str] = (),
) -> int:  # fmt: skip
    """Book an event by its template in force on the accounting date, inside the caller's transaction, and return the entry's id.

    `under` is the use case whose right the books are written by, e.g. "bookkeeping.post_voucher"; `prefer` names alternative accounts
    to take, e.g. {"1121"} for money from the bank. The entry gets the next number of what it does with money, in one series with the
    vouchers (decision 0046). Units: đồng.

    :raises NotInForce: no template for the event on that day
    :raises NotAllowed: the actor may not do `under` at this unit
    :raises UnableToPost: what the ledger refuses: a locked month, the same source again, sums that are no entry
    """
    template = queries.template(unit_id, event, on=accounting_date)
    entry_id = book_lines(
        by=by, under=under, unit_id=unit_id, accounting_date=accounting_date, event=event,
        lines=rules.booked(template, parts, prefer=prefer), description=description, source=source, on=on,
    )  # fmt: skip
    EntryNumber.objects.create(entry_id=entry_id, unit_id=unit_id)
    return entry_id


def book_lines(
    *, by: int, under: str, unit_id: int, accounting_date: date, event: str, lines: Iterable[tuple[AccountKey, int]], description: str,
    source: str, on: date,
) -> int:  # fmt: skip
    """Book lines that are known by their accounts, as `book_event` does once it has asked its template; return the entry's id."""
    drafted = list(lines)
    accounts = ledger.accounts(account for account, _ in drafted)
    return ledger.post_entry(
        by=by,
        under=under,
        unit_id=unit_id,
        accounting_date=accounting_date,
        event=event,
        description=description,
        source=source,
        lines=[LineDraft(accounts[account], amount) for account, amount in drafted],
        on=on,
    )
