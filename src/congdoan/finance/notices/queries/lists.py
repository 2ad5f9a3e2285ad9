"""Who of the payers has a notice of a month, what became of it, and who has none: one row a payer, over the whole filter."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from congdoan.finance.collection.queries.standing import by_payer, months_owed
from congdoan.finance.collection.queries.sums import credits_of
from congdoan.finance.notices.queries.issued import IssuedNotice, Mailed, addresses_on, mail_page, mails, notices
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

PAGE = 50
MOST_FOUND = 5_000
PILES = ("", "chua-co", "da-co", "chua-gui", "da-gui", "loi", "khong-thu")
SORTS = ("-no", "no", "ten", "-ten")
TROUBLED = ("failed", "given_up", "unknown")
ENDED = ("sent", "given_up", "unknown")


@dataclass(frozen=True, slots=True)
class PayerNotice:
    """One payer: what is owed on the day, its notice of the month and the mail of that. Units: đồng."""

    payer_id: int
    fund: str
    to_pay: int
    overdue: int
    notice: IssuedNotice | None
    mail: Mailed | None
    email: str
    body: Any = None  # organisations.Listed, of the rows shown

    def is_in(self, pile: str) -> bool:
        """Tell whether the row belongs to a pile."""
        if pile == "chua-co":
            return self.notice is None and self.to_pay > 0
        if pile == "khong-thu":
            return not self.email
        if not pile:
            return True
        if self.notice is None:
            return False
        state = self.mail.kind if self.mail else ""
        return {"da-co": True, "chua-gui": not state, "da-gui": state == "sent", "loi": state in TROUBLED}[pile]


@dataclass(frozen=True, slots=True)
class PayerNotices:
    """One page of payers, the size of each pile, the sums of the whole filter, and where the next page begins."""

    rows: tuple[PayerNotice, ...]
    piles: dict[str, int]
    count: int
    to_pay: int
    asked: int  # by the notices of the filter
    notice_ids: tuple[int, ...]
    next: str


def payer_notices(
    unit_id: int, month: int, *, on: date, text: str = "", pile: str = "", sort: str = "-no", after: str = "", limit: int = PAGE
) -> PayerNotices:
    """Return the payers of a unit that owe something on a day or hold a notice issued in a month; `after` is the last page's cursor."""
    rows = _rows(unit_id, month, on, _wanted(text, on))
    piles = {name: sum(row.is_in(name) for row in rows) for name in PILES}
    chosen = _ordered([row for row in rows if row.is_in(pile)], sort, on)
    start = next((place + 1 for place, row in enumerate(chosen) if str(row.payer_id) == after), 0)
    shown = chosen[start : start + limit]
    bodies = organisations.named([row.payer_id for row in shown], on=on)
    told = [row.notice for row in chosen if row.notice is not None]
    return PayerNotices(
        rows=tuple(replace(row, body=bodies[row.payer_id]) for row in shown if row.payer_id in bodies),
        piles=piles,
        count=len(chosen),
        to_pay=sum(row.to_pay for row in chosen),
        asked=sum(one.to_pay for one in told),
        notice_ids=tuple(one.id for one in told),
        next=str(shown[-1].payer_id) if shown and len(chosen) > start + limit else "",
    )


def _wanted(text: str, on: date) -> set[int] | None:
    return {one.id for one in organisations.search(text, on=on, limit=MOST_FOUND)} if text.strip() else None


def _rows(unit_id: int, month: int, on: date, wanted: set[int] | None) -> list[PayerNotice]:
    credits = credits_of(unit_id, on=on)
    held = {one.payer_id: one for one in reversed(notices(unit_id=unit_id, month=month, until=on)) if one.stands}
    gathered = by_payer(one for one in months_owed(wanted, on=on) if one.unpaid)
    kept = {payer for payer in held if wanted is None or payer in wanted}
    funds = dict(gathered.keys()) | {payer: held[payer].fund for payer in kept}
    below = _of_unit(unit_id, set(funds), on)
    letters = mails(held[payer].id for payer in kept)
    addresses = addresses_on(funds, on=on)
    found = []
    for payer, fund in funds.items():
        if payer not in below:
            continue
        months, notice = gathered.get((payer, fund), []), held.get(payer)
        unpaid = sum(one.unpaid for one in months)
        late = sum(one.unpaid for one in months if one.standing(on) == "overdue")
        to_pay = max(0, unpaid - credits.get((payer, fund), 0))
        mail = letters.get(notice.id) if notice else None
        found.append(PayerNotice(payer, fund, to_pay, late, notice, mail, addresses.get(payer, "")))
    return found


def _of_unit(unit_id: int, payers: Iterable[int], on: date) -> set[int]:
    above = access.ancestors(payers, on=on)
    return {payer for payer, units in above.items() if unit_id in units}


def _ordered(rows: list[PayerNotice], sort: str, on: date) -> list[PayerNotice]:
    if sort.lstrip("-") == "ten":
        names = organisations.named([row.payer_id for row in rows], on=on)  # in the order of the dictionary
        places = {payer: place for place, payer in enumerate(names)}
        rows = sorted(rows, key=lambda row: places.get(row.payer_id, 0))
        return rows[::-1] if sort.startswith("-") else rows
    sign = 1 if sort == "no" else -1
    return sorted(rows, key=lambda row: (sign * row.to_pay, row.payer_id))


def outbox(unit_id: int, *, after: int | None = None, limit: int = PAGE) -> tuple[list[Mailed], dict[int, IssuedNotice], int | None]:
    """Return a page of what happened in a unit's outbox, newest first, with the notices named, and where the next page begins."""
    events, following = mail_page(unit_id, after=after, limit=limit)
    told = {one.id: one for one in notices(ids={event.notice_id for event in events})}
    return events, told, following
