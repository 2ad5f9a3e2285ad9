"""`congdoan emulation decide-award SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import AwardDecisionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down what was decided."""

    help = "Ghi quyết định khen."
    subject = "proposal_id"
    schema = AwardDecisionIn
    service = staticmethod(services.decide_award)
