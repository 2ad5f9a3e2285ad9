"""Notices as they were issued, what became of them since, and who still has none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet

from congdoan.finance.collection.queries.standing import months_owed
from congdoan.finance.notices.models import Notice, NoticeAddress, OutboxEvent
from congdoan.finance.notices.rules.letter import Letter, from_text
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.periods import first_day, last_day, month_of


@dataclass(frozen=True, slots=True)
class IssuedNotice:
    """One notice with its figures as they were. Units: đồng."""

    id: int
    unit_id: int
    payer_id: int
    fund: str
    number: str
    issued_on: date
    month: int
    charged: int
    paid: int
    unpaid: int
    overdue: int
    credit: int
    to_pay: int
    note: str
    pdf_sha256: str
    issued_at: datetime
    issued_by: int
    withdrawn_on: date | None
    withdrawn_why: str

    @property
    def stands(self) -> bool:
        return self.withdrawn_on is None


@dataclass(frozen=True, slots=True)
class Mailed:
    """The last event of a notice on its way."""

    notice_id: int
    email: str
    kind: str
    words: str
    round: int
    attempt: int
    reason: str
    at: datetime
    by: str


_NOTICE = (
    "id", "unit_id", "payer_id", "fund", "number", "issued_on", "month", "charged", "paid", "unpaid", "overdue", "credit", "to_pay",
    "note", "pdf_sha256", "issued_at", "issued_by", "withdrawal__withdrawn_on", "withdrawal__reason", "year",
)  # fmt: skip


def number_of(number: int, year: int) -> str:
    """Return a notice's number as it is written: 07/2024, 112/2024."""
    return f"{number:02d}/{year}"


def notices(
    *, unit_id: int | None = None, payer_ids: Iterable[int] | None = None, ids: Iterable[int] | None = None, month: int | None = None,
    until: date | None = None,
) -> list[IssuedNotice]:  # fmt: skip
    """Return notices, newest first; `month` is the calendar month of issue."""
    found: QuerySet[Notice] = Notice.objects.order_by("-id")
    if unit_id is not None:
        found = found.filter(unit_id=unit_id)
    if payer_ids is not None:
        found = found.filter(payer_id__in=set(payer_ids))
    if ids is not None:
        found = found.filter(id__in=set(ids))
    if month is not None:
        found = found.filter(issued_on__range=(first_day(month), last_day(month)))
    if until is not None:
        found = found.filter(issued_on__lte=until)
    return [_notice(row) for row in found.values_list(*_NOTICE)]


def notice(notice_id: int) -> IssuedNotice | None:
    """Return one notice; None when it is not within reach."""
    return next(iter(notices(ids=[notice_id])), None)


def letters_of(ids: Iterable[int]) -> dict[int, Letter]:
    """Return the letters of notices as they were sealed, by number."""
    rows = Notice.objects.filter(id__in=set(ids)).order_by("year", "number").values_list("id", "letter")
    return {notice_id: from_text(text) for notice_id, text in rows}


def _notice(row: tuple[Any, ...]) -> IssuedNotice:
    values = [*row[:4], number_of(row[4], row[-1]), *row[5:18], row[18] or ""]
    return IssuedNotice(*values)


def standing_payers(unit_id: int, payer_ids: Iterable[int] | None, *, on: date) -> set[int]:
    """Return those payers who hold a notice of this calendar month that was not withdrawn."""
    told = notices(unit_id=unit_id, payer_ids=payer_ids, month=month_of(on), until=on)
    return {one.payer_id for one in told if one.stands}


def payers_who_owe(*, on: date) -> list[int]:
    """Return every payer within reach with an unpaid month."""
    return sorted({one.payer_id for one in months_owed(None, on=on) if one.unpaid})


def addresses_on(payer_ids: Iterable[int], *, on: date) -> dict[int, str]:
    """Return where payers read their mail on a day; who has no address is left out."""
    found = NoticeAddress.objects.filter(payer_id__in=set(payer_ids), since__lte=on).order_by("payer_id", "-since", "-id")
    return {payer: email for payer, email in found.distinct("payer_id").values_list("payer_id", "email") if email}


def address_history(payer_id: int) -> list[dict[str, Any]]:
    """Return every address of a payer, the newest first, with who set it."""
    rows = list(NoticeAddress.objects.filter(payer_id=payer_id).order_by("-since", "-id").values("email", "since", "set_by", "set_at"))
    people = access.names_of_actors(row["set_by"] for row in rows)
    return [row | {"by": people.get(row["set_by"], "")} for row in rows]


def mails(notice_ids: Iterable[int]) -> dict[int, Mailed]:
    """Return the last event of each notice that was ever to be sent."""
    wanted = set(notice_ids)
    newest = OutboxEvent.objects.filter(notice_id__in=wanted).values("notice_id").annotate(last=Max("id")).order_by()
    return {one.notice_id: one for one in _mailed(Q(id__in=[row["last"] for row in newest]))}


def mail_events(notice_id: int) -> list[Mailed]:
    """Return everything that happened to the mail of a notice, newest first."""
    return _mailed(Q(notice_id=notice_id))


def mail_page(unit_id: int, *, after: int | None, limit: int) -> tuple[list[Mailed], int | None]:
    """Return a page of the events of a unit's outbox, newest first, and the cursor of the next page."""
    found = OutboxEvent.objects.filter(unit_id=unit_id).order_by("-id")
    ids = list((found if after is None else found.filter(id__lt=after)).values_list("id", flat=True)[: limit + 1])
    return _mailed(Q(id__in=ids[:limit])), ids[limit - 1] if len(ids) > limit else None


def _mailed(chosen: Q) -> list[Mailed]:
    rows = list(
        OutboxEvent.objects.filter(chosen).order_by("-id").values_list(
            "notice_id", "email", "kind", "round", "attempt", "reason", "recorded_at", "recorded_by"
        )
    )  # fmt: skip
    people = access.names_of_actors(row[-1] for row in rows)
    words = {kind.value: str(kind.label) for kind in OutboxEvent.Kind}
    found = []
    for row in rows:
        values: list[Any] = [*row[:3], words[row[2]], *row[3:7], people.get(row[7], "")]
        found.append(Mailed(*values))
    return found
