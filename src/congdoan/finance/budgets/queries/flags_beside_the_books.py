"""Red flags told by holding the books against something else: the till, the bank, the members, the social insurance, the law's payers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as banking
from congdoan.finance.bookkeeping import queries as bookkeeping
from congdoan.finance.collection import queries as collection
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.foundation.kernel.money import format_dong, share_of
from congdoan.foundation.kernel.periods import add_days, first_day, format_month, last_day
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

from .flagging import Asked, CannotTell, Finding

BANK = AccountFilter(codes=("112",))
NEAR, WITHIN_DAYS = Fraction(9, 10), 7
"""Payments from nine tenths of the limit up, within seven days. Source: table `red_flags`, redflag.R20, a proposal."""
LIABILITY_ENDED = date(2025, 6, 1)
"""The first day on which a payer's liability ended. Source: table `red_flags`, redflag.R23."""
CAPPED = frozenset({"G2", "G3"})
"""Groups whose members pay dues under a cap. Source: table `dues_limits`."""


def count_differs(asked: Asked) -> list[Finding]:
    """R1: the cash book, as it stands now, differs from what was counted on the same day."""
    counts = [
        one
        for one in bookkeeping.cash_counts(unit_ids=[asked.unit_id])
        if one.counted_on.year == asked.year and one.counted_on <= asked.last_day and one.state != "voided"
    ]
    if not counts:
        raise CannotTell("Năm này chưa có biên bản kiểm kê quỹ nào để so.")
    return list(_differing(asked.unit_id, counts))


def _differing(unit_id: int, counts: Iterable[bookkeeping.CountRow]) -> Iterator[Finding]:
    until = max(one.counted_on for one in counts)
    moved = ledger.turnover_by_day(unit_id, AccountFilter(codes=("111",)), until=until)
    for one in sorted(counts, key=lambda one: one.counted_on):
        booked = sum(amount for day, amount in moved if day <= one.counted_on)
        if one.difference:
            yield Finding(f"{one.title}: đếm được khác sổ quỹ; {one.words}", one.difference, one.counted_on)
        elif booked != one.total:
            yield Finding(f"{one.title}: sổ quỹ của ngày kiểm kê đã đổi sau khi đếm", one.total - booked, one.counted_on)


def cash_without_papers(asked: Asked) -> list[Finding]:
    """R7: money given in cash that no receipt in the books tells of, or that no receiving board took."""
    rows = bookkeeping.donations(unit_ids=[asked.unit_id], year=asked.year, form="cash")
    return [
        Finding(f"{one.title} của {one.donor}: {'; '.join(one.lacks)}", one.measure, one.received_on)
        for one in reversed(rows)
        if one.lacks and one.received_on <= asked.last_day
    ]


def bank_differs(asked: Asked) -> list[Finding]:
    """R15: a line of a bank statement without an entry of its day and sum, or an entry on the bank without a line."""
    days = _days_told(asked)
    if not days:
        raise CannotTell("Chưa nạp sao kê ngân hàng nào của đơn vị trong năm.")
    first, last = min(days), max(days)
    left: dict[tuple[date, int], list[banking.LineRow]] = defaultdict(list)
    known = set()
    for line in banking.lines(unit_id=asked.unit_id, since=first, until=add_days(last, 1)):
        left[line.booked_at.date(), line.amount if line.direction == "C" else -line.amount].append(line)
        known.add(line.id)
    moved = [one for one in ledger.movements(asked.unit_id, BANK, since=first, until=last) if one.accounting_date in days]
    behind = collection.lines_of_entries([one.entry_id for one in moved])
    alone = [one for one in moved if behind.get(one.entry_id) not in known and one.debit != one.credit]
    booked = set(behind.values())
    left = {key: [line for line in lines if line.id not in booked] for key, lines in left.items()}
    carried = set(bookkeeping.technical_entries([asked.unit_id], during=asked.months))
    without = [one for one in alone if one.entry_id not in carried and not _taken(left, one.accounting_date, one.debit - one.credit)]
    lines = [line for rest in left.values() for line in rest]
    return [
        *(
            Finding(f"Sao kê có dòng không có bút toán: {line.narrative[:80]}", _signed(line), line.booked_at.date(), line_id=line.id)
            for line in lines
        ),
        *(
            Finding(f"Bút toán trên tài khoản ngân hàng không có dòng sao kê: {one.description[:80]}", one.debit - one.credit,
                    one.accounting_date, entry_id=one.entry_id)
            for one in without
        ),
    ]  # fmt: skip


def _days_told(asked: Asked) -> set[date]:
    """Return the days of the year that statements of every account of the unit cover."""
    told: dict[int, set[date]] = defaultdict(set)
    since = date(asked.year, 1, 1)
    for one in banking.statements(unit_id=asked.unit_id):
        if one.first_on and one.last_on and one.first_on <= asked.last_day and one.last_on >= since:
            day, end = max(one.first_on, since), min(one.last_on, asked.last_day)
            while day <= end:
                told[one.account_id].add(day)
                day = add_days(day, 1)
    return set.intersection(*told.values()) if told else set()


def _taken(left: dict[tuple[date, int], list[banking.LineRow]], day: date, amount: int) -> bool:
    rest = left.get((day, amount))
    return bool(rest and rest.pop())


def _signed(line: banking.LineRow) -> int:
    return line.amount if line.direction == "C" else -line.amount


