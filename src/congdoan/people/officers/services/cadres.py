"""Officers as cadres: what they have learned, whom a union plans for, courses and who came, allowances by decision."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.people.members import queries as members
from congdoan.people.officers import rules
from congdoan.people.officers.models import Allowance, Attendance, CadreRecord, Course, PlannedOfficer, Seat
from congdoan.people.officers.queries import law
from congdoan.people.officers.services.refusals import (
    AllowanceUnfit,
    AttendanceUnfit,
    CadreUnfit,
    CourseUnfit,
    GroundMissing,
    PlanUnfit,
    UnknownCourse,
    UnknownPlan,
    UnknownSeat,
)
from congdoan.people.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class Attended:
    """What came of a course for one member."""

    membership_id: int
    outcome: str
    certificate: str = ""


@transaction.atomic
def record_cadre(
    *, by: int, membership_id: int, on: date, schooling: str = "", expertise: str = "", politics: str = "", language: str = "",
    assessment: str = "",
) -> int:  # fmt: skip
    """Write down what an officer has learned and how he was last assessed; the newest record counts, the earlier ones stay.

    :raises CadreUnfit: no member within reach, or nothing was told
    """
    found = members.memberships([membership_id])
    if not found:
        raise CadreUnfit(why="không có đoàn viên này trong phạm vi của bạn")
    one = found[0]
    access.require(by, "officers.record_cadre", at=one.unit_id, on=on)
    told = {"schooling": schooling, "expertise": expertise, "politics": politics, "language": language, "assessment": assessment}
    told = {name: text.strip() for name, text in told.items()}
    if not any(told.values()):
        raise CadreUnfit(why="chưa ghi mục nào")
    row = CadreRecord.objects.create(unit_id=one.unit_id, person_id=one.person_id, noted_on=on, recorded_by_id=by, **told)
    audit.record(by, "officers.record_cadre", at=one.unit_id, record=row.pk, fields=sorted(name for name, text in told.items() if text))
    return int(row.pk)


@transaction.atomic
def plan_officer(*, by: int, unit_id: int, membership_id: int, body: str, post: str, term_name: str, on: date, decision: str = "") -> int:
    """Plan a member for a post in a coming term and return the line of the plan.

    :raises PlanUnfit: no such post, no term, no member of the union or of those below, or planned already
    """
    access.require(by, "officers.plan_officer", at=unit_id, on=on)
    if post not in rules.POSTS.get(body, {}) or body not in rules.ELECTED:
        raise PlanUnfit(why="không quy hoạch chức danh này")
    if not term_name.strip():
        raise PlanUnfit(why="chưa ghi nhiệm kỳ")
    one = next(iter(members.memberships([membership_id])), None)
    if one is None or on not in one.period or unit_id not in {one.unit_id, *_above(one.unit_id, on)}:
        raise PlanUnfit(why="người này không sinh hoạt ở công đoàn hoặc dưới công đoàn hôm nay")
    try:
        with transaction.atomic():
            row = PlannedOfficer.objects.create(
                unit_id=unit_id, body=body, post=post, person_id=one.person_id, full_name=one.full_name, term_name=term_name.strip(),
                decision=decision.strip(), planned_on=on, drop_reason="",
            )  # fmt: skip
    except IntegrityError:
        raise PlanUnfit(why=f"{one.full_name} đã có trong quy hoạch chức danh này") from None
    audit.record(by, "officers.plan_officer", at=unit_id, line=row.pk, body=body, post=post, term=term_name)
    return int(row.pk)


def _above(unit_id: int, on: date) -> set[int]:
    return set(organisations.levels_above([unit_id], on=on).get(unit_id, {}).values())


@transaction.atomic
def drop_planned(*, by: int, line_id: int, reason: str, on: date) -> None:
    """Take somebody off the plan, with the reason; the line stays in the history.

    :raises UnknownPlan: there is no such line that stands
    :raises GroundMissing: no reason was given
    """
    row = PlannedOfficer.objects.select_for_update().filter(id=line_id, dropped_on=None).first()
    if row is None:
        raise UnknownPlan
    access.require(by, "officers.drop_planned", at=row.unit_id, on=on)
    if not reason.strip():
        raise GroundMissing
    PlannedOfficer.objects.filter(id=line_id).update(dropped_on=on, drop_reason=reason.strip()[:300])
    audit.record(by, "officers.drop_planned", at=row.unit_id, line=line_id, reason=reason)


@transaction.atomic
def open_course(
    *, by: int, unit_id: int, name: str, first_on: date, last_on: date, on: date, place: str = "", lessons: int | None = None,
    decision: str = "",
) -> int:  # fmt: skip
    """Write down a course that a union holds and return it.

    :raises CourseUnfit: no name, days the wrong way round, or it is written down already
    """
    access.require(by, "officers.open_course", at=unit_id, on=on)
    if not name.strip() or last_on < first_on:
        raise CourseUnfit(why="cần tên lớp, ngày cuối không sớm hơn ngày đầu")
    try:
        with transaction.atomic():
            row = Course.objects.create(
                unit_id=unit_id, name=name.strip(), first_on=first_on, last_on=last_on, place=place.strip(), lessons=lessons,
                decision=decision.strip(),
            )  # fmt: skip
    except IntegrityError:
        raise CourseUnfit(why="đã có lớp cùng tên, cùng ngày đầu") from None
    audit.record(by, "officers.open_course", at=unit_id, course=row.pk, first_on=first_on, last_on=last_on)
    return int(row.pk)


@transaction.atomic
def record_attendance(*, by: int, course_id: int, attended: Sequence[Attended], on: date) -> int:
    """Write down who was called, came or was given a certificate, all or none; the newest word about a person counts.

    :raises UnknownCourse: there is none within reach
    :raises AttendanceUnfit: everything that is wrong: unknown members or outcomes, certificates without having passed
    """
    course = Course.objects.filter(id=course_id).first()
    if course is None:
        raise UnknownCourse
    access.require(by, "officers.record_attendance", at=course.unit_id, on=on)
    known = {one.pk: one for one in members.memberships([row.membership_id for row in attended])}
    faults = [told for row in attended if (told := _attendance_fault(row, known.keys()))]
    if not attended or faults:
        raise AttendanceUnfit(first="; ".join(faults) or "chưa chọn ai", faults=faults or ["chưa chọn ai"])
    rows = [
        Attendance(
            course=course, unit_id=known[row.membership_id].unit_id, person_id=known[row.membership_id].person_id,
            full_name=known[row.membership_id].full_name, outcome=row.outcome, certificate=row.certificate.strip(), recorded_by_id=by,
        )
        for row in attended
    ]  # fmt: skip
    Attendance.objects.bulk_create(rows)
    audit.record(by, "officers.record_attendance", at=course.unit_id, course=course_id, persons=len(rows))
    return len(rows)


def _attendance_fault(row: Attended, known: Collection[int]) -> str:
    if row.membership_id not in known:
        return f"không có đoàn viên số {row.membership_id} trong phạm vi của bạn"
    if row.outcome not in rules.OUTCOMES:
        return f"không có kết quả “{row.outcome[:20]}”"
    return "chỉ người có chứng nhận mới ghi số chứng nhận" if row.certificate.strip() and row.outcome != "passed" else ""


@transaction.atomic
def set_allowance(*, by: int, seat_id: int, hundredths: int, since: date, decision: str, on: date) -> int:
    """Give a seat a coefficient of the base salary from a day on, as a decision says; return the row. Nothing is paid by this.

    Units: hundredths of a coefficient. Source: law pack, finance.spending_ceilings: coefficients × base salary; until 2021 at most 0,7
    (allowance.pre2022); since then the coefficients are not in the pack, so that the decision alone tells the number.

    :raises UnknownSeat: there is none within reach
    :raises AllowanceUnfit: no decision, a number past what the pack knows of, a day outside the seat, or set that day already
    """
    seat = Seat.objects.filter(id=seat_id, voided_on=None).first()
    if seat is None:
        raise UnknownSeat
    access.require(by, "officers.set_allowance", at=seat.unit_id, on=on)
    if not decision.strip():
        raise AllowanceUnfit(why="cần số quyết định")
    most = law.most_allowance(on=since)
    if not 0 <= hundredths <= (1000 if most is None else most):
        raise AllowanceUnfit(why="hệ số từ 0 đến " + rules.coefficient_words(1000 if most is None else most))
    if seat.held.isempty or since not in seat.held:
        raise AllowanceUnfit(why=f"ngày {since:%d/%m/%Y} không giữ chức danh này")
    try:
        with transaction.atomic():
            row = Allowance.objects.create(
                seat=seat, unit_id=seat.unit_id, hundredths=hundredths, since=since, decision=decision.strip(), set_by_id=by
            )
    except IntegrityError:
        raise AllowanceUnfit(why="ngày đó đã có một quyết định") from None
    audit.record(by, "officers.set_allowance", at=seat.unit_id, seat=seat_id, hundredths=hundredths, since=since, decision=decision)
    return int(row.pk)
