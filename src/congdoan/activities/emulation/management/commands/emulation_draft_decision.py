"""`congdoan emulation draft-decision SỐ`."""

from congdoan.activities.emulation import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Draft the decision of recognition."""

    help = "Soạn quyết định công nhận."
    subject = "initiative_id"
    service = staticmethod(services.draft_decision)
    answers = "document"
