"""`congdoan officers plan-officer JSON`."""

from congdoan.foundation.access.doors import ToldCommand
from congdoan.people.officers import services
from congdoan.people.officers.forms.told import PlanIn


class Command(ToldCommand):
    """Plan a member for a post."""

    help = "Đưa một đoàn viên vào quy hoạch."
    schema = PlanIn
    service = staticmethod(services.plan_officer)
    answers = "line"
