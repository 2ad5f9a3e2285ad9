"""The quick report of a stoppage: what the product knows of it at this moment, and those that were written."""

from dataclasses import dataclass
from datetime import date, datetime

from congdoan.activities.disputes.queries import law
from congdoan.activities.disputes.queries.raised import employers_sharing, traits_of
from congdoan.activities.disputes.queries.spread import stoppages_near
from congdoan.activities.disputes.queries.stoppages import StoppageRow, acts
from congdoan.activities.disputes.rules import report
from congdoan.activities.disputes.rules.stoppages import RECEIVERS
from congdoan.activities.disputes.rules.timers import HERE
from congdoan.finance.assessments import queries as assessments
from congdoan.foundation.kernel.periods import add_months, month_of
from congdoan.people.members import queries as members
from congdoan.people.organisations import queries as organisations

REGISTER, TOLD, ACT = "sổ đơn vị", "đặc điểm doanh nghiệp", "diễn biến đã ghi"


@dataclass(frozen=True, slots=True)
class Written:
    """A report as it was written."""

    act_id: int
    stage: str
    at: datetime
    fields: list[report.Filled]
    by: str


def known(row: StoppageRow, *, on: date) -> dict[str, tuple[str, str]]:
    """Return what is known for the fields of the report: (value, where it comes from); of the employer as on the day of the outbreak."""
    on = row.broke_out_on or on
    employer = organisations.named([row.employer_id], on=on)[row.employer_id]
    traits = traits_of([row.employer_id], on=on)[row.employer_id]
    union = employer.parent_id if employer.has_union else None
    size = members.sizes_of([union], on=on).get(union, 0) if union else 0
    found = {
        "firm": (employer.name, REGISTER),
        "address": (", ".join(part for part in (traits.zone, employer.commune) if part), REGISTER),
        "owner_country": (traits.owner_country or employer.ownership, TOLD if traits.owner_country else REGISTER),
        "trade": (employer.sector, REGISTER),
        "workers": _workers(row.employer_id, on),
        "members": (str(size), "sổ đoàn viên"),
        "has_union": (f"Có: {employer.parent_name}" if union else "Chưa có", REGISTER),
        "t0": (_moment(row.broke_out_at), ACT),
        "stopped": (_count(row.stopped), ACT),
        "total_present": (_count(row.present), ACT),
        "demands": ("; ".join(row.demands), ACT),
        "causes": ("; ".join(row.causes), ACT),
        "ended_at": (_moment(row.ended_at) if row.broke_out_at and row.ended_at else "Chưa kết thúc", ACT),
    }
    if row.ended_at:
        found |= {
            "days_lost": (_count(row.days_lost), ACT),
            "demands_met": (row.demands_met.capitalize(), ACT),
            "legality": (row.legality.capitalize(), ACT),
        }
    return found | _spread(row, on) | _from_acts(row)


def _spread(row: StoppageRow, on: date) -> dict[str, tuple[str, str]]:
    """Return who shares zone or owner's country, and which stoppages broke out near by within two weeks."""
    told = []
    for name, words in (("zone", "cùng khu"), ("owner_country", "cùng nước chủ đầu tư")):
        if count := employers_sharing(row.employer_id, name):
            told.append(f"{count} doanh nghiệp {words} trong sổ")
    if near := stoppages_near([row.employer_id], on=on).get(row.employer_id):
        told.append(f"{len(near)} vụ gần kề trong 14 ngày")
    return {"spread_risk": ("; ".join(told), TOLD)} if told else {}


def _from_acts(row: StoppageRow) -> dict[str, tuple[str, str]]:
    """Return what the acts tell: the shift, who did what, what the employer answered."""
    told: dict[str, tuple[str, str]] = {}
    steps = []
    for act in acts(row.id):
        at = act.happened_at.astimezone(HERE)
        if act.kind == "reported":  # what a person wrote before need not be written again
            told |= {key: (value, "báo cáo trước") for key, _, value, origin in act.facts["fields"] if origin == report.WRITTEN}
        if act.kind == "broke_out":
            told["shift_line"] = (str(act.facts.get("shift_line", "")), ACT)
        elif act.kind == "called":
            steps.append(f"{at:%H:%M %d/%m} báo {act.facts.get('to') or RECEIVERS[act.facts['receiver']]}")
        elif act.kind in ("met", "updated"):
            steps.append(f"{at:%H:%M %d/%m} {act.words}")
            if answer := act.facts.get("answer"):
                told["employer_answer"] = (str(answer), ACT)
    return told | {"steps_done": ("; ".join(steps)[: report.LONGEST], ACT)}


def _workers(employer_id: int, on: date) -> tuple[str, str]:
    """Return the head-count that the employer declared last within a year, and for which month."""
    rows = assessments.payroll_in_force([employer_id], months=(add_months(month_of(on), -12), month_of(on)))
    if not rows:
        return "", ""
    newest = max(rows, key=lambda one: one.month)
    return _count(newest.headcount), f"bản khai tháng {newest.month % 100:02}/{newest.month // 100}"


def prefilled(row: StoppageRow, *, on: date, typed: dict[str, str] | None = None) -> list[report.Filled]:
    """Return the report as it would be written now."""
    return report.filled(law.fields(on=on), known(row, on=on), typed or {})


def written(stoppage_id: int, *, act_id: int | None = None) -> list[Written]:
    """Return the reports of a stoppage, the newest first; with a number that one alone."""
    rows = [one for one in acts(stoppage_id) if one.kind == "reported" and act_id in (None, one.id)]
    return [
        Written(one.id, one.facts["stage"], one.happened_at, [report.Filled(*field) for field in one.facts["fields"]], one.by)
        for one in reversed(rows)
    ]


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(HERE):%H:%M ngày %d/%m/%Y}" if moment else ""


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}".replace(",", ".")
