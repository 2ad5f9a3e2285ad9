"""`congdoan disputes record-update NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import UpdateIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down how a stoppage stands."""

    help = "Cập nhật diễn biến."
    subject = "stoppage_id"
    schema = UpdateIn
    service = staticmethod(services.record_update)
