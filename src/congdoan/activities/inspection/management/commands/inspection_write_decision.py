"""`congdoan inspection write-decision JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import DecisionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.write_decision`."""

    help = "Soạn quyết định kiểm tra thành văn bản đi."
    schema = DecisionIn
    service = staticmethod(services.write_decision)
    answers = "document"
