"""Which pay day a union is asked about, and what it answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import PayAnswer, PayDay
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class PayQuestion:
    """What a union is asked about one of its employers: its pay day where nobody told it, else whether a month is paid.

    `state` is unknown, asked, unpaid or done; `month` and `due_on` are of the oldest month that waits, else of the last.
    """

    employer_id: int
    code: str
    name: str
    state: str
    day: int | None = None
    is_following: bool = False
    month: int | None = None
    due_on: date | None = None
    late_days: int = 0

    @property
    def late_words(self) -> str:
        """Return how late the wages are."""
        return f"chưa trả, chậm {self.late_days} ngày"


def pay_days_of(employer_ids: Iterable[int]) -> dict[int, PayDay]:
    """Return the pay day that was told last of each employer."""
    found = PayDay.objects.filter(employer_id__in=set(employer_ids)).order_by("employer_id", "-id").distinct("employer_id")
    return {one.employer_id: one for one in found}


def answers_of(employer_ids: Iterable[int]) -> dict[tuple[int, int], bool]:
    """Return by employer and month whether the wages were paid, as it was told last."""
    found = PayAnswer.objects.filter(employer_id__in=set(employer_ids)).order_by("employer_id", "month", "-id")
    rows = found.distinct("employer_id", "month").values_list("employer_id", "month", "is_paid")
    return {(employer, month): is_paid for employer, month, is_paid in rows}


def first_pay_days(employer_ids: Iterable[int]) -> dict[int, date]:
    """Return from which day each employer's pay day is known."""
    found = PayDay.objects.filter(employer_id__in=set(employer_ids)).order_by("employer_id", "id").distinct("employer_id")
    return dict(found.values_list("employer_id", "since"))


def silent_since(employer_ids: Iterable[int], *, on: date) -> dict[int, tuple[int, date]]:
    """Return the oldest month (with its pay day) before a day that nobody answered, of employers whose pay day is known."""
    ids = set(employer_ids)
    days, answers, first = pay_days_of(ids), answers_of(ids), first_pay_days(ids)
    found = {}
    for employer, told in days.items():
        for month, due_on in rules.months_due(day=told.day, is_following=told.is_following, since=first[employer], on=on):
            if (employer, month) not in answers and due_on < on:
                found[employer] = (month, due_on)
                break
    return found


def last_answers(employer_ids: Iterable[int]) -> dict[int, date]:
    """Return the day on which a union last told whether wages were paid, of each employer that it answered about."""
    rows = PayAnswer.objects.filter(employer_id__in=set(employer_ids)).order_by()
    return dict(rows.values_list("employer_id").annotate(Max("told_on")))


def questions_of(union_id: int, *, on: date) -> list[PayQuestion]:
    """Return what a union is asked about each of its employers, in the order of names: five statements."""
    named = organisations.codes_and_names(organisations.employers_of([union_id], on=on))
    days, answers, first = pay_days_of(named), answers_of(named), first_pay_days(named)
    return [_question(one, named[one], days.get(one), answers, first, on) for one in named]


def _question(
    employer: int, named: tuple[str, str], told: PayDay | None, answers: Mapping[tuple[int, int], bool], first: Mapping[int, date], on: date
) -> PayQuestion:  # fmt: skip
    if told is None:
        return PayQuestion(employer, *named, "unknown")
    due = rules.months_due(day=told.day, is_following=told.is_following, since=first[employer], on=on)
    known = replace(PayQuestion(employer, *named, "done"), day=told.day, is_following=told.is_following)
    for state, wanted in (("unpaid", False), ("asked", None)):
        for month, due_on in due:
            if answers.get((employer, month)) is wanted:
                return replace(known, state=state, month=month, due_on=due_on, late_days=max((on - due_on).days, 0))
    return replace(known, month=due[-1][0], due_on=due[-1][1]) if due else known
