"""`congdoan disputes verify-signal NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import CheckIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Confirm a signal."""

    help = "Xác minh một dấu hiệu."
    subject = "signal_id"
    schema = CheckIn
    service = staticmethod(services.verify_signal)
