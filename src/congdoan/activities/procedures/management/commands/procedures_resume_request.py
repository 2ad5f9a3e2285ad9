"""`congdoan procedures resume-request NUMBER JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import WordsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Go on with a request."""

    help = "Ghi đã bổ sung."
    subject = "request_id"
    schema = WordsIn
    service = staticmethod(services.resume_request)
    answers = "due_on"
