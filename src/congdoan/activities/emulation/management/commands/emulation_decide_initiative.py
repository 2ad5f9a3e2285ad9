"""`congdoan emulation decide-initiative SỐ JSON`."""

from congdoan.activities.emulation import services
from congdoan.activities.emulation.forms.told import DecisionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write the decision down."""

    help = "Ghi kết luận, số quyết định."
    subject = "initiative_id"
    schema = DecisionIn
    service = staticmethod(services.decide_initiative)
