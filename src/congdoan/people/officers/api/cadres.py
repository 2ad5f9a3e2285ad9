"""Cadre records, plans, courses, allowances."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Schema

from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard
from congdoan.people.officers import queries, services
from congdoan.people.officers.forms import told
from congdoan.people.officers.forms.told import Id

from .parts import DoneOut, IdOut, router, who


class CountOut(Schema):
    """How many were written down."""

    count: int


class CourseOut(Schema):
    """A course with how many came."""

    id: int
    unit_code: str
    name: str
    first_on: date
    last_on: date
    counts: dict[str, int]


class CvOut(Schema):
    """An officer of the short list."""

    full_name: str
    post: str
    unit_code: str
    schooling: str
    expertise: str
    politics: str
    language: str
    assessment: str


@router.get("/units/{code}/cadres", response=list[CvOut], operation_id="officers_cadres")
@doors.endpoint
def cadres(request: HttpRequest, code: str) -> Any:
    """Return the officers of a union and of those below with their newest records."""
    unit_id = told.unit_of(code)
    guard.require(doors.actor_id(request), "officers.read", at=unit_id, on=doors.today())
    fields = ("schooling", "expertise", "politics", "language", "assessment")
    return [
        {"full_name": one.officer.full_name, "post": one.officer.post, "unit_code": one.officer.unit_code}
        | {name: getattr(one, name) for name in fields}
        for one in queries.cvs(unit_id, on=doors.as_of(request))
    ]


@router.get("/courses", response=list[CourseOut], operation_id="officers_courses")
@doors.endpoint
def courses(request: HttpRequest) -> Any:
    """Return the courses within reach, the newest hundred."""
    guard.require_somewhere(doors.actor_id(request), "officers.read", on=doors.today())
    return queries.courses()


@router.post("/cadres", response=IdOut, operation_id="officers_record_cadre")
@doors.endpoint
def record_cadre(request: HttpRequest, body: told.CadreIn) -> dict[str, int]:
    return {"id": services.record_cadre(**body.values(), **who(request))}


@router.post("/plan", response=IdOut, operation_id="officers_plan_officer")
@doors.endpoint
def plan_officer(request: HttpRequest, body: told.PlanIn) -> dict[str, int]:
    return {"id": services.plan_officer(**body.values(), **who(request))}


@router.post("/plan/{line_id}/drop", response=DoneOut, operation_id="officers_drop_planned")
@doors.endpoint
def drop_planned(request: HttpRequest, line_id: Id, body: told.ReasonIn) -> dict[str, bool]:
    services.drop_planned(line_id=line_id, **body.values(), **who(request))
    return {"done": True}


@router.post("/courses", response=IdOut, operation_id="officers_open_course")
@doors.endpoint
def open_course(request: HttpRequest, body: told.CourseIn) -> dict[str, int]:
    return {"id": services.open_course(**body.values(), **who(request))}


@router.post("/courses/{course_id}/attendance", response=CountOut, operation_id="officers_record_attendance")
@doors.endpoint
def record_attendance(request: HttpRequest, course_id: Id, body: told.AttendanceIn) -> dict[str, int]:
    return {"count": services.record_attendance(course_id=course_id, **body.values(), **who(request))}


@router.post("/seats/{seat_id}/allowance", response=IdOut, operation_id="officers_set_allowance")
@doors.endpoint
def set_allowance(request: HttpRequest, seat_id: Id, body: told.AllowanceIn) -> dict[str, int]:
    return {"id": services.set_allowance(seat_id=seat_id, **body.values(), **who(request))}
