"""The figures of a committee's half year or year, column by column of its report."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum

from congdoan.activities.inspection import rules
from congdoan.activities.inspection.models import (
    Inspection,
    Irregularity,
    Pick,
    Programme,
    Recommendation,
    RecommendationAct,
    SampleItem,
    WorkingPaper,
)
from congdoan.activities.inspection.queries.law import report_columns
from congdoan.activities.petitions import queries as petitions
from congdoan.activities.petitions.rules.discipline import FORMS
from congdoan.foundation.access import queries as access
from congdoan.people.officers import queries as officers
from congdoan.people.officers import rules as bodies

MOST_OFFICERS = 20_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the report: which column it belongs to, its words, its value, or why there is none. Units: đồng where `is_money`."""

    column: str
    words: str
    value: int | None
    why: str = ""
    is_money: bool = False


def days_of(year: int, *, is_half: bool = False) -> tuple[date, date]:
    """Return the first and the last day of a year, or of its first half."""
    return date(year, 1, 1), date(year, 6, 30) if is_half else date(year, 12, 31)


def figures(owner_id: int, during: tuple[date, date], *, on: date) -> tuple[list[Figure], bool]:
    """Return the figures of a committee's days in the order of the report's columns, and whether these are still to be checked.

    An inspection counts by the day of its decision, a recommendation with its inspection; what is planned is the whole year's.
    Source: `inspfig.report_columns`; people received stand beside them as published reports tell them.
    """
    columns, needs_check = report_columns()
    led = Inspection.objects.filter(owner_id=owner_id, decided_on__range=during).exclude(state=rules.WITHDRAWN)
    last = min(on, during[1])
    told = [
        *_committees(columns[0], owner_id, last), *_inspections(columns[1], owner_id, during), *_sums(columns[2:5], led),
        *_recommendations(columns[5], led),
        *_petitions(columns[6], owner_id, during),
        *_discipline(columns[7], owner_id, during),
    ]  # fmt: skip
    return told, needs_check


def _petitions(column: str, owner_id: int, during: tuple[date, date]) -> list[Figure]:
    below = access.branches_below([owner_id])
    told = petitions.figures(first=during[0], last=during[1], unit_ids=below)
    visits = petitions.visit_figures(first=during[0], last=during[1], unit_ids=below)
    words = {
        "Lượt người được tiếp": visits.people,
        "Đơn nhận": told.received,
        "Đơn thuộc thẩm quyền": told.in_authority,
        "Đơn đã giải quyết": told.settled,
    }
    return [Figure(column, name, count) for name, count in words.items()]


def _discipline(column: str, owner_id: int, during: tuple[date, date]) -> list[Figure]:
    told = petitions.discipline_figures(first=during[0], last=during[1], unit_ids=access.branches_below([owner_id]))
    return [Figure(column, words, told.get(form, 0)) for form, words in FORMS.items()]


def _committees(column: str, owner_id: int, on: date) -> list[Figure]:
    chosen = officers.OfficerFilter(unit_id=owner_id, body=bodies.INSPECTION)
    rows, _ = officers.officers(chosen, on=on, size=MOST_OFFICERS)
    return [
        Figure(column, "Ủy ban kiểm tra có người", len({row.term_id for row in rows})), Figure(column, "Ủy viên ủy ban kiểm tra", len(rows))
    ]  # fmt: skip


def _inspections(column: str, owner_id: int, during: tuple[date, date]) -> list[Figure]:
    programmes = Programme.objects.filter(unit_id=owner_id, year=during[0].year, state="approved")
    planned = dict(Pick.objects.filter(programme__in=programmes).values_list("kind").annotate(count=Count("id")).order_by())
    led = Inspection.objects.filter(owner_id=owner_id, decided_on__range=during)
    done = dict(led.filter(state__in=rules.CONCLUDED).values_list("kind").annotate(count=Count("id")).order_by())
    return [
        figure
        for kind, words in rules.KINDS.items()
        if planned.get(kind) or done.get(kind)
        for figure in (
            Figure(column, f"{words}: kế hoạch", planned.get(kind, 0)),
            Figure(column, f"{words}: đã kết luận", done.get(kind, 0)),
        )
    ] or [Figure(column, "Cuộc kiểm tra kế hoạch, thực hiện", 0)]


def _sums(columns: list[str], led: "QuerySet[Inspection]") -> list[Figure]:
    concluded = list(led.filter(state__in=rules.CONCLUDED).values_list("pk", flat=True))
    seen = {
        (inspection, voucher, line)
        for inspection, voucher, line in WorkingPaper.objects.filter(inspection_id__in=concluded).values_list(
            "inspection_id", "voucher_id", "line_id"
        )
    }
    items = (
        SampleItem.objects.filter(inspection_id__in=concluded).values_list("inspection_id", "voucher_id", "line_id", "amount").distinct()
    )
    checked = sum(amount for *thing, amount in items if tuple(thing) in seen)
    wrong = Irregularity.objects.filter(inspection_id__in=concluded).aggregate(total=Sum("amount"))["total"] or 0
    verified = Recommendation.objects.filter(inspection_id__in=concluded, state="verified")
    told = RecommendationAct.objects.filter(recommendation__in=verified, kind="told").order_by("recommendation_id", "place")
    recovered = sum(dict(told.values_list("recommendation_id", "recovered")).values())  # of each what was told last
    return [
        Figure(columns[0], "Tiền của chứng từ, dòng sao kê đã xem trong mẫu", checked, is_money=True),
        Figure(columns[1], "Tiền của các phát hiện", wrong, is_money=True),
        Figure(columns[2], "Đã thu hồi, đã xác nhận", recovered, is_money=True),
    ]


def _recommendations(column: str, led: "QuerySet[Inspection]") -> list[Figure]:
    bound = Recommendation.objects.filter(inspection__in=led.filter(state__in=rules.CONCLUDED))
    return [
        Figure(column, "Kiến nghị", bound.count()), Figure(column, "Đã thực hiện, đã xác nhận", bound.filter(state="verified").count())
    ]  # fmt: skip
