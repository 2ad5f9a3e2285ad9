"""`congdoan procedures check-request NUMBER JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import NoteIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Find a request whole."""

    help = "Chuyển một yêu cầu đã đủ hồ sơ."
    subject = "request_id"
    schema = NoteIn
    service = staticmethod(services.check_request)
    answers = "made"
