"""`congdoan disputes dismiss-signal NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import CheckIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Put a signal aside."""

    help = "Ghi một dấu hiệu không đúng."
    subject = "signal_id"
    schema = CheckIn
    service = staticmethod(services.dismiss_signal)
