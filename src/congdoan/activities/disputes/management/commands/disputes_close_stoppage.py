"""`congdoan disputes close-stoppage NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import CloseIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Close a stoppage."""

    help = "Đóng vụ việc."
    subject = "stoppage_id"
    schema = CloseIn
    service = staticmethod(services.close_stoppage)
