"""`congdoan officers drop-planned NUMBER JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import ReasonIn


class Command(ToldCommand):
    """Take somebody off the plan."""

    help = "Đưa một người ra khỏi quy hoạch."
    subject = "line_id"
    schema = ReasonIn
    service = staticmethod(services.drop_planned)
