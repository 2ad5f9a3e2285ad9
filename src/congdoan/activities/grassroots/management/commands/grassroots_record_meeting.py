"""`congdoan grassroots record-meeting NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import MeetingIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down the founding meeting and its count."""

    help = "Ghi biên bản đại hội thành lập."
    subject = "founding_id"
    schema = MeetingIn
    service = staticmethod(services.record_meeting)
