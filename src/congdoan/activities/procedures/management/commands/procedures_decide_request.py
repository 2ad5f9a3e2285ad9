"""`congdoan procedures decide-request NUMBER JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import DecisionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Decide on a request."""

    help = "Ra kết quả một yêu cầu."
    subject = "request_id"
    schema = DecisionIn
    service = staticmethod(services.decide_request)
    answers = "made"
