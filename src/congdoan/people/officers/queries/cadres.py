"""Officers as cadres: the short list of CVs, plans, courses, allowances."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.people.officers import rules
from congdoan.people.officers.models import Allowance, Attendance, CadreRecord, Course, PlannedOfficer
from congdoan.people.officers.queries.lists import OfficerFilter, OfficerRow, every_officer

MOST_CVS = 1_000


@dataclass(frozen=True, slots=True)
class CvRow:
    """One officer of the short list: the seat, and what the newest cadre record tells."""

    officer: OfficerRow
    schooling: str
    expertise: str
    politics: str
    language: str
    assessment: str


@dataclass(frozen=True, slots=True)
class AllowanceRow:
    """What a seat is allowed on a day. Units: đồng a month; None where no decision or no base salary is known."""

    hundredths: int
    words: str
    since: date
    decision: str
    dong: int | None


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course with how many were called, came, passed."""

    id: int
    unit_id: int
    unit_code: str
    name: str
    first_on: date
    last_on: date
    place: str
    lessons: int | None
    decision: str
    counts: dict[str, int]

    @property
    def came(self) -> int:
        """Return how many came, with a certificate or without."""
        return self.counts["attended"] + self.counts["passed"]


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """The newest word about one person's part in a course."""

    full_name: str
    person_id: int
    unit_code: str
    outcome: str
    words: str
    certificate: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the plan of officers."""

    id: int
    body: str
    post: str
    full_name: str
    person_id: int
    term_name: str
    decision: str
    planned_on: date
    dropped_on: date | None
    drop_reason: str


def cvs(unit_id: int, *, on: date) -> list[CvRow]:
    """Return the officers of a union and of those below on a day with their newest records, by given name, at most a thousand."""
    found = [row for row, _ in zip(every_officer(OfficerFilter(unit_id), on=on), range(MOST_CVS), strict=False)]
    newest = cadre_records({row.person_id for row in found}, on=on)
    empty = dict.fromkeys(rules.CADRE_FIELDS, "")
    return [CvRow(row, **newest.get(row.person_id, empty)) for row in found]


def cadre_records(person_ids: Iterable[int], *, on: date) -> dict[int, dict[str, str]]:
    """Return the newest cadre record of persons within reach up to a day, in one statement."""
    rows = CadreRecord.objects.filter(person_id__in=set(person_ids), noted_on__lte=on).order_by("person_id", "-id").distinct("person_id")
    return {row.person_id: {name: getattr(row, name) for name in rules.CADRE_FIELDS} for row in rows}


def allowances(seat_ids: Iterable[int], *, on: date) -> dict[int, AllowanceRow]:
    """Return what seats are allowed on a day by the decision that counts then, in one statement."""
    rows = Allowance.objects.filter(seat_id__in=set(seat_ids), since__lte=on).order_by("seat_id", "-since").distinct("seat_id")
    base = next((one.value for one in reference.records("base_salary") if one.holds_on(on)), None)
    return {
        row.seat_id: AllowanceRow(
            row.hundredths, rules.coefficient_words(row.hundredths), row.since, row.decision,
            rules.allowance_dong(row.hundredths, int(base)) if base is not None else None,
        )
        for row in rows
    }  # fmt: skip


def courses(*, unit_id: int | None = None, size: int = 100) -> list[CourseRow]:
    """Return the courses within reach, the newest first, each with how many came; three statements."""
    rows = Course.objects.order_by("-first_on", "-id")
    found = list((rows.filter(unit_id=unit_id) if unit_id else rows)[:size])
    return _courses(found)


def course(course_id: int) -> CourseRow | None:
    """Return one course within reach, or None."""
    return next(iter(_courses(list(Course.objects.filter(id=course_id)))), None)


def _courses(found: list[Course]) -> list[CourseRow]:
    names = access.branch_names({row.unit_id for row in found})
    counts: dict[int, dict[str, int]] = {}
    for course_id, row in _newest([one.pk for one in found]):
        told = counts.setdefault(course_id, dict.fromkeys(rules.OUTCOMES, 0))
        told[row.outcome] += 1
    return [
        CourseRow(
            row.pk, row.unit_id, names.get(row.unit_id, ("", ""))[0], row.name, row.first_on, row.last_on, row.place, row.lessons,
            row.decision, counts.get(row.pk, dict.fromkeys(rules.OUTCOMES, 0)),
        )
        for row in found
    ]  # fmt: skip


def _newest(course_ids: list[int]) -> list[tuple[int, Attendance]]:
    rows = Attendance.objects.filter(course_id__in=course_ids).order_by("course_id", "person_id", "-id").distinct("course_id", "person_id")
    return [(row.course_id, row) for row in rows]


def attendances(course_id: int) -> list[AttendanceRow]:
    """Return who took part in a course, the newest word about each."""
    rows = [row for _, row in _newest([course_id])]
    names = access.branch_names({row.unit_id for row in rows})
    told = [
        AttendanceRow(
            row.full_name, row.person_id, names.get(row.unit_id, ("", ""))[0], row.outcome, rules.OUTCOMES[row.outcome], row.certificate
        )
        for row in rows
    ]
    return sorted(told, key=lambda one: (one.unit_code, one.full_name))


def plan(unit_id: int) -> list[PlanRow]:
    """Return the plan of officers of a union: lines that stand, then those taken off, by body and post."""
    rows = PlannedOfficer.objects.filter(unit_id=unit_id).order_by("dropped_on", "term_name", "body", "post", "id")[:500]
    told = [
        PlanRow(
            row.pk, rules.body_words(row.body), rules.post_words(row.body, row.post), row.full_name, row.person_id, row.term_name,
            row.decision, row.planned_on, row.dropped_on, row.drop_reason,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(told, key=lambda one: one.dropped_on is not None)


def planned(line_id: int) -> tuple[int, str] | None:
    """Return (unit, name) of a line of a plan within reach, or None."""
    found = PlannedOfficer.objects.filter(id=line_id).values_list("unit_id", "full_name").first()
    return (int(found[0]), str(found[1])) if found else None
