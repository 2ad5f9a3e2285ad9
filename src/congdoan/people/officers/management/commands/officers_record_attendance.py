"""`congdoan officers record-attendance NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import AttendanceIn


class Command(ToldCommand):
    """Write down who came to a course."""

    help = "Ghi người dự một lớp."
    subject = "course_id"
    schema = AttendanceIn
    service = staticmethod(services.record_attendance)
    answers = "count"
