"""`congdoan inspection close-inspection NUMBER JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import SaidIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.close_inspection`."""

    help = "Đóng một cuộc kiểm tra."
    subject = "inspection_id"
    schema = SaidIn
    service = staticmethod(services.close_inspection)
