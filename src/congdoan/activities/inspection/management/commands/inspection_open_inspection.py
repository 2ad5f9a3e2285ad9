"""`congdoan inspection open-inspection JSON`."""

from congdoan.activities.inspection import services
from congdoan.activities.inspection.forms.told import InspectionIn
from congdoan.foundation.access.doors import ToldCommand


class Command(ToldCommand):
    """The use case `inspection.services.open_inspection`."""

    help = "Mở một cuộc kiểm tra theo quyết định."
    schema = InspectionIn
    service = staticmethod(services.open_inspection)
    answers = "inspection"