def dues_unlike_members(asked: Asked) -> list[Finding]:
    """R16: dues of a month below the least, or above the most, that the reported number of paying members can owe.

    Nobody's dues are below the floor of the fixed sum, and where a cap holds nobody pays more. What each member owes needs the members'
    own salaries. Source: tables `dues_limits` (G4 floor, G3 cap), `base_salary`.
    """
    reports = assessments.dues_reports_in_force([asked.unit_id], months=asked.months)
    if not reports:
        raise CannotTell("Năm này chưa có báo cáo thu đoàn phí.")
    bodies = organisations.by_id([asked.unit_id, *organisations.employers_of([asked.unit_id], on=asked.last_day)]).values()
    groups = {one.dues_group for one in bodies if one.dues_group}
    is_capped = bool(groups) and groups <= CAPPED
    found = []
    for report in reports:
        least, most = (_limit(report.month, limit) * report.members_paying for limit in ("floor", "cap"))
        words = f"Tháng {format_month(report.month)}: {report.members_paying} đoàn viên đóng {format_dong(report.collected_dong)} đ"
        if report.collected_dong < least:
            found.append(Finding(f"{words}, ít nhất phải là {format_dong(least)} đ", report.collected_dong - least, last_day(report.month)))
        elif (is_capped or not report.members_paying) and report.collected_dong > most:
            found.append(Finding(f"{words}, nhiều nhất là {format_dong(most)} đ", report.collected_dong - most, last_day(report.month)))
    return found


def _limit(month: int, limit: str) -> int:
    """Return what the law sets for one member's dues of a month: the fixed sum's floor, or the cap of workers of enterprises."""
    day = first_day(month)
    try:
        record = reference.in_force("dues_limits", on=day, group="G4" if limit == "floor" else "G3", limit=limit)
        base = reference.in_force("base_salary", on=day)
    except reference.NotInForce as why:
        raise CannotTell(f"Chưa có mức đoàn phí của tháng {format_month(month)}.") from why
    return share_of(int(base.value or 0), Fraction(record.fields["factor"]))


def split_payments(asked: Asked) -> list[Finding]:
    """R20: payments to the same person within a few days, each just under the limit above which cash may not be used."""
    limit = bookkeeping.cash_limit(asked.unit_id, "cashless_above", on=asked.last_day).value
    if not isinstance(limit, int):
        raise CannotTell("Chưa có ngưỡng phải chi không dùng tiền mặt do Liên đoàn hoặc đơn vị quyết định.")
    paid = bookkeeping.payments_near(
        asked.unit_id, year=asked.year, until=asked.last_day, limit=limit, least=NEAR, days=WITHIN_DAYS
    )  # fmt: skip
    words = f"sát ngưỡng {format_dong(limit)} đ, nhiều lần trong {WITHIN_DAYS} ngày"
    return [
        Finding(f"{one.number}: chi {one.content.counterpart} {words}", one.amount, one.content.accounting_date, voucher_id=one.id)
        for one in paid
    ]


def fund_below_insurance(asked: Asked) -> list[Finding]:
    """R21: a notice of the social insurance tells more people than it declared, or a wage fund whose union fund is not paid."""
    employers = organisations.employers_of([asked.unit_id], on=asked.last_day)
    told = assessments.insurance_notices(employers, months=asked.months)
    if not told:
        raise CannotTell("Chưa có thông báo C12-TS của doanh nghiệp nào trong năm.")
    declared = {(one.employer_id, one.month): one for one in assessments.payroll_in_force(employers, months=asked.months)}
    owed = {(one.payer_id, one.month): one for one in collection.outstanding(employers, on=asked.last_day, kinds=["KPCD"])}
    names = organisations.codes_and_names({one.employer_id for one in told})
    found = []
    for one in told:
        key, name = (one.employer_id, one.month), names[one.employer_id][1]
        words = f"{name}, tháng {format_month(one.month)}"
        if (mine := declared.get(key)) and mine.headcount < one.headcount:
            found.append(Finding(f"{words}: khai {mine.headcount} người, C12-TS ghi {one.headcount} người"))
        rate = reference.in_force("union_fund_rate", on=first_day(one.month)).value
        wanted, paid = share_of(one.wage_fund_dong, Fraction(rate or 0)), owed[key].paid if key in owed else 0
        if paid < wanted and _is_due(owed.get(key), asked.last_day):
            found.append(
                Finding(f"{words}: đã nộp {format_dong(paid)} đ trên {format_dong(wanted)} đ theo quỹ lương trên C12-TS", paid - wanted)
            )
    return found


def _is_due(charge: "collection.Outstanding | None", day: date) -> bool:
    return charge is not None and charge.due_on is not None and charge.due_on < day


def paid_after_liability(asked: Asked) -> list[Finding]:
    """R23: union fund that came in since the day liabilities ended, from a payer whom the law did not oblige for that month.

    Source: table `union_fund_payers`.
    """
    employers = organisations.by_id(organisations.employers_of([asked.unit_id], on=asked.last_day))
    since = max(LIABILITY_ENDED, date(asked.year, 1, 1))
    if asked.last_day < since:
        return []
    found = []
    for one in collection.receipts_of(employers, kind="KPCD", since=since, until=asked.last_day):
        employer = employers[one.payer_id]
        day = last_day(one.month) if one.month else one.on
        payer = reference.in_force("union_fund_payers", on=day, payer_class=employer.payer_class or "other_employer")
        if not payer.fields["liable"]:
            what = f"kỳ {format_month(one.month)}" if one.month else "chưa gán kỳ"
            found.append(Finding(f"{employer.code}: nộp kinh phí {what} khi không còn thuộc diện phải đóng", one.amount, one.on))
    return found
