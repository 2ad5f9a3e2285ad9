"""Figures of training for the apps that count them."""

from collections.abc import Iterable
from datetime import date

from congdoan.people.officers.models import Attendance, Seat
from congdoan.people.officers.rules import CHAIR, EXECUTIVE

CAME = ("attended", "passed")


def chairs_trained(units: Iterable[int], *, during: tuple[date, date]) -> dict[int, bool]:
    """Return for each of some unions that has a chair on the last day whether that chair came to a course begun on these days."""
    first, last = during
    seats = Seat.objects.filter(unit_id__in=set(units), body=EXECUTIVE, post=CHAIR, held__contains=last).order_by("unit_id", "pk")
    chairs = dict(seats.values_list("unit_id", "person_id"))
    newest = Attendance.objects.filter(person_id__in=set(chairs.values()), course__first_on__range=(first, last))
    told = newest.order_by("course_id", "person_id", "-id").distinct("course_id", "person_id").values_list("person_id", "outcome")
    came = {person for person, outcome in told if outcome in CAME}
    return {unit: person in came for unit, person in chairs.items()}
