"""`congdoan disputes settle-promise NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import SettleIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down whether a promise was kept."""

    help = "Ghi kết quả một cam kết."
    subject = "promise_id"
    schema = SettleIn
    service = staticmethod(services.settle_promise)
