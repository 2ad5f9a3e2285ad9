"""Closing a year of many units at once, and opening one again: set-wise, one transaction, safe to repeat."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from congdoan.finance.bookkeeping import queries, rules
from congdoan.finance.bookkeeping.models import YearClosing, YearReopening
from congdoan.finance.ledger import queries as books
from congdoan.finance.ledger import services as ledger
from congdoan.finance.ledger.rules import FIRST_PERIOD, LAST_PERIOD, EntryDraft, Flat, LineDraft, columns_of
from congdoan.foundation.access import services as access
from congdoan.foundation.access.queries import common_branch
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import make_month

MOST_UNITS = 2_000  # of one transaction; a branch with more is closed piece by piece
WORDS = {
    "close_income": "Kết chuyển thu năm {year}",
    "close_spending": "Kết chuyển chi năm {year}",
    "close_surplus": "Kết chuyển chênh lệch thu, chi năm {year}",
    "carry_surplus": "Chuyển thặng dư năm {year} sang năm sau",
}


class UnableToClose(DomainError):
    """Root of the refusals to close a year or to open it again."""


class YearOutsideTheBooks(UnableToClose):
    code = "year-outside-the-books"
    says = "Sổ chỉ có các năm từ {first} đến {last}."


class YearNotOver(UnableToClose):
    code = "year-not-over"
    says = "Năm {year} chưa hết: chỉ kết chuyển được sau ngày 31/12/{year}."


class YearNotReady(UnableToClose):
    code = "year-not-ready"
    says = "{count} đơn vị chưa đủ điều kiện kết chuyển, chưa ghi gì. Đơn vị đầu tiên: {first}."


class YearPreviewChanged(UnableToClose):
    code = "year-preview-changed"
    says = "Sổ đã đổi từ lúc xem trước. Xem lại rồi áp dụng."


class TooManyUnits(UnableToClose):
    code = "year-too-many-units"
    says = "Mỗi lần kết chuyển nhiều nhất {most} đơn vị."


class YearNotClosed(UnableToClose):
    code = "year-not-closed"
    says = "Năm {year} của đơn vị này chưa kết chuyển, không cần mở lại."


class LaterYearClosed(UnableToClose):
    code = "year-after-is-closed"
    says = "Năm {later} của đơn vị đã kết chuyển: mở lại năm {later} trước."


@dataclass(frozen=True, slots=True)
class ClosedYear:
    """What closing did. `standing` units were closed before. Units: đồng."""

    units: int
    standing: int
    entries: int
    income: int
    spending: int


@transaction.atomic
def close_year(
    *, by: int, unit_ids: Iterable[int], year: int, on: date, reason: str = "", mark: str | None = None
) -> ClosedYear:  # fmt: skip
    """Close a year of the units: income and spending go to the result, the result to the surplus, December is locked for all.

    Entries are dated the year's last day; where the chart tells this year's surplus from the years' before, it is carried on the first day
    of the next. Units that are closed already stay as they are, books that ended are left out. `reason` gets past what yields to one
    (open months, waiting lines); `mark` insists on what a preview showed.
    Source: reference table `posting_templates`, events close_income, close_spending, close_surplus; carry_surplus (derived).

    :raises NotAllowed: the actor may not close the year of one of the units
    :raises YearNotReady: something stands in the way; every unit is told
    :raises YearPreviewChanged: `mark` no longer holds
    :raises YearOutsideTheBooks, YearNotOver, TooManyUnits: no such year; it goes on; more units than one transaction takes
    """
    units = sorted(set(unit_ids))
    access.require_all(by, "bookkeeping.close_year", at=units, on=on)
    december = _december(year, on)
    if len(units) > MOST_UNITS:
        raise TooManyUnits(most=MOST_UNITS)
    ledger.hold_books()
    standing = queries.closings_of(units, year=year)
    ended = books.ends_of(units)
    wanted = [unit for unit in units if unit not in standing and unit not in ended]
    ledger.set_months(
        by=by, unit_ids=_unlocked(wanted, december), month=december, state="soft", reason=f"Kết chuyển năm {year}", on=on,
        under="bookkeeping.close_year",
    )  # fmt: skip
    preview = queries.closing_preview(wanted, year=year)
    if mark is not None and mark != preview.mark:
        raise YearPreviewChanged
    _require_ready(preview, reason)

    wanted = [one.unit_id for one in preview.units]
    entry_ids = _post(by, preview, reason or f"Kết chuyển năm {year}", on)
    _keep(by, preview, entry_ids, reason, on)
    ledger.set_months(
        by=by, unit_ids=wanted, month=december, state="hard", reason=f"Kết chuyển năm {year}", on=on, under="bookkeeping.close_year"
    )
    done = ClosedYear(
        units=len(wanted),
        standing=len(standing),
        entries=sum(len(of) for of in entry_ids.values()),
        income=preview.income,
        spending=preview.spending,
    )
    if wanted:
        audit.record(
            by, "bookkeeping.close_year", at=common_branch(wanted, on=on), year=year, units=done.units, entries=done.entries,
            income=done.income, spending=done.spending, reason=reason,
        )  # fmt: skip
    return done


@transaction.atomic
def reopen_year(*, by: int, unit_id: int, year: int, reason: str, on: date) -> int:
    """Take the closing of a unit's year back in red and bring December down to a soft lock; return how many entries were taken back.

    :raises NotAllowed: the actor may not open a closed year
    :raises YearNotClosed: it is not closed
    :raises LaterYearClosed: the year after is closed
    :raises ReasonMissing: no reason
    """
    access.require(by, "bookkeeping.reopen_year", at=unit_id, on=on)
    standing = queries.closings_of([unit_id], year=year).get(unit_id)
    if standing is None:
        raise YearNotClosed(year=year)
    if queries.closings_of([unit_id], year=year + 1):
        raise LaterYearClosed(later=year + 1)
    _write_reopening(by, standing.id, unit_id, year, reason)
    under = "bookkeeping.reopen_year"
    december = make_month(year, 12)
    ledger.set_months(by=by, unit_ids=[unit_id], month=december, state="soft", reason=reason, on=on, under=under)
    last, first = queries.days_of(year)
    for month in (december, make_month(year + 1, 1)):
        ledger.book_late(by=by, unit_ids=[unit_id], month=month, reason=reason, on=on, under=under)
    for event, entry_id in sorted(standing.entry_ids.items()):
        day = first if event == queries.CARRY else last
        ledger.reverse_entry(by=by, entry_id=entry_id, accounting_date=day, reason=reason, red=True, on=on, under=under)
    body: Flat = {"year": year, "closing": standing.number, "reason": reason}
    ledger.record_evidence(by=by, unit_id=unit_id, kind="year-reopening", subject=_subject(unit_id, year), body=body, on=on)
    audit.record(by, "bookkeeping.reopen_year", at=unit_id, year=year, closing=standing.number, reason=reason)
    return len(standing.entry_ids)


def _december(year: int, on: date) -> int:
    first, last = FIRST_PERIOD // 100, LAST_PERIOD // 100 - 1
    if not first <= year <= last:
        raise YearOutsideTheBooks(first=first, last=last)
    if on.year <= year:
        raise YearNotOver(year=year)
    return make_month(year, 12)


def _unlocked(units: Sequence[int], december: int) -> list[int]:
    """Return the units whose December is open; a lock that stands is judged with the other hindrances."""
    states = books.month_states(units, during=(december, december))
    return [unit for unit in units if (unit, december) not in states]


def _require_ready(preview: queries.YearPreview, reason: str) -> None:
    barred = preview.hindered if not reason.strip() else preview.blocked
    if not barred:
        return
    names = queries.names_of([one.unit_id for one in barred])
    told = [
        {"unit": names[one.unit_id][0], "name": names[one.unit_id][1], "why": [hindrance.words for hindrance in one.hindrances]}
        for one in barred
    ]
    first = f"{told[0]['name']}: {'; '.join(told[0]['why'])}"
    raise YearNotReady(count=len(told), first=first, units=told)


def _post(by: int, preview: queries.YearPreview, reason: str, on: date) -> dict[int, dict[str, int]]:
    """Book the entries of all units as one batch and return their numbers by unit and event."""
    year = preview.year
    last, first = queries.days_of(year)
    wanted = [
        (one.unit_id, event, lines, first if event == queries.CARRY else last)
        for one in preview.units
        for event, lines in _events(one.closing)
    ]
    if not wanted:
        return {one.unit_id: {} for one in preview.units}
    units = [one.unit_id for one in preview.units]
    for month in (make_month(year, 12), make_month(year + 1, 1)):
        ledger.book_late(by=by, unit_ids=units, month=month, reason=reason, on=on, under="bookkeeping.close_year")
    known = ledger.accounts({account for _, _, lines, _ in wanted for account, _, _ in lines})
    drafts = [
        EntryDraft(unit, day, f"bookkeeping/{event}", WORDS[event].format(year=year), [
            LineDraft(known[account], amount, is_red) for account, amount, is_red in lines
        ])
        for unit, event, lines, day in wanted
    ]  # fmt: skip
    number = max(queries.last_numbers(units, year=year).values(), default=0) + 1
    source = f"bookkeeping/close_year/{year}/{number}/{units[0]}/{preview.mark}"
    booked = ledger.post_batch(by=by, source=source, entries=columns_of(drafts), on=on, under="bookkeeping.close_year")
    entry_ids: dict[int, dict[str, int]] = {unit: {} for unit in units}
    for (unit, event, _, _), entry_id in zip(wanted, booked.entry_ids.tolist(), strict=True):
        entry_ids[unit][event] = entry_id
    return entry_ids


def _events(closing: rules.Closing) -> list[tuple[str, tuple[rules.ClosingLine, ...]]]:
    told = [
        ("close_income", closing.close_income),
        ("close_spending", closing.close_spending),
        ("close_surplus", closing.close_surplus),
        ("carry_surplus", closing.carry),
    ]
    return [(event, lines) for event, lines in told if lines]


def _keep(by: int, preview: queries.YearPreview, entry_ids: Mapping[int, Mapping[str, int]], reason: str, on: date) -> None:
    year, numbers = preview.year, queries.last_numbers(entry_ids, year=preview.year)
    rows = [
        YearClosing(
            unit_id=one.unit_id, year=year, number=numbers.get(one.unit_id, 0) + 1, income=one.closing.income,
            spending=one.closing.spending, entry_ids=entry_ids[one.unit_id], reason=reason, recorded_by=by,
        )
        for one in preview.units
    ]  # fmt: skip
    YearClosing.objects.bulk_create(rows)
    bodies: dict[int, tuple[str, Flat]] = {
        row.unit_id: (
            _subject(row.unit_id, year),
            {"year": year, "closing": row.number, "income": row.income, "spending": row.spending, "reason": reason},
        )
        for row in rows
    }
    if bodies:
        ledger.record_evidence_of_many(by=by, kind="year-closing", of=bodies, on=on)


def _write_reopening(by: int, closing_id: int, unit_id: int, year: int, reason: str) -> None:
    if not 0 < len(reason.strip()) <= 500:
        raise ledger.ReasonMissing(longest=500)
    try:
        with transaction.atomic():
            YearReopening.objects.create(closing_id=closing_id, unit_id=unit_id, reason=reason, recorded_by=by)
    except IntegrityError:  # somebody else opened it meanwhile
        raise YearNotClosed(year=year) from None


def _subject(unit_id: int, year: int) -> str:
    return f"bookkeeping/year/{unit_id}/{year}"
