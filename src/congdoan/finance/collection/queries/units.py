"""The single accounts within the actor's reach, and the money of each beside what the bank says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.models import SingleAccount
from congdoan.finance.collection.rules.accounts import CHARTS
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.access import queries as access
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.periods import add_months, last_day, month_of
from congdoan.foundation.reference import queries as reference


class UnknownCollector(DomainError):
    code = "collector-unknown"
    says = "Không có tài khoản thu nào của đơn vị mang mã {unit} trong phạm vi của anh chị."


@dataclass(frozen=True, slots=True)
class Collector:
    """A unit that runs a single account."""

    id: int
    code: str
    name: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class Proof:
    """One month of the account: opening + in - out, by the books, beside what the bank says. Units: đồng.

    `bank` is None when no statement of that month tells a closing balance. `unrun` are imported lines that no run has passed yet.
    """

    month: int
    until: date
    opening: int
    money_in: int
    money_out: int
    books: int
    bank: int | None
    lines_in: int
    lines_out: int
    suspense: int
    unrun: int

    @property
    def difference(self) -> int | None:
        return None if self.bank is None else self.books - self.bank


def collectors() -> list[Collector]:
    """Return the units within reach that run a single account, by code."""
    rows = dict(SingleAccount.objects.values_list("unit_id", "opened_on"))
    names = access.branch_names(rows)
    return sorted((Collector(unit, *names.get(unit, ("", "")), opened) for unit, opened in rows.items()), key=lambda one: one.code)


def collector_named(code: str | None, known: Iterable[Collector] | None = None) -> Collector:
    """Return the collecting unit with this code, or the first within reach when no code is given; `known` are those, if asked already.

    :raises UnknownCollector: none within reach
    """
    wanted = (code or "").strip().upper()
    found = next((one for one in (collectors() if known is None else known) if wanted in ("", one.code.upper())), None)
    if found is None:
        raise UnknownCollector(unit=wanted.replace("\x00", "")[:40] or "(chưa nêu)")
    return found


def collectors_above(body_ids: Iterable[int], *, on: date) -> dict[int, int | None]:
    """Return for each body the unit whose single account it pays into: the nearest above it that runs one, None where none is known."""
    known = set(SingleAccount.objects.values_list("unit_id", flat=True))
    above = access.ancestors(set(body_ids), on=on)
    return {body: next((unit for unit in units if unit in known), None) for body, units in above.items()}


def reached_on(unit_id: int, *, on: date) -> date | None:
    """Return the last day the account had reached by a day, or None before its first step."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(occurred_on) FROM collection_step WHERE unit_id = %s AND occurred_on <= %s", [unit_id, on])
        (day,) = cursor.fetchone()
    return day if isinstance(day, date) else None


def proof(unit_id: int, *, on: date) -> Proof | None:
    """Prove the balance of the newest month that the account had reached by a day; None before its first step."""
    until, lines_in, lines_out, passed, suspense = _lines(unit_id, on)
    if until is None:
        return None
    month = month_of(until)
    code = AccountFilter(codes=(CHARTS[reference.chart_on(last_day(month))].bank,))
    opening = ledger.balance_of(unit_id, code, month=add_months(month, -1))
    moved = ledger.turnover([unit_id], during=(month, month), accounts=code)
    money_in, money_out = sum(row.debit for row in moved), sum(row.credit for row in moved)
    statements = banking.statements(unit_id=unit_id)
    return Proof(
        month=month,
        until=until,
        opening=opening,
        money_in=money_in,
        money_out=money_out,
        books=opening + money_in - money_out,
        bank=_closing(statements, month),
        lines_in=lines_in,
        lines_out=lines_out,
        suspense=suspense,
        unrun=sum(one.line_count for one in statements) - passed,
    )


def _closing(statements: list[banking.StatementRow], month: int) -> int | None:
    """Add up the closing balances of the month's newest statement of each account; None when one is missing."""
    newest: dict[int, banking.StatementRow] = {}
    for one in statements:  # newest first
        if one.last_on is not None and month_of(one.last_on) <= month:
            newest.setdefault(one.account_id, one)
    closings = [one.closing for one in newest.values() if one.last_on and month_of(one.last_on) == month]
    known = [closing for closing in closings if closing is not None]
    return sum(known) if known and len(known) == len(newest) else None


def _lines(unit_id: int, on: date) -> tuple[date | None, int, int, int, int]:
    """Return the last day that the account had reached by a day, that month's lines in and out, all lines passed, the money that waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH reached AS MATERIALIZED (
                SELECT max(occurred_on) AS day, date_trunc('month', max(occurred_on))::date AS first,
                       (date_trunc('month', max(occurred_on)) + interval '1 month')::date AS after
                FROM collection_step WHERE unit_id = %(unit)s AND occurred_on <= %(on)s
            )
            SELECT (SELECT day FROM reached), count(*) FILTER (WHERE bank > 0 AND is_of_month),
                   count(*) FILTER (WHERE bank < 0 AND is_of_month), count(*),
                   COALESCE((SELECT suspense FROM collection_singleaccount WHERE unit_id = %(unit)s), 0)
                   + COALESCE((SELECT sum(m.amount) FROM collection_suspensemove m JOIN collection_step s ON s.id = m.step_id
                               WHERE m.unit_id = %(unit)s AND s.occurred_on <= %(on)s), 0)
            FROM (SELECT bank, occurred_on >= (SELECT first FROM reached) AND occurred_on < (SELECT after FROM reached) AS is_of_month
                  FROM collection_step WHERE unit_id = %(unit)s AND cause = 'line' AND repeat_of IS NULL) passed
            """,
            {"unit": unit_id, "on": on},
        )
        until, lines_in, lines_out, passed, suspense = cursor.fetchone()
    return until, lines_in, lines_out, passed, int(suspense)
