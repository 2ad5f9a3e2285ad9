"""`congdoan inspection open-by-decision NUMBER`."""

from congdoan.activities.inspection import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.open_by_decision`."""

    help = "Mở cuộc kiểm tra theo quyết định đã ký."
    subject = "decision_id"
    service = staticmethod(services.open_by_decision)
    answers = "inspection"
