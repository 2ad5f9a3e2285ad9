"""`congdoan procedures receive-request NUMBER`."""

from congdoan.activities.procedures import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take a request in hand."""

    help = "Tiếp nhận một yêu cầu."
    subject = "request_id"
    service = staticmethod(services.receive_request)
