"""`congdoan bargaining close-poll SỐ`."""

from congdoan.activities.bargaining import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Close a poll on the phone; its counts become the talks' newest poll."""

    help = "Đóng đợt lấy ý kiến trên điện thoại, mở kết quả."
    subject = "poll_id"
    service = staticmethod(services.close_poll)
    answers = "poll"
