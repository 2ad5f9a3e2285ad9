"""`congdoan disputes record-call NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import CallIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down who was told by telephone."""

    help = "Ghi đã báo điện thoại cho ai."
    subject = "stoppage_id"
    schema = CallIn
    service = staticmethod(services.record_call)
