"""The estimates of the fictitious year: some approved, adjusted and public, some on their way, most units late. Through the services."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from congdoan.finance.assessments import queries as assessments
from congdoan.finance.budgets import queries as plans
from congdoan.finance.budgets import services as budgets
from congdoan.finance.budgets.rules.estimates import Basis, Figure, Key, by_category
from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.interfaces.demo.story.desk import INVENTED
from congdoan.interfaces.demo.story.facts import YEAR
from congdoan.people.organisations import queries as organisations

APPROVED, SUBMITTED, RETURNED, DRAFTED, PUBLISHED = 14, 4, 2, 2, 6
CARE_MORE = ("movement", "care")
ON_DUES = (("salary", "salary_allowance", 40), ("visits", "visits", 45), ("other_spending", "other_spending", 15))
ON_FUND = (("movement", "care", 65), ("movement", "propaganda", 20), ("administration", "administration", 10))
"""How a union of the story means to spend what it may use of dues and of the fund, in per cent; invented."""


def estimate_year(district: int, *, by: int, on: date) -> None:
    """Let the first unions of the district make the year's estimates, and its chief accountant decide; in the caller's transaction."""
    accountant, chief = (people.actor_named(name) for name in ("ketoan", "ketoantruong"))
    assert accountant is not None
    assert chief is not None
    unions = list(organisations.base_unions_below(district, during=(date(YEAR, 1, 1), date(YEAR, 12, 31))))
    standing = [one for one in unions if organisations.parent_on([one], on=on)[one] is not None]
    chosen = standing[: APPROVED + SUBMITTED + RETURNED + DRAFTED]
    try:
        access.enter(chief.pk, on=on)
        budgets.set_deadline(
            by=chief.pk, unit_id=district, kind="budget", sender="grassroots", from_year=YEAR, month=11, day=15, document=INVENTED, on=on
        )
        access.enter(accountant.pk, on=on)
        marks = {one: _made(accountant.pk, one, on) for one in chosen}
        access.enter(by, on=on)
        sent = chosen[: APPROVED + SUBMITTED + RETURNED]
        for one in sent:
            _send(by, one, marks[one], on)
        access.enter(chief.pk, on=on)
        _decide(chief.pk, sent, marks, on)
        access.enter(by, on=on)
        for one in sent[:PUBLISHED]:
            budgets.publish_estimate(by=by, unit_id=one, year=YEAR, document=INVENTED, document_on=on, on=on)
        if sent:
            _adjust(accountant.pk, sent[0], on)
    finally:
        access.enter(by, on=on)


def _made(by: int, unit_id: int, on: date) -> str:
    """Write a draft from what the product proposes, spending what may be used; return its seal."""
    proposed = plans.proposals(unit_id, YEAR, on=on)
    amounts: dict[Key, int] = {key: one.amount for key, one in proposed.figures.items()}
    told = assessments.dues_reports_in_force([unit_id], months=(YEAR * 100 + 1, YEAR * 100 + 12))
    amounts.setdefault(("dues", "dues"), sum(report.collected_dong for report in told))
    amounts.setdefault(("paid_up", "paid_up"), sum(report.collected_dong - report.kept_dong for report in told))
    kept = amounts.get(("dues", "dues"), 0) - amounts.get(("paid_up", "paid_up"), 0)
    fund = amounts.get(("received", "received_distribution"), 0)
    for usable, heads in ((kept, ON_DUES), (fund, ON_FUND)):
        for line, category, share in heads:
            amounts[line, category] = usable * share // 100
    amounts["reserve", ""] = fund * 5 // 100
    bases = [Basis(key, one.value) for key, one in proposed.known.items()]
    rows = [Figure(line, category, amount) for (line, category), amount in amounts.items()]
    budgets.prepare_estimate(by=by, unit_id=unit_id, year=YEAR, figures=rows, bases=bases, on=on)
    return plans.mark_of(unit_id, YEAR)


def _send(by: int, unit_id: int, mark: str, on: date) -> None:
    sheet = plans.estimate(unit_id, YEAR)
    assert sheet is not None
    broken = [check.id for check in plans.ceilings_of(unit_id, YEAR, by_category(sheet.amounts), on=on) if check.is_broken]
    reasons = dict.fromkeys(broken, "Ban chấp hành quyết nghị (hư cấu)")
    budgets.submit_estimate(by=by, unit_id=unit_id, year=YEAR, mark=mark, on=on, overrides=reasons)


def _decide(by: int, sent: Sequence[int], marks: dict[int, str], on: date) -> None:
    """Approve most, two of them with a lower figure for care; return two with a remark."""
    for number, one in enumerate(sent[: APPROVED + RETURNED]):
        given: dict[str, Any] = {"by": by, "unit_id": one, "year": YEAR, "mark": marks[one], "on": on}
        if number >= APPROVED:
            remarks = {CARE_MORE: "Chi chăm lo cao hơn khả năng thu, tính lại"}
            budgets.return_estimate(words="Xem lại số chi chăm lo rồi trình lại", remarks=remarks, **given)
            continue
        sheet = plans.estimate(one, YEAR)
        assert sheet is not None
        lower = {CARE_MORE: sheet.amounts.get(CARE_MORE, 0) * 9 // 10} if number in (1, 2) else {}
        budgets.approve_estimate(document=INVENTED, figures=lower, **given)


def _adjust(by: int, unit_id: int, on: date) -> None:
    """Let one union draft an adjustment of its approved estimate."""
    sheet = plans.estimate(unit_id, YEAR)
    assert sheet is not None
    access.enter(by, on=on)
    rows = [Figure(*key, amount + (1_000_000 if key == CARE_MORE else 0)) for key, amount in (sheet.approved or {}).items()]
    bases = [Basis(key, row.value, row.reason) for key, row in sheet.bases.items()]
    budgets.prepare_estimate(
        by=by, unit_id=unit_id, year=YEAR, figures=rows, bases=bases, on=on, reason="Thêm chương trình Tết sum vầy (hư cấu)",
        document=INVENTED,
    )  # fmt: skip
