"""What the product's own facts say on a day: the signals that it computes, from the queries of the apps that own the facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from congdoan.activities.bargaining import queries as bargaining
from congdoan.activities.bargaining.rules.dialogue import years_after
from congdoan.activities.disputes import queries as disputes
from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.queries.pay import last_answers, silent_since
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.collection import queries as collection
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import add_months, format_month, month_of
from congdoan.foundation.reference import queries as reference
from congdoan.people.officers import queries as officers
from congdoan.people.officers.rules import EXECUTIVE
from congdoan.people.organisations import queries as organisations

MONTHS_COMPARED = 3
NEAR_DAYS = 14  # of W10 in the law pack
WAGE_SCALE = "93"  # Bộ luật Lao động: wage scales, pay tables and norms
WITHOUT_CHAIR = "khong-nguoi-dung-dau"
MOST_TERMS = 100_000


@dataclass(frozen=True, slots=True)
class Observed:
    """One signal that the facts of a day show. `anchor` and `number` are as the signal's condition takes them."""

    employer_id: int
    code: str
    kind: str = ""
    number: int | None = None
    line: int | None = None
    anchor: date | None = None
    words: str = ""
    until: date | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Return what makes it the same signal as that of yesterday."""
        return (self.employer_id, self.code, self.kind, self.number, self.line, self.anchor, self.words)


def observed(employer_ids: Iterable[int], *, on: date) -> list[Observed]:
    """Return every signal that the facts show at some employers on a day."""
    wanted = set(employer_ids)
    return [
        *_late_fund(wanted, on),
        *_payroll(wanted, on),
        *_under_minimum_wage(wanted, on),
        *_near_stoppages(wanted, on),
        *_without_dialogue(wanted, on),
        *_expired_agreements(wanted, on),
        *_without_chair(wanted, on),
        *_silent(wanted, on),
        *_raised(wanted, on),
        *_petitioned(wanted, on),
        *_not_talked_over(wanted, on),
    ]


def _late_fund(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers with union fund past its day and unpaid; the anchor is the oldest such day."""
    late: dict[int, list[tuple[date, int, int]]] = {}
    for one in collection.outstanding(wanted, on=on, kinds=["KPCD"]):
        if one.unpaid > 0 and one.due_on is not None and one.due_on < on:
            late.setdefault(one.payer_id, []).append((one.due_on, one.month, one.unpaid))
    for employer, rows in late.items():
        due_on, month, _ = min(rows)
        unpaid = sum(amount for _, _, amount in rows)
        words = f"còn {format_dong(unpaid)} đ của {len(rows)} tháng, từ kỳ {format_month(month)}"
        yield Observed(employer, "FUND", number=unpaid, anchor=due_on, words=words)


