"""`congdoan bargaining open-poll SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import PhonePollIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Open a poll that workers answer on a phone."""

    help = "Mở đợt lấy ý kiến bằng phiếu trên điện thoại."
    subject = "bargaining_id"
    schema = PhonePollIn
    service = staticmethod(services.open_poll)
    answers = "poll"
