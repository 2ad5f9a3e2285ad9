"""`congdoan inspection write-conclusion NUMBER`."""

from congdoan.activities.inspection import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.write_conclusion`."""

    help = "Soạn kết luận thành văn bản đi."
    subject = "inspection_id"
    service = staticmethod(services.write_conclusion)
    answers = "document"
