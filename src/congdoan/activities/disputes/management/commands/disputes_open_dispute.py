"""`congdoan disputes open-dispute JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import DisputeIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take a petition of workers."""

    help = "Nhận kiến nghị của người lao động."
    schema = DisputeIn
    service = staticmethod(services.open_dispute)
    answers = "id"
