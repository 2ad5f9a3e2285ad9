"""`congdoan procedures take-request JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import RequestIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Write down what was brought to the office."""

    help = "Ghi một yêu cầu nộp tại nơi nhận."
    schema = RequestIn
    service = staticmethod(services.take_request)
