"""`congdoan emulation receive-initiative SỐ`."""

from congdoan.activities.emulation import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Receive an initiative."""

    help = "Nhận sáng kiến, tìm hồ sơ gần giống."
    subject = "initiative_id"
    service = staticmethod(services.receive_initiative)
    answers = "decide_by"
