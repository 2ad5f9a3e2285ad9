"""`congdoan inspection draft-conclusion NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import DraftIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.draft_conclusion`."""

    help = "Dự thảo kết luận từ các phát hiện và gửi đơn vị."
    subject = "inspection_id"
    schema = DraftIn
    service = staticmethod(services.draft_conclusion)
