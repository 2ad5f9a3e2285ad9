"""`congdoan grassroots take-applications NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import ApplicationsIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Take the applications of workers."""

    help = "Nhận đơn gia nhập."
    subject = "founding_id"
    schema = ApplicationsIn
    service = staticmethod(services.take_applications)
    answers = "applications"
