"""`congdoan disputes raise-signal JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import SignalIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Tell a signal."""

    help = "Báo một dấu hiệu."
    schema = SignalIn
    service = staticmethod(services.raise_signal)
    answers = "id"