def _payroll(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield falls of head-count and wage fund against the months before, and average wages under the minimum."""
    last = month_of(on)
    told = assessments.payroll_in_force(wanted, months=(add_months(last, -MONTHS_COMPARED - 2), last))
    regions = {one: body.wage_region for one, body in organisations.by_id({row.employer_id for row in told}).items()}
    floors: dict[tuple[int, str], int | None] = {}
    for employer, rows in groupby(told, key=lambda row: row.employer_id):
        *before, newest = list(rows)[-MONTHS_COMPARED - 1 :]
        for code, words, now, past in (
            ("HEADS", "người", newest.headcount, [row.headcount for row in before]),
            ("WAGES", "đ", newest.wage_fund_dong, [row.wage_fund_dong for row in before]),
        ):
            if past and (fall := fallen(past, now)) > 0:
                mean = format_dong(sum(past) // len(past))
                said = f"kỳ {format_month(newest.month)}: {format_dong(now)} {words}, các kỳ trước bình quân {mean}"
                yield Observed(employer, code, number=fall, words=said)
        place = (newest.month, regions.get(employer, ""))
        if place not in floors:
            floors[place] = assessments.salary_limits(newest.month, region=place[1])[0]
        floor = floors[place]
        if floor is not None and 0 < newest.wage_fund_dong < floor * newest.headcount:
            average = newest.wage_fund_dong // newest.headcount
            said = (
                f"kỳ {format_month(newest.month)} bình quân {format_dong(average)} đ một người, lương tối thiểu vùng {format_dong(floor)} đ"
            )
            yield Observed(employer, "W4", "min_wage_not_applied", words=said)


def fallen(past: list[int], now: int) -> int:
    """Return by how many percent a figure fell against the mean of past ones, rounded down; 0 where it did not fall."""
    whole = sum(past)
    return max((whole - now * len(past)) * 100 // whole, 0) if whole > 0 else 0


def _under_minimum_wage(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers whose running agreement has clauses under the minimum wage of their region; the words tell the furthest below."""
    found: dict[int, list[bargaining.UnderFloor]] = {}
    for one in bargaining.under_floor(on=on):
        if one.is_minimum_wage and one.employer.id in wanted:
            found.setdefault(one.employer.id, []).append(one)
    for employer, clauses in found.items():
        worst = max(clauses, key=lambda one: (one.missing, -one.clause_id))
        words = (
            f"thỏa ước “{worst.agreement}” {worst.article}: {worst.name.lower()} {format_dong(worst.value)} đ, "
            f"lương tối thiểu vùng {format_dong(worst.floor)} đ"
        )
        more = f"; {len(clauses) - 1} điều khoản khác" if len(clauses) > 1 else ""
        yield Observed(employer, "W4", "min_wage_not_applied", words=words + more)


def _near_stoppages(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers near which work stopped; the anchor is the newest such day, and who stopped is not named to other federations."""
    for employer, stoppages in disputes.stoppages_near(wanted, on=on, days=NEAR_DAYS).items():
        newest = max(stoppages, key=lambda one: one.day)
        words = f"ngừng việc ngày {newest.day:%d/%m/%Y} ở doanh nghiệp {newest.words}"
        yield Observed(employer, "W10", anchor=newest.day, words=words, until=newest.day + timedelta(days=NEAR_DAYS + 1))


def _without_dialogue(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers with a union whose last session is more than twelve months ago; also without any, from a year after they began."""
    year_ago = years_after(on, -1)
    late = {one.id: one for one in bargaining.without_dialogue(None, year_ago, on=on) if one.id in wanted}
    held = bargaining.last_dialogues(late, on=on)
    for employer, one in late.items():
        if employer in held or one.since <= year_ago:
            last = f"phiên đối thoại gần nhất ngày {held[employer]:%d/%m/%Y}" if employer in held else "chưa ghi phiên đối thoại nào"
            yield Observed(employer, "W12", "no_dialogue_12_months", words=last)


def _expired_agreements(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers whose agreement is over and after which no other one runs."""
    for one in bargaining.expired_agreements(None, on=on):
        for employer in wanted & {party.employer.id for party in one.parties}:
            yield Observed(employer, "W12", "cba_expired", words=f"thỏa ước “{one.title}” hết hạn ngày {one.last:%d/%m/%Y}")


def _without_chair(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield the employers of unions whose executive committee runs without a chair; a union that never told a term says nothing."""
    lines, _ = officers.terms(on=on, state=WITHOUT_CHAIR, body=EXECUTIVE, size=MOST_TERMS)
    unions = {one.id: code for code, one in organisations.by_code(line.unit_code for line in lines).items()}
    names = {line.unit_code: line.unit_name for line in lines}
    parents = organisations.parent_on(wanted, on=on)
    for employer, union in parents.items():
        if union in unions:
            yield Observed(employer, "W12", "chair_empty", words=f"Ban Chấp hành {names[unions[union]]} không có chủ tịch")


def _silent(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield the employers whose union did not answer after a pay day."""
    for employer, (month, due_on) in silent_since(wanted, on=on).items():
        yield Observed(employer, "SILENCE", anchor=due_on, words=f"chưa trả lời về lương tháng {format_month(month)}")


def _raised(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield what unions raised with one tap and nobody put aside, once for each matter, as the signals that it counts as.

    Late wages count by the answers of pay days where the union answered since: from the pay day itself, until they are paid.
    """
    answered = last_answers(wanted)
    told: set[tuple[int, str]] = set()
    for one in disputes.signals_standing(wanted, since=on - timedelta(days=rules.RAISED_DAYS), on=on):
        code, kind = rules.OF_MATTERS.get(one.matter, ("RAISED", ""))
        is_answered = code == "W1" and answered.get(one.employer_id, date.min) >= one.raised_on
        if is_answered or (one.employer_id, one.matter) in told:
            continue
        told.add((one.employer_id, one.matter))
        anchor, number = None, None
        if code == "W1":
            anchor = one.raised_on - timedelta(days=1)  # late by a day at least
        if code == "W2":
            number = 1  # a month at least
        if code == "W3" and (anchor := next_tet(one.raised_on)) is None:
            code = "RAISED"
        said = f": {one.words}" if one.words else ""
        yield Observed(
            one.employer_id, code, kind, number, anchor=anchor,
            words=f"đơn vị báo ngày {one.raised_on:%d/%m/%Y}: {one.matter_words.lower()}{said}"[:500],
        )  # fmt: skip


def next_tet(day: date) -> date | None:
    """Return the first day off of the Tết that follows a day, or None where the table of days off does not reach so far."""
    firsts = [date.fromisoformat(min(map(str, one.fields["days_off"]))) for one in reference.records("days_off") if one.id.endswith(".tet")]
    return min((first for first in firsts if day < first <= years_after(day, 1)), default=None)


def _petitioned(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers where so many workers stand behind an open dispute."""
    for one in disputes.disputes_open(wanted, on=on):
        yield Observed(one.employer_id, "W6", number=one.workers, words=f"đơn từ ngày {one.opened_on:%d/%m/%Y} của {one.workers} người")


def _not_talked_over(wanted: set[int], on: date) -> Iterator[Observed]:
    """Yield employers where a change of wage scales or norms asked for a session whose day went by without it."""
    for employer, planned_on in bargaining.missed_events(wanted, article=WAGE_SCALE, since=years_after(on, -1), on=on).items():
        yield Observed(employer, "W7", "norm", words=f"phiên đối thoại theo Điều {WAGE_SCALE} hẹn ngày {planned_on:%d/%m/%Y} chưa họp")
