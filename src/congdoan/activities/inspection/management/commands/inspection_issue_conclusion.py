"""`congdoan inspection issue-conclusion NUMBER`."""

from congdoan.activities.inspection import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.issue_conclusion`."""

    help = "Ban hành kết luận theo văn bản đã ký."
    subject = "inspection_id"
    service = staticmethod(services.issue_conclusion)
