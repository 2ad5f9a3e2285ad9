"""`congdoan officers open-course JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import CourseIn


class Command(ToldCommand):
    """Write down a course."""

    help = "Ghi một lớp bồi dưỡng."
    schema = CourseIn
    service = staticmethod(services.open_course)
    answers = "course"
