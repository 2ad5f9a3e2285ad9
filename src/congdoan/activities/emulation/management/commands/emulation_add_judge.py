"""`congdoan emulation add-judge SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import JudgeIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Add somebody to a council."""

    help = "Bổ sung ủy viên Hội đồng."
    subject = "council_id"
    schema = JudgeIn
    service = staticmethod(services.add_judge)
    answers = "seat"
