"""`congdoan disputes take-step NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import StepIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down the next step of a dispute."""

    help = "Ghi bước tiếp theo của một tranh chấp."
    subject = "dispute_id"
    schema = StepIn
    service = staticmethod(services.take_step)
