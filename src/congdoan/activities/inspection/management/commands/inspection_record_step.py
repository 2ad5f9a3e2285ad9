"""`congdoan inspection record-step NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import StepIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.record_step`."""

    help = "Ghi một bước của cuộc kiểm tra."
    subject = "inspection_id"
    schema = StepIn
    service = staticmethod(services.record_step)
