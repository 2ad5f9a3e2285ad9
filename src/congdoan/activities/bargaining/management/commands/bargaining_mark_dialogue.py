"""`congdoan bargaining mark-dialogue SỐ JSON`."""

from congdoan.activities.bargaining import services
from congdoan.activities.bargaining.forms.told import MarkIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down a step of a session."""

    help = "Ghi ngày gửi nội dung, trả lời yêu cầu hoặc công bố."
    subject = "dialogue_id"
    schema = MarkIn
    service = staticmethod(services.mark_dialogue)
