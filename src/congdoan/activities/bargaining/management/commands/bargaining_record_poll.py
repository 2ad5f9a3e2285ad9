"""`congdoan bargaining record-poll SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import PollIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down an opinion poll as counts."""

    help = "Ghi kết quả lấy ý kiến người lao động, chỉ số phiếu."
    subject = "bargaining_id"
    schema = PollIn
    service = staticmethod(services.record_poll)
    answers = "poll"
