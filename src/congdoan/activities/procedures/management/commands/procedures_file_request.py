"""`congdoan procedures file-request JSON`."""

from congdoan.activities.procedures import services
from congdoan.activities.procedures.forms.told import OwnRequestIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """File a request."""

    help = "Nộp một yêu cầu."
    schema = OwnRequestIn
    service = staticmethod(services.file_request)
