"""Payers as the accountant sees them: what each owes, has paid, is late with; one payer's page; lists over the whole filter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, Sum

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import Piece, Step
from congdoan.finance.collection.queries.standing import by_payer, months_owed
from congdoan.finance.collection.queries.sums import credits_of
from congdoan.finance.collection.rules.standing import Month
from congdoan.people.organisations import queries as organisations

PAGE = 50
MOST_FOUND = 5_000
PILES = ("", "no", "qua-han", "thua", "chua-nop")
SORTS = ("-no", "no", "-qua-han", "qua-han", "-phai-nop", "phai-nop", "ten", "-ten")


@dataclass(frozen=True, slots=True)
class Owing:
    """What one payer owes and has paid. `assessed` and `paid` are of the year asked about, the rest of all months. Units: đồng, days."""

    payer_id: int
    assessed: int
    paid: int
    unpaid: int
    overdue: int
    overdue_months: int
    oldest: int | None  # the oldest unpaid month
    credit: int
    last_paid_on: date | None


@dataclass(frozen=True, slots=True)
class PayerRow:
    """One row of the list."""

    body: Any  # organisations.Listed
    owing: Owing


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over a whole filter."""

    count: int
    assessed: int
    paid: int
    unpaid: int
    overdue: int
    credit: int


@dataclass(frozen=True, slots=True)
class Payers:
    """One page of payers, the totals of the whole filter, the size of each pile, and where the next page begins."""

    rows: tuple[PayerRow, ...]
    totals: Totals
    piles: dict[str, int]
    next: str


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One bank line of a payer and what it paid; `line` is None for the surplus of the opening."""

    line: banking.LineRow | None
    amount: int
    kinds: tuple[str, ...]
    months: tuple[int, ...]
    last_on: date
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """One month of one fund with the wage fund declared for it. Units: đồng, persons."""

    month: Month
    wage_fund: int | None
    headcount: int | None


@dataclass(frozen=True, slots=True)
class PayerPage:
    """One payer's money. `months` are all of one fund, oldest first; `years` those with a month, newest first."""

    body: Any  # organisations.Listed
    kind: str
    months: tuple[Month, ...]
    years: tuple[int, ...]
    year: int
    rows: tuple[YearRow, ...]
    owing: Owing
    payments: tuple[PaymentRow, ...]
    payment_count: int
    declarations: tuple[Any, ...]


