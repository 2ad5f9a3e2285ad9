"""One payer's fund over a period: charged, adjusted, received, owed; proved against what `collection` says is unpaid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.collection.queries.received import Received, received
from congdoan.finance.collection.queries.standing import months_owed
from congdoan.finance.collection.queries.sums import credits_of
from congdoan.finance.collection.rules.standing import Month
from congdoan.finance.notices.queries.owed import why_charged
from congdoan.finance.notices.rules.statement import Move, Statement, statement
from congdoan.foundation.kernel.periods import first_day, format_month


@dataclass(frozen=True, slots=True)
class Arrears:
    """A statement and the same closing sum by another way: unpaid months less what was paid too much and the surplus. Units: đồng."""

    statement: Statement
    proof: int

    @property
    def holds(self) -> bool:
        return self.statement.closing == self.proof


def arrears(unit_id: int, payer_id: int, fund: str, *, since: date, until: date) -> Arrears:
    """Return a payer's statement of a period in a fixed number of statements.

    A charge counts on the first day of its month, and so does every later change of it: the debt of a month is one sum by one law.
    Money counts on the day the account took it in.
    """
    months = months_owed([payer_id], on=until, kinds=[fund])
    money = received(unit_id, payer_id, fund, on=until)
    credit = credits_of(unit_id, on=until).get((payer_id, fund), 0)
    moves = [*_charged(months), *_received(unit_id, money)]
    return Arrears(statement(moves, since=since, until=until), sum(one.assessed - one.paid for one in months) - credit)


def _charged(months: list[Month]) -> Iterable[Move]:
    ids = [one.charge_id for one in months]
    bases, changes = assessments.bases(ids), assessments.changes_of(ids)
    for one in months:
        day, name = first_day(one.month), format_month(one.month)
        told = changes.get(one.charge_id, [])
        first = told[0][1] if told else one.assessed
        why = why_charged({name: value for name, value in bases.get(one.charge_id, {}).items() if name != "revised"})
        if first:
            yield Move(day, f"Phải nộp kỳ {name}" + (f" ({why})" if why else ""), charged=first)
        for before, after, reason in told[1:]:
            if after != before:
                yield Move(day, f"Điều chỉnh kỳ {name}: {reason}", adjusted=after - (before or 0))


def _received(unit_id: int, money: list[Received]) -> Iterable[Move]:
    lines = {line.id: line for line in banking.lines(unit_id=unit_id, ids={row.line_id for row in money if row.line_id})}
    for row in money:
        line = lines.get(row.line_id or 0)
        yield Move(row.on, _words(row, line), received=row.amount, line_id=row.line_id)


def _words(row: Received, line: banking.LineRow | None) -> str:
    if row.cause == "opening":
        return "Nộp thừa từ trước chuyển sang"
    days = f"dòng sao kê ngày {line.booked_at:%d/%m/%Y}" if line else "dòng sao kê"
    number = f", số giao dịch {line.reference}" if line and line.reference else ""
    verb = "Nộp" if row.amount > 0 else "Hoàn trả hoặc rút lại"
    months = [format_month(month) for month, amount in row.applied if amount]
    told = f"; kỳ {', '.join(months)}" if months else ""
    rest = row.amount - sum(amount for _, amount in row.applied)
    return f"{verb} theo {days}{number}{told}" + ("; còn lại là nộp thừa" if rest > 0 else "")
