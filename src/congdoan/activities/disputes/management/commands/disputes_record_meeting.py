"""`congdoan disputes record-meeting NUMBER JSON`."""

from congdoan.activities.disputes import services
from congdoan.activities.disputes.forms.told import MeetingIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down talks."""

    help = "Ghi kết quả đối thoại."
    subject = "stoppage_id"
    schema = MeetingIn
    service = staticmethod(services.record_meeting)
