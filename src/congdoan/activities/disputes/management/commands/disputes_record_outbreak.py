"""`congdoan disputes record-outbreak NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import OutbreakIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down that work stopped."""

    help = "Ghi lúc xảy ra ngừng việc."
    subject = "stoppage_id"
    schema = OutbreakIn
    service = staticmethod(services.record_outbreak)