def owing_of(months: Iterable[Month], *, on: date, year: int, credit: int) -> Owing:
    """Sum up one payer's months of one fund."""
    told = list(months)
    late = [one for one in told if one.unpaid and one.standing(on) == "overdue"]
    unpaid = [one for one in told if one.unpaid]
    of_year = [one for one in told if one.month // 100 == year]
    return Owing(
        payer_id=told[0].payer_id if told else 0,
        assessed=sum(one.assessed for one in of_year),
        paid=sum(one.paid for one in of_year),
        unpaid=sum(one.unpaid for one in unpaid),
        overdue=sum(one.unpaid for one in late),
        overdue_months=len(late),
        oldest=min((one.month for one in unpaid), default=None),
        credit=credit,
        last_paid_on=max((one.last_paid_on for one in told if one.last_paid_on), default=None),
    )


def payers(
    unit_id: int, kind: str, *, on: date, year: int, text: str = "", pile: str = "", sort: str = "-no", after: str = "",
    limit: int | None = PAGE,
) -> Payers:  # fmt: skip
    """Return one page of the payers of a fund; `after` is the cursor of the page before, `limit` None is all of them."""
    wanted: set[int] | None = None
    if text.strip():
        kinds = ("employer",) if kind == "KPCD" else ()
        wanted = {one.id for one in organisations.search(text, on=on, kinds=kinds, limit=MOST_FOUND)}
    credits = {payer: amount for (payer, of), amount in credits_of(unit_id, on=on).items() if of == kind}
    gathered = by_payer(months_owed(wanted, on=on, kinds=[kind]))
    told = [owing_of(months, on=on, year=year, credit=credits.get(payer, 0)) for (payer, _), months in gathered.items()]
    piles = {name: sum(_is_in(name, one) for one in told) for name in PILES}
    chosen = [one for one in told if _is_in(pile, one)]
    totals = Totals(
        len(chosen), sum(one.assessed for one in chosen), sum(one.paid for one in chosen), sum(one.unpaid for one in chosen),
        sum(one.overdue for one in chosen), sum(one.credit for one in chosen),
    )  # fmt: skip
    ordered = _ordered(chosen, sort if sort in SORTS else "-no", on)
    start = next((place + 1 for place, one in enumerate(ordered) if str(one.payer_id) == after), 0)
    shown = ordered[start:] if limit is None else ordered[start : start + limit]
    names = organisations.named([one.payer_id for one in shown], on=on)
    rows = tuple(PayerRow(names[one.payer_id], one) for one in shown if one.payer_id in names)
    more = limit is not None and len(ordered) > start + limit
    return Payers(rows, totals, piles, str(shown[-1].payer_id) if more and shown else "")


def payer_page(unit_id: int, payer_id: int, kind: str, *, on: date, year: int | None = None, most_payments: int = 10) -> PayerPage | None:
    """Return one payer's money of one fund in a fixed number of statements; None when the body is not within reach."""
    body = organisations.named([payer_id], on=on).get(payer_id)
    if body is None:
        return None
    months = sorted(months_owed([payer_id], on=on, kinds=[kind]), key=lambda one: one.month)
    years = sorted({one.month // 100 for one in months}, reverse=True)
    chosen = year if year in years else (years[0] if years else on.year)
    span = (chosen * 100 + 1, chosen * 100 + 12)
    declared = {one.month: one for one in assessments.payroll_in_force([payer_id], months=span)} if kind == "KPCD" else {}
    credit = credits_of(unit_id, on=on).get((payer_id, kind), 0)
    rows = tuple(
        YearRow(one, declared[one.month].wage_fund_dong if one.month in declared else None, _headcount(declared.get(one.month)))
        for one in reversed(months)
        if one.month // 100 == chosen
    )
    payments, count = _payments(unit_id, payer_id, kind, on=on, most=most_payments)
    return PayerPage(
        body=body,
        kind=kind,
        months=tuple(months),
        years=tuple(years),
        year=chosen,
        rows=rows,
        owing=owing_of(months, on=on, year=chosen, credit=credit),
        payments=tuple(payments),
        payment_count=count,
        declarations=tuple(declared.values()),
    )


def pieces_of_month(payer_id: int, kind: str, month: int, *, on: date) -> list[tuple[int | None, int, date, datetime, bool]]:
    """Return what was applied to one month: (line, đồng, day, moment of recording, out of the surplus), oldest first."""
    found = Piece.objects.filter(payer_id=payer_id, kind=kind, month=month, applied_on__lte=on).exclude(amount=0).order_by("id")
    return list(found.values_list("line_id", "amount", "applied_on", "step__recorded_at", "from_credit"))


def _payments(unit_id: int, payer_id: int, kind: str, *, on: date, most: int) -> tuple[list[PaymentRow], int]:
    """Return the newest lines that paid for a payer and stand, and how many there are."""
    pieces = Piece.objects.filter(unit_id=unit_id, payer_id=payer_id, kind=kind, applied_on__lte=on)
    summed = (
        pieces.values("line_id")
        .annotate(total=Sum("amount"), last=Max("applied_on", filter=Q(amount__gt=0)))
        .exclude(total=0)
        .order_by("-last", "-line_id")
    )
    told = list(summed)
    ids = [row["line_id"] for row in told[:most]]
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids=[one for one in ids if one])}
    months: dict[int | None, dict[int, int]] = {}
    for line_id, month, amount in pieces.filter(line_id__in=[one for one in ids if one]).values_list("line_id", "month", "amount"):
        months.setdefault(line_id, {})
        months[line_id][month] = months[line_id].get(month, 0) + amount
    judged = Step.objects.filter(unit_id=unit_id, line_id__in=[one for one in ids if one]).exclude(status="").order_by("line_id", "-id")
    rules = {line_id: (status, rule) for line_id, status, rule in judged.distinct("line_id").values_list("line_id", "status", "rule")}
    rows = [
        PaymentRow(
            lines.get(row["line_id"] or 0), row["total"], (kind,),
            tuple(month for month, amount in sorted(months.get(row["line_id"], {}).items()) if amount), row["last"],
            *rules.get(row["line_id"], ("", "")),
        )
        for row in told[:most]
    ]  # fmt: skip
    return rows, len(told)


def _headcount(declared: Any) -> int | None:
    return declared.headcount if declared is not None else None


def _is_in(pile: str, one: Owing) -> bool:
    if pile == "no":
        return one.unpaid > 0
    if pile == "qua-han":
        return one.overdue > 0
    if pile == "thua":
        return one.credit > 0
    return one.paid == 0 and one.assessed > 0 if pile == "chua-nop" else True


def _ordered(rows: Sequence[Owing], sort: str, on: date) -> list[Owing]:
    if sort.lstrip("-") == "ten":
        names = organisations.named([one.payer_id for one in rows], on=on)  # in the order of the dictionary
        places = {payer: place for place, payer in enumerate(names)}
        by_name = sorted(rows, key=lambda one: places.get(one.payer_id, 0))
        return by_name[::-1] if sort.startswith("-") else by_name
    field = {"no": "unpaid", "qua-han": "overdue", "phai-nop": "assessed"}[sort.lstrip("-")]
    sign = -1 if sort.startswith("-") else 1
    return sorted(rows, key=lambda one: (sign * getattr(one, field), one.payer_id))
