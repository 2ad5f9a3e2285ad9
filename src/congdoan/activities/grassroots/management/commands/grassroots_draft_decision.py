"""`congdoan grassroots draft-decision NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import DecisionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write a draft of the decision among the outgoing documents."""

    help = "Soạn bản thảo quyết định công nhận."
    subject = "founding_id"
    schema = DecisionIn
    service = staticmethod(services.draft_decision)
    answers = "document"
