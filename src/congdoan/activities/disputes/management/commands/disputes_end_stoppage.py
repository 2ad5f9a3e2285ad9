"""`congdoan disputes end-stoppage NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import EndIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down that work goes on again."""

    help = "Ghi kết thúc ngừng việc."
    subject = "stoppage_id"
    schema = EndIn
    service = staticmethod(services.end_stoppage)
