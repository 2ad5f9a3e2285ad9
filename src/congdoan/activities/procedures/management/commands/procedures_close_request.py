"""`congdoan procedures close-request NUMBER`."""

from congdoan.activities.procedures import services
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Hand the result over."""

    help = "Trả kết quả."
    subject = "request_id"
    service = staticmethod(services.close_request)
