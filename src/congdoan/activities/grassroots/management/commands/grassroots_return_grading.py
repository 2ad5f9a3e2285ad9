"""`congdoan grassroots return-grading NUMBER JSON`."""

from congdoan.activities.grassroots import services
from congdoan.activities.grassroots.forms.told import ReasonIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """Send the points back."""

    help = "Trả điểm lại cho công đoàn."
    subject = "grading_id"
    schema = ReasonIn
    service = staticmethod(services.return_grading)
